/* Decision: everybody says in secret what they would choose; the room sees the sums, the choice and its reason. */
import { useState } from "preact/hooks";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Leaf, useLeaves } from "./cells.jsx";
import { Decided, Findings, Result, Whys } from "./chosen.jsx";
import { Options, picked } from "./options.jsx";

export { Desk } from "./deciding.jsx";

const NOTHING = "There is nothing to choose from yet. It comes from the step before this one.";
const LIMIT = 200;

const isSame = (one, other) => one.why.trim() === other.why && one.options.join() === other.options.join();

export function Participant({ page }) {
  const { step, board, can } = page;
  if (!board.options?.length) return <p class="cg-empty">{NOTHING}</p>;
  if (step.phase === "revealed") return <Revealed page={page} />;
  if (can.includes("opt")) return <Choosing page={page} />;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        Choices are closed. {page.mine.options.length ? "Yours is saved." : "You chose nothing."} What the room would
        choose comes next.
      </span>
    </p>
  );
}

function Choosing({ page }) {
  const { board, mine, draft } = page;
  const { saveDraft } = useLink();
  const { send, going, problem, clear } = useSend();
  const [form, setForm] = useState(() => ({ options: draft?.options ?? mine.options, why: draft?.why ?? mine.why }));
  const same = isSame(form, mine);
  const ready = form.options.length > 0 && !same;
  const saved = mine.options.length > 0;
  const change = (part) => {
    const next = { ...form, ...part };
    clear();
    setForm(next);
    saveDraft(isSame(next, mine) ? {} : next);
  };
  const choose = async () => {
    if (ready && (await send("opt", form)).ok) saveDraft({});
  };
  const is = going || (saved && same ? "saved" : saved ? "changed" : form.options.length ? "draft" : "");
  return (
    <>
      <Options
        options={board.options}
        most={board.most}
        chosen={form.options}
        legend={board.most > 1 ? `Up to ${board.most} that you would choose` : "What would you choose?"}
        onChoose={(id) => change({ options: picked(form.options, id, board) })}
      />
      {(form.options.length > 0 || form.why) && (
        <label class="cg-field">
          <span class="cg-label">Why? (if you like)</span>
          <input
            class="cg-input"
            dir="auto"
            maxLength={LIMIT}
            value={form.why}
            onInput={(event) => change({ why: event.currentTarget.value })}
          />
        </label>
      )}
      <Thumb problem={problem} status={<SavedMark is={problem ? "refused" : is} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind="main"
          aria-disabled={!ready}
          onClick={choose}
        >
          {saved ? "Change my choice" : "Send my choice"}
        </button>
      </Thumb>
    </>
  );
}

function Revealed({ page }) {
  const { board, mine } = page;
  return (
    <section class="cg-stack">
      <Decided decision={board.decision} options={board.options} />
      {!board.decision && <p class="cg-label">{voters(board)}. The facilitator records what you decide together.</p>}
      <Findings findings={board.findings} />
      <ol class="cg-list cg-turned">
        {board.options.map((one, place) => (
          <Result one={one} result={board.results[place]} own={mine.options.includes(one.id)} key={one.id} />
        ))}
      </ol>
      <Whys board={board} />
    </section>
  );
}

const ON_THE_WALL = 12;

const voters = ({ results }) => `${plural(results[0]?.of ?? 0, "person has", "people have")} chosen`;

export function Screen({ page }) {
  const { step, board, progress } = page;
  const options = board.options ?? [];
  const leaf = useLeaves(ordered(options, board.results), ON_THE_WALL);
  const key = leaf.shown.map(({ id, text }) => id + text).join();
  if (!options.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  if (step.phase !== "revealed") {
    return (
      <div class="cg-show">
        <Fit most={3.2} least={1.2} of={key} class="cg-wallopts">
          <ul key={leaf.from}>
            {leaf.shown.map(({ id, text, says }) => (
              <li class="cg-card cg-show-card" key={id}>
                <p class="cg-said" dir="auto">
                  {text}
                </p>
                {says && <p class="cg-quiet">{says}</p>}
              </li>
            ))}
          </ul>
        </Fit>
        <Leaf leaf={leaf} />
        <Places answered={progress.answered} of={progress.of} words="have chosen" />
      </div>
    );
  }
  return board.decision ? <Choice board={board} /> : <Sums board={board} leaf={leaf} of={key} />;
}

/** The options in their order; where they do not all fit, what most would choose comes first. */
function ordered(options, results) {
  if (!results || options.length <= ON_THE_WALL) return options;
  const count = Object.fromEntries(results.map(({ id, n }) => [id, n]));
  return [...options].sort((one, other) => count[other.id] - count[one.id]);
}

/** What the room would choose, option by option. */
function Sums({ board, leaf, of }) {
  const sums = Object.fromEntries(board.results.map((one) => [one.id, one]));
  const share = ({ n, of }) => (n / Math.max(1, of)) * 100;
  return (
    <div class="cg-show">
      <p class="cg-best-lead">{voters(board)}. What do you decide?</p>
      <Fit most={3} least={1.1} of={of} class="cg-best-wall">
        <ol key={leaf.from}>
          {leaf.shown.map((one) => (
            <li key={one.id}>
              <span aria-hidden="true" />
              <span class="cg-best-text" dir="auto">
                {one.text}
                <Open needs={one.needs} />
              </span>
              <span class="cg-best-of">
                <span class="cg-best-bar">
                  <span style={`width: ${share(sums[one.id])}%`} />
                </span>
                <strong class="cg-number">{sums[one.id].n}</strong>
              </span>
            </li>
          ))}
        </ol>
      </Fit>
      <Leaf leaf={leaf} />
      {(board.findings ?? [])
        .filter(({ level }) => level === "note")
        .map(({ words }) => (
          <p class="cg-wallopts-note cg-quiet" key={words}>
            {words}
          </p>
        ))}
    </div>
  );
}

/** How many conditions stand open, on the wall. */
function Open({ needs = [] }) {
  const open = needs.filter(({ state }) => state !== "met").length;
  return open > 0 && <span class="cg-opt-open">{plural(open, "condition")} not known to be met</span>;
}

/** The choice as something one would hang on a wall. */
function Choice({ board }) {
  const { decision, options } = board;
  const chosen = options.filter(({ id }) => decision.options.includes(id));
  const words = (board.findings ?? []).map((one) => one.words).join(" ");
  return (
    <div class="cg-show cg-wall">
      <Fit most={4.6} least={1.3} of={chosen.map(({ id }) => id).join() + decision.reason} class="cg-poster cg-wall-sheet">
        <p class="cg-wall-title">Decided</p>
        <ul class="cg-said cg-wall-chosen">
          {chosen.map(({ id, text }) => (
            <li dir="auto" key={id}>
              {text}
            </li>
          ))}
        </ul>
        <p class="cg-wall-foot" dir="auto">
          {decision.reason}
        </p>
        {words && (
          <p class="cg-wall-foot cg-wall-told">
            <Icon name="warning" /> {words}
          </p>
        )}
      </Fit>
    </div>
  );
}
