/* Ties: what one is, whether one may be named, and whom one turns to; then the picture of counts. */
import { useId, useState } from "preact/hooks";
import { Choose } from "../parts/Choose.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Bars, Network } from "./network.jsx";
import { TiesOnPaper } from "./papers.jsx";
import { caution, finding } from "./tied.js";

const MOST = 8;
const MANY = 12;
const NOTHING = "Nobody has said whom they turn to.";

export function Participant({ page }) {
  const { step, mine, can, board } = page;
  const { send, going, problem } = useSend();
  const consent = step.options.people && (
    <Consent key="consent" role={mine.role} named={Boolean(mine.key)} can={can} send={send} />
  );
  if (step.phase === "revealed")
    return (
      <>
        <Found board={board} />
        {mine.key && consent}
      </>
    );
  if (!board.items?.length)
    return <p class="cg-empty">There are no roles in this step. They come from the step before, or from the facilitator.</p>;
  if (!can.includes("turn_to"))
    return (
      <>
        <p class="cg-note">
          <Icon name="closed" />
          <span>This is closed. You named {mine.to.length}. What all answers have in common comes next.</span>
        </p>
        {mine.key && consent}
      </>
    );
  return (
    <>
      <section class="cg-stack">
        <Belonging items={board.items} role={mine.role} send={send} />
        {consent}
        <Turning page={page} send={send} />
      </section>
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        {mine.done ? (
          <p class="cg-inhand-words">You are done. You can still change it while the step is open.</p>
        ) : (
          <button
            type="button"
            class="cg-button cg-button-wide"
            data-kind={mine.role && mine.to.length ? "main" : undefined}
            onClick={() => send("done")}
          >
            {mine.to.length ? "I am done" : "I turn to none of them"}
          </button>
        )}
      </Thumb>
    </>
  );
}

function Belonging({ items, role, send }) {
  return (
    <Choose
      label="What are you here?"
      hint="You count as this. If nobody else does, you are counted with other roles."
      value={role ?? ""}
      items={items}
      onValue={(chosen) => chosen && send("belong", { role: chosen })}
    />
  );
}

/** Nobody is named who was not asked, here and by themselves. */
function Consent({ role, named, can, send }) {
  return (
    <section class="cg-card cg-consent-named">
      <h2>May the others name you?</h2>
      <p class="cg-small">
        {named
          ? "You agreed. Others here can choose your name, and it stands on their pages, on the screen and in the report. Whom you turn to yourself stays secret."
          : "If you agree, others here can choose your name, and it stands on their pages, on the screen and in the report. If not, you are only your role. You can take it back at any time."}
      </p>
      {named ? (
        <button type="button" class="cg-button" onClick={() => send("not_named")}>
          <Icon name="hidden" size={18} />
          <span>Take it back: do not name me</span>
        </button>
      ) : (
        <button
          type="button"
          class="cg-button"
          disabled={!role || !can.includes("be_named")}
          onClick={() => send("be_named", { role })}
        >
          <Icon name="check" size={18} />
          <span>{role ? "Yes, I may be named" : "First say what you are"}</span>
        </button>
      )}
    </section>
  );
}

function Turning({ page, send }) {
  const { board, mine, step } = page;
  const [wanted, setWanted] = useState("");
  const id = useId();
  const all = [
    ...board.items.map((one) => ({ ...one, kind: "role" })),
    ...(board.people ?? []).filter(({ id: key }) => key !== mine.key).map((one) => ({ ...one, kind: "person" })),
  ];
  const like = (text) => text.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());
  const shown = all.filter((one) => mine.to.includes(one.id) || like(one.text));
  return (
    <fieldset class="cg-stack cg-turning">
      <legend class="cg-label">
        {step.options.question === step.prompt ? "Choose them here" : step.options.question || "Whom do you turn to?"}{" "}
        <span class="cg-about cg-number">
          {mine.to.length} of at most {MOST}
        </span>
      </legend>
      {all.length > MANY && (
        <div class="cg-field">
          <label for={id} class="cg-unseen">
            Find in the list
          </label>
          <input
            id={id}
            class="cg-input"
            type="search"
            placeholder={`Find among ${all.length}`}
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
      )}
      <ul class="cg-list">
        {shown.map(({ id: key, text, kind }) => {
          const on = mine.to.includes(key);
          return (
            <li key={key}>
              <button
                type="button"
                class="cg-card cg-turn"
                aria-pressed={on}
                onClick={() => send("turn_to", { to: key, on: !on })}
              >
                <span class="cg-turn-tick" aria-hidden="true">
                  {on && <Icon name="check" size={18} />}
                </span>
                <span class="cg-said" dir="auto">
                  {text} {kind === "person" && <span class="cg-about">person, agreed to be named</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {!shown.length && <p class="cg-hint">Nothing here is called like that.</p>}
    </fieldset>
  );
}

/** What was found: the sentence, how far to trust it, the picture, the order. */
function Found({ board }) {
  const { results = [] } = board;
  if (!results.length)
    return (
      <p class="cg-empty">
        {NOTHING} {board.given > 0 && caution(board)}
      </p>
    );
  return (
    <div class="cg-stack cg-ties">
      <p class="cg-map-finding">{finding(results)}</p>
      <Trust board={board} />
      <Network results={results} />
      <section class="cg-stack">
        <h2 class="cg-label">How many turn to whom</h2>
        <Bars results={results} />
      </section>
      <details class="cg-more">
        <summary>
          <Icon name="down" />
          <span>{plural(results.length, "tie")} in words</span>
        </summary>
        <ul class="cg-more-inside cg-ties-words">
          {results.map(({ source, target, weight, source_id: from, target_id: to }) => (
            <li key={`${from} ${to}`} dir="auto">
              {source} → {target}: <span class="cg-number">{weight}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Trust({ board }) {
  return (
    <p class="cg-note" data-tone={board.few ? "warn" : "info"}>
      <Icon name={board.few ? "warning" : "info"} />
      <span>{caution(board)} Ties are what people here perceive.</span>
    </p>
  );
}

export function Desk({ page, act }) {
  const { step, board } = page;
  return (
    <div class="cg-stack">
      {step.phase === "revealed" ? (
        <Found board={board} />
      ) : (
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
          {board.given === 1 ? "person has" : "people have"} answered.
          {step.options.people && ` ${board.agreed} agreed to be named; everybody else is only a role.`} Counts appear
          here when you reveal them; who turns to whom, nobody is told.
        </p>
      )}
      <TiesOnPaper page={page} act={act} most={MOST} />
    </div>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  const { results = [] } = board;
  if (step.phase !== "revealed")
    return <Places {...progress} words="have said whom they turn to" />;
  if (!results.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  return (
    <div class="cg-show cg-wallties">
      <div>
        <p class="cg-wallmap-finding">{finding(results)}</p>
        <p class="cg-wallties-trust">
          {board.few && <Icon name="warning" size={28} />}
          {caution(board)}
        </p>
      </div>
      <Network results={results} />
      <Bars results={results} most={7} />
    </div>
  );
}
