/* Gate: each condition with what it stands on. What is only said is shown, and does not count. */
import { useEffect, useId, useState } from "preact/hooks";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Problem } from "../parts/Problem.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";

const NOTHING = "The conditions appear here when the step opens.";
const LENGTH = 300;
const ICONS = {
  met: "check",
  "not met": "close",
  unknown: "help",
  "not made yet": "closed",
  "said, not made here": "draft",
};
const ANSWERS = [
  ["met", "Met"],
  ["not met", "Not met"],
  ["unknown", "Unknown"],
];
const capital = (words) => `${words[0].toUpperCase()}${words.slice(1)}`;

export function Participant({ page }) {
  const { board, mine, can } = page;
  const sending = useSend();
  const [open, setOpen] = useState(null);
  const results = board.results ?? [];
  return (
    <>
      <Board page={page} sending={sending} open={open} onOpen={setOpen} />
      {can.includes("done") && results.length > 0 && open === null && (
        <Thumb
          problem={sending.problem}
          status={
            sending.going ? (
              <SavedMark is={sending.going} />
            ) : (
              <span class="cg-small cg-quiet">{mine.done ? "You can still change things." : "Then the group talks."}</span>
            )
          }
        >
          <button
            type="button"
            class="cg-button cg-button-wide"
            data-kind="main"
            disabled={mine.done}
            onClick={() => sending.send("done")}
          >
            {mine.done ? "Done" : `I have looked at all ${results.length}`}
          </button>
        </Thumb>
      )}
    </>
  );
}

export function Desk({ page }) {
  const sending = useSend();
  const [open, setOpen] = useState(null);
  return (
    <section class="cg-stack">
      <SavedMark is={sending.going} />
      {open === null && <Problem problem={sending.problem} />}
      <Board page={page} sending={sending} open={open} onOpen={setOpen} />
    </section>
  );
}

function Board({ page, sending, open, onOpen }) {
  const { results = [], suggestion, reason, finding } = page.board;
  if (!results.length) return <p class="cg-empty">{NOTHING}</p>;
  const turn = (id) => {
    sending.clear();
    onOpen(id);
  };
  return (
    <section class="cg-stack">
      <p class="cg-map-finding">{finding}</p>
      <Suggestion suggestion={suggestion} reason={reason} />
      <ol class="cg-gate">
        {results.map((one) => (
          <Condition key={one.id} one={one} page={page} sending={sending} open={open === one.id} onOpen={turn} />
        ))}
      </ol>
    </section>
  );
}

function Suggestion({ suggestion, reason }) {
  if (!suggestion) return null;
  return (
    <div class="cg-note cg-gate-suggestion">
      <Icon name="info" />
      <p>
        <strong>The evidence suggests: {suggestion}.</strong> {reason} The group decides.
      </p>
    </div>
  );
}

function Condition({ one, page, sending, open, onOpen }) {
  const { send, problem } = sending;
  const { can, mine, board } = page;
  const foundations = board.of === "foundations";
  const ticked = mine?.ticks?.includes(one.id) ?? false;
  const may = can.includes("say_evidence") && !(foundations ? one.status === "met" : one.measured);
  const words = foundations
    ? `${one.said ? "Change" : "Say"} where it is`
    : one.status === "unknown"
      ? "Show evidence"
      : "Change this";
  return (
    <li class="cg-card cg-gate-one" data-status={one.status}>
      <Stands one={one} />
      {can.includes("tick") && (
        <button
          type="button"
          class="cg-turn cg-gate-tick"
          aria-pressed={ticked}
          onClick={() => send("tick", { item: one.id, on: !ticked })}
        >
          <span class="cg-turn-tick" aria-hidden="true">
            {ticked && <Icon name="check" size={18} />}
          </span>
          <span>
            I would say that we have this<span class="cg-unseen">: {one.text}</span>
          </span>
        </button>
      )}
      {may && !open && (
        <button type="button" class="cg-button cg-gate-say" onClick={() => onOpen(one.id)}>
          {words}
          <span class="cg-unseen">: {one.text}</span>
        </button>
      )}
      {may && open && (
        <Evidence one={one} board={board} send={send} problem={problem} onDone={() => onOpen(null)} />
      )}
    </li>
  );
}

/** A condition, how it stands and on what, and what would open it. */
function Stands({ one }) {
  const closed = one.status !== "met";
  return (
    <>
      <Badge status={one.status} />
      <div class="cg-gate-words">
        <h2>{one.text}</h2>
        {one.needs && <p class="cg-quiet cg-small">{one.needs}.</p>}
        <p class="cg-gate-status">
          <strong>{capital(one.status)}.</strong> <span dir="auto">{one.evidence}</span>
        </p>
        {one.known && <p class="cg-quiet cg-small">{one.known}</p>}
        {one.said && (
          <p class="cg-gate-said" dir="auto">
            “{one.said}” <span class="cg-quiet">It does not count.</span>
          </p>
        )}
        {closed && <p class="cg-gate-opens">{one.opens}</p>}
        {one.ticks > 0 && (
          <p class="cg-quiet cg-small">
            {plural(one.ticks, "person says", "people say")} that it is there
            {closed ? ", which does not count by itself." : "."}
          </p>
        )}
      </div>
    </>
  );
}

const Badge = ({ status }) => (
  <span class="cg-gate-badge" data-status={status} aria-hidden="true">
    <Icon name={ICONS[status]} size={22} />
  </span>
);

function Evidence({ one, board, send, problem, onDone }) {
  const id = useId();
  const scale = board.of === "scale";
  const [verdict, setVerdict] = useState(one.status);
  const [words, setWords] = useState(scale ? (one.change ? one.evidence : "") : one.said);
  const [base] = useState(board.changes);
  const field = useState({ current: null })[0];
  useEffect(() => field.current?.focus(), []);
  const save = async (event) => {
    event.preventDefault();
    const said = scale ? { is: verdict, base } : {};
    if ((await send("say_evidence", { item: one.id, evidence: words, ...said })).ok) onDone();
  };
  return (
    <form class="cg-gate-form" onSubmit={save}>
      {scale && (
        <div class="cg-gate-answers" role="group" aria-label="How it stands">
          {ANSWERS.filter(([answer]) => !one.numbers || answer !== "met").map(([answer, label]) => (
            <button type="button" aria-pressed={verdict === answer} onClick={() => setVerdict(answer)} key={answer}>
              <Icon name={ICONS[answer]} size={18} /> {label}
            </button>
          ))}
        </div>
      )}
      <div class="cg-field">
        <label for={id}>{scale ? "What shows it?" : "Where is it?"}</label>
        {one.numbers && <p class="cg-hint">Only numbers can show that it is met: bring them in at “The data”.</p>}
        <textarea
          id={id}
          ref={(element) => {
            field.current = element;
          }}
          class="cg-input"
          dir="auto"
          rows={2}
          maxLength={LENGTH}
          placeholder={scale ? "A number, a name, a place to look" : "A link, or a sentence"}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <Problem problem={problem} />
      <div class="cg-row">
        <button type="submit" class="cg-button" data-kind="main">
          Save
        </button>
        <button type="button" class="cg-button" data-kind="quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}

export function Screen({ page }) {
  const { results = [], finding, suggestion, reason } = page.board;
  if (!results.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  return (
    <div class="cg-show">
      <Fit least={1} most={2.4} of={JSON.stringify(results)}>
        <ol class="cg-gate-wall" style={`--across: ${results.length > 8 ? 3 : 4}`}>
          {results.map((one, place) => (
            <li class="cg-card cg-show-card" style={`--place: ${place}`} key={one.id}>
              <Cell one={one} />
            </li>
          ))}
          {results.length % 4 === 3 && <Count results={results} />}
        </ol>
      </Fit>
      <p class="cg-show-foot cg-gate-foot">
        {suggestion ? (
          <span>
            The evidence suggests: <strong>{suggestion}.</strong> {reason}
          </span>
        ) : (
          <strong>{finding}</strong>
        )}
      </p>
    </div>
  );
}

/** The last place of a wall of eight. */
const Count = ({ results }) => (
  <li class="cg-gate-count cg-number" aria-hidden="true">
    <strong>{results.filter(({ status }) => status === "met").length}</strong> of {results.length}
  </li>
);

/** What was said without being made is not read out on the wall; that it was said is. */
const Cell = ({ one }) => (
  <section class="cg-gate-cell" data-status={one.status}>
    <Badge status={one.status} />
    <div>
      <h2>{one.text}</h2>
      <p class="cg-gate-status">
        <strong>{capital(one.status)}.</strong>{" "}
        <span dir="auto">{one.status === "met" || one.status === "not met" ? one.evidence : one.opens}</span>
      </p>
    </div>
  </section>
);
