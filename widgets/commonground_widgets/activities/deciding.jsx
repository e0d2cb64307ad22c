/* The desk decides: what the room would choose, how it stands with the conditions, and the choice with its reason. */
import { useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { useLink } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Decided, Findings, Whys } from "./chosen.jsx";
import { Need, Options, picked } from "./options.jsx";
import { OnPaper } from "./sheet.jsx";

const WHY = 600;
const LINE = 200;

export function Desk({ page, act }) {
  const { step, board, can } = page;
  const [again, setAgain] = useState(false);
  if (!board.options?.length)
    return <p class="cg-empty">There is nothing to choose from. This step starts from what the step before it leads to.</p>;
  const deciding = can.includes("decide") && (again || !board.decision);
  return (
    <div class="cg-stack">
      {step.phase !== "revealed" && (
        <>
          <p class="cg-empty">
            <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
            {board.given === 1 ? "person has" : "people have"} said what they would choose. The sums appear here when you
            reveal them; then you record what the group decides.
          </p>
          <Conditions board={board} act={act} can={can} />
        </>
      )}
      {step.phase === "revealed" && (
        <>
          <Decided decision={board.decision} options={board.options} />
          <Findings findings={board.findings} />
          {deciding ? (
            <Deciding page={page} act={act} onDone={() => setAgain(false)} />
          ) : (
            can.includes("decide") && (
              <div class="cg-row">
                <button type="button" class="cg-button" onClick={() => setAgain(true)}>
                  Decide otherwise
                </button>
              </div>
            )
          )}
          <Whys board={board} />
        </>
      )}
      <OnePaper page={page} act={act} />
    </div>
  );
}

/** Options and conditions before the reveal: what can be settled while people choose. */
function Conditions({ board, act, can }) {
  const conditional = board.options.filter(({ needs }) => needs?.length);
  return conditional.map((one) => (
    <section class="cg-card cg-stack" key={one.id}>
      <h2 class="cg-said" dir="auto">
        {one.text}
      </h2>
      <Marks needs={one.needs} act={act} can={can} />
    </section>
  ));
}

function Deciding({ page, act, onDone }) {
  const { board, draft, can } = page;
  const { saveDraft } = useLink();
  const [form, setForm] = useState(() => ({
    options: draft?.options ?? board.decision?.options ?? [],
    reason: draft?.reason ?? board.decision?.reason ?? "",
    figures: draft?.figures ?? asTyped(board.decision?.figures),
  }));
  const change = (part) => {
    const next = { ...form, ...part };
    setForm(next);
    saveDraft(next);
  };
  const results = Object.fromEntries(board.results.map((one) => [one.id, one]));
  const chosen = board.options.filter(({ id }) => form.options.includes(id));
  const open = chosen.flatMap(({ needs = [] }) => needs.filter(({ state }) => state !== "met"));
  const figures = numbers(form.figures);
  const wrong = Object.values(figures).includes(undefined);
  const many = form.options.length > board.most;
  const ready = form.options.length > 0 && form.reason.trim() && !many && !wrong;
  const record = async () => {
    if (!ready || !(await act("decide", { ...form, figures })).ok) return;
    saveDraft({});
    onDone();
  };
  return (
    <form
      class="cg-stack cg-deciding"
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      <Options
        options={board.options}
        most={Math.max(board.most, 1)}
        chosen={form.options}
        legend={board.most > 1 ? `What the group chooses, ${asked(board)}` : "What the group chooses"}
        onChoose={(id) => change({ options: picked(form.options, id, board) })}
        beside={(one) => <Sum result={results[one.id]} />}
        below={(one) => <Marks needs={one.needs} act={act} can={can} />}
      />
      {many && (
        <p class="cg-note" data-tone="bad" role="alert">
          <Icon name="error" />
          <span>
            {form.options.length} are chosen, and {board.most} can be at most. Take some away.
          </span>
        </p>
      )}
      {(board.asks ?? []).map((one) => (
        <label class="cg-field" key={one.id}>
          <span class="cg-label">{one.label}</span>
          {one.hint && <span class="cg-hint">{one.hint}</span>}
          <input
            class="cg-input cg-number cg-deciding-figure"
            inputMode="numeric"
            autocomplete="off"
            aria-invalid={figures[one.id] === undefined && one.id in figures}
            value={form.figures[one.id] ?? ""}
            onInput={(event) => change({ figures: { ...form.figures, [one.id]: event.currentTarget.value } })}
          />
        </label>
      ))}
      {open.length > 0 && (
        <p class="cg-note" data-tone="warn">
          <Icon name="warning" />
          <span>{plural(open.length, "condition is", "conditions are")} not known to be met. What you write stays on record.</span>
        </p>
      )}
      <label class="cg-field">
        <span class="cg-label">{open.length ? "Why all the same?" : "Why?"}</span>
        <textarea
          class="cg-input"
          dir="auto"
          rows={2}
          maxLength={WHY}
          value={form.reason}
          onInput={(event) => change({ reason: event.currentTarget.value })}
        />
      </label>
      <div class="cg-row">
        <button type="submit" class="cg-button" data-kind="main" aria-disabled={!ready}>
          Record the decision
        </button>
        <span class="cg-small cg-quiet">{lacks(form, board)}</span>
      </div>
    </form>
  );
}

const asked = ({ least, most }) => (least === most ? `${most} of them` : `${least} to ${most} of them`);

function lacks({ options, reason }, { least }) {
  if (!options.length) return "Choose first.";
  if (!reason.trim()) return "A decision needs its reason, in a sentence.";
  return options.length < least ? `Fewer than ${least}: you can, and it will be told.` : "";
}

const asTyped = (figures = {}) => Object.fromEntries(Object.entries(figures).map(([id, n]) => [id, String(n)]));

/** What was typed as whole numbers; undefined for what is none. */
function numbers(typed) {
  const plain = Object.entries(typed).map(([id, text]) => [id, text.replace(/[\s,.’']/gu, "")]);
  const given = plain.filter(([, text]) => text);
  return Object.fromEntries(given.map(([id, text]) => [id, /^\d{1,8}$/u.test(text) ? Number(text) : undefined]));
}

const Sum = ({ result }) => (
  <span class="cg-opt-sum">
    <strong class="cg-number">{result.n}</strong>
    <span class="cg-small cg-quiet">of {result.of}</span>
  </span>
);

/** The conditions of an option; those that nobody computes are marked here. */
function Marks({ needs = [], act, can }) {
  if (!needs.length) return null;
  return (
    <ul class="cg-needs" aria-label="Conditions">
      {needs.map((need) => (
        <li key={need.id}>
          <Need need={need} />
          {need.marked && can.includes("mark_need") && <Marking need={need} act={act} />}
        </li>
      ))}
    </ul>
  );
}

const WORDS = { met: "Met", "not met": "Not met", unknown: "Unknown" };

function Marking({ need, act }) {
  const [where, setWhere] = useState(need.where ?? "");
  const mark = (state) => (state === "met" && !where.trim() ? null : act("mark_need", { need: need.id, state, where }));
  return (
    <div class="cg-marking">
      <input
        class="cg-input"
        dir="auto"
        maxLength={LINE}
        placeholder="What shows it?"
        aria-label={`What shows it: ${need.text}`}
        value={where}
        onInput={(event) => setWhere(event.currentTarget.value)}
      />
      <div class="cg-row" role="group" aria-label={`How it stands: ${need.text}`}>
        {Object.entries(WORDS).map(([state, word]) => (
          <button
            type="button"
            class="cg-button"
            key={state}
            aria-pressed={need.state === state}
            aria-disabled={state === "met" && !where.trim()}
            onClick={() => mark(state)}
          >
            {word}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Somebody without a phone. */
function OnePaper({ page, act }) {
  const { board, can } = page;
  const [chosen, setChosen] = useState([]);
  const [why, setWhy] = useState("");
  if (!can.includes("enter_sheet")) return null;
  const ready = chosen.length > 0 && chosen.length <= board.most;
  const enter = async () => {
    if (!ready || !(await act("enter_sheet", { answers: { options: chosen, why } })).ok) return;
    setChosen([]);
    setWhy("");
  };
  return (
    <OnPaper title="Enter a choice on paper for somebody without a phone" count={board.sheets}>
      <Options
        options={board.options}
        most={board.most}
        chosen={chosen}
        legend={board.most > 1 ? `Up to ${board.most}` : "One of them"}
        onChoose={(id) => setChosen(picked(chosen, id, board))}
        below={() => null}
      />
      <label class="cg-field">
        <span class="cg-label">Why, if it is written</span>
        <input
          class="cg-input"
          dir="auto"
          maxLength={LINE}
          value={why}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="cg-button" aria-disabled={!ready} onClick={enter}>
        Enter this choice
      </button>
    </OnPaper>
  );
}
