/* Consent: no reasoned objection. A concern is recorded and does not block. */
import { useId, useState } from "preact/hooks";
import { whatItIs } from "../parts/Agreed.jsx";
import { Cards } from "../parts/Cards.jsx";
import { Confirm } from "../parts/Dialog.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Icon, Shape } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { Quote } from "../parts/Quote.jsx";
import { plural } from "../parts/words.js";
import { Answering } from "./answering.jsx";
import { Amending } from "./amending.jsx";

const FEW = 1;
const EMPTY = "There is no text to decide on yet. It comes from the step before.";
export const CHOICES = ["consent", "concern", "objection"];

const Agreed = ({ step }) => (
  <p class="cg-note" data-tone="good" role="status">
    <Icon name="check" />
    <span>
      <strong>Agreed.</strong> No objection stands. {whatItIs(step.gives)}
    </span>
  </p>
);

export function Participant({ page }) {
  const { board, can, step } = page;
  const revealed = step.phase === "revealed";
  if (!board.text) return <p class="cg-empty">{EMPTY}</p>;
  return (
    <>
      <figure class="cg-card cg-card-high cg-asked-about" key={board.round}>
        <Quote text={board.text} />
        {board.round > 1 && (
          <figcaption class="cg-small cg-quiet">
            Round {board.round}: the text was changed. Everybody answers again.
          </figcaption>
        )}
      </figure>
      {board.confirmed && <Agreed step={step} />}
      {revealed && <Said board={board} />}
      {!board.confirmed && can.includes("respond") && <Answering page={page} key={`answer-${board.round}`} />}
      {!board.confirmed && !can.includes("respond") && (
        <p class="cg-note">
          <Icon name="closed" />
          <span>Answers are closed. The facilitator reveals them next.</span>
        </p>
      )}
    </>
  );
}

function Counts({ counts }) {
  return (
    <ul class="cg-counts">
      {CHOICES.map((choice) => (
        <li key={choice}>
          <Shape choice={choice} />
          <strong class="cg-number">{counts[choice] ?? 0}</strong>
          <span>{(counts[choice] ?? 0) === 1 || choice === "consent" ? choice : `${choice}s`}</span>
        </li>
      ))}
    </ul>
  );
}

/** Objections before concerns, because they want an answer. */
const voicesOf = ({ objections = [], concerns = [] }) => [
  ...objections.map((one) => ({ ...one, choice: "objection" })),
  ...concerns.map((one) => ({ ...one, choice: "concern" })),
];

/** What was said: the counts, and then every voice. */
export function Said({ board }) {
  const { counts } = board;
  if (!counts) return null;
  return (
    <section class="cg-stack cg-turned">
      <Counts counts={counts} />
      {voicesOf(board).map((one) => (
        <div class="cg-card" key={one.id}>
          <Voice one={one} />
        </div>
      ))}
    </section>
  );
}

function Voice({ one }) {
  return (
    <article class="cg-voice">
      <Shape choice={one.choice} size={22} />
      <div>
        <h3 class="cg-small cg-quiet">
          {one.choice === "objection" ? "Objection" : "Concern"}
          {one.by && `, ${one.by}`}
          {one.settled && ", settled"}
        </h3>
        <p class="cg-said" dir="auto">
          {one.text || one.harm}
        </p>
        {one.amendment && (
          <p class="cg-said" dir="auto">
            <span class="cg-voice-label">Amendment: </span>
            {one.amendment}
          </p>
        )}
      </div>
    </article>
  );
}

export function Desk({ page, act }) {
  const { board, step, can } = page;
  const [asking, setAsking] = useState(false);
  const why = useId();
  const standing = board.counts?.objection ?? 0;
  const revealed = step.phase === "revealed";
  return (
    <div class="cg-stack">
      <figure class="cg-card cg-card-high cg-asked-about" key={board.round}>
        <Quote text={board.text || EMPTY} />
        <figcaption class="cg-small cg-quiet">Round {board.round ?? 1}</figcaption>
      </figure>
      {board.confirmed && <Agreed step={step} />}
      {revealed && <Said board={board} />}
      {!revealed && (
        <p class="cg-empty">
          The answers appear here when you reveal them: how many consent, who has a concern or an objection, and why.
        </p>
      )}
      {revealed && !board.confirmed && (
        <>
          {can.includes("amend") && <Amending board={board} act={act} key={`amend-${board.round}`} />}
          {can.includes("confirm") && (
            <div class="cg-row">
              <button
                type="button"
                class="cg-button"
                aria-disabled={standing > 0}
                aria-describedby={why}
                onClick={() => standing === 0 && setAsking(true)}
              >
                Confirm the agreement
              </button>
              <span class="cg-small cg-quiet" id={why}>
                {standing > 0
                  ? `${plural(standing, "objection")} still stand${standing === 1 ? "s" : ""}. Adopt an amendment, or ask whether it is withdrawn.`
                  : "No objection stands."}
              </span>
            </div>
          )}
        </>
      )}
      {asking && (
        <Confirm
          title="Is this agreed?"
          yes="Yes, it is agreed"
          onYes={() => act("confirm")}
          onClose={() => setAsking(false)}
        >
          It becomes the group’s agreement
          {board.counts?.concern ? `, with ${plural(board.counts.concern, "concern")} on record` : ""}. You can undo it.
        </Confirm>
      )}
    </div>
  );
}

export function Screen({ page }) {
  const { board, step, progress } = page;
  if (!board.text) return <p class="cg-empty cg-show-empty">{EMPTY}</p>;
  if (board.confirmed) return <Poster text={board.text} title="Agreed" />;
  if (step.phase !== "revealed") return <Asking board={board} progress={progress} />;
  const voices = voicesOf(board).map((one) => ({
    ...one,
    text: [one.text || one.harm, one.amendment].filter(Boolean).join(" "),
  }));
  return (
    <div class="cg-show cg-consent-show">
      <Counts counts={board.counts ?? {}} />
      {voices.length <= FEW && (
        <Fit most={3.6} least={1.4} of={`${board.round}${board.text}`}>
          <Quote text={board.text} />
        </Fit>
      )}
      {voices.length > 0 && (
        <Cards
          items={voices}
          most={2.6}
          extra={1.5}
          height={voices.length > FEW ? 32 : 16}
          render={(one) => <Voice one={{ ...one, text: one.harm || one.text }} />}
        />
      )}
    </div>
  );
}

const Asking = ({ board, progress }) => (
  <div class="cg-show">
    <Fit most={4.4} least={1.5} of={`${board.round}${board.text}`} class="cg-poster" key={board.round}>
      <Quote text={board.text} />
    </Fit>
    <Places answered={progress.answered} of={progress.of} />
  </div>
);

/** The agreed statement as something one would hang on a wall. */
export function Poster({ text, title, foot }) {
  return (
    <div class="cg-show cg-wall">
      <Fit most={5} least={1.6} of={text} class="cg-poster cg-wall-sheet">
        <p class="cg-wall-title">{title}</p>
        <Quote text={text} />
        {foot && <p class="cg-wall-foot">{foot}</p>}
      </Fit>
    </div>
  );
}
