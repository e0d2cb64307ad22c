/* Checklist: a tick counts only with what there is to show for it; everybody sees all of it at once. */
import { useEffect, useId, useState } from "preact/hooks";
import { Cards } from "../parts/Cards.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Problem } from "../parts/Problem.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { day } from "../parts/time.js";
import { useSend } from "../parts/use.js";

const FEW = 6; // items that may all lie open; of more, one is opened at a time
const NOTHING = "There is nothing to check in this step.";
const SAYS = {
  counts: ["check", "Done: there is something to show"],
  "nothing to show": ["warning", "Ticked, and does not count yet: say where it is"],
  open: ["draft", "Open"],
};

const finding = (results) =>
  `${results.filter(({ status }) => status === "counts").length} of ${results.length} done, with something to show for it.`;

export function Participant({ page }) {
  return <List page={page} />;
}

export function Desk({ page }) {
  return <List page={page} />;
}

function List({ page }) {
  const { results = [] } = page.board;
  const { send, going, problem } = useSend();
  if (!results.length) return <p class="cg-empty">{NOTHING}</p>;
  return (
    <section class="cg-stack">
      <p class="cg-map-finding">{finding(results)}</p>
      <Sufficient board={page.board} />
      <p class="cg-hint">A tick counts when it is said where the thing is: a step of this session, a link, or a sentence.</p>
      <p class="cg-small">
        <SavedMark is={going} />
      </p>
      <Problem problem={problem} />
      <ol class="cg-list">
        {results.map((one) => (
          <Item key={one.id} one={one} page={page} send={send} folds={results.length > FEW} />
        ))}
      </ol>
    </section>
  );
}

/** What the list is not sufficient for, where it is not: also when all of it is done. */
function Sufficient({ board }) {
  if (!board.sufficient) return null;
  const { words, passed } = board.sufficient;
  return (
    <p class="cg-note" data-tone={passed ? "good" : "warn"}>
      <Icon name={passed ? "check" : "warning"} />
      <strong>{words}</strong>
    </p>
  );
}

function Item({ one, page, send, folds }) {
  const { can, mine, agenda = [] } = page;
  const id = useId();
  const [where, setWhere] = useState(one.where);
  useEffect(() => setWhere(one.where), [one.where]);
  const [by, setBy] = useState(one.by);
  const held = agenda.filter(({ phase }) => phase === "done").map(({ title }) => `In this session: ${title}`);
  const ticked = one.status !== "open";
  const say = () => where.trim() !== one.where && send("say_where", { item: one.id, where });
  const owns = mine?.owns?.includes(one.id);
  const [opened, setOpened] = useState(false);
  const open = !folds || opened || one.status === "nothing to show";
  const more = [can.includes("say_where") && "where it is", can.includes("own") && !one.owned && "who sees to it"];
  return (
    <li class="cg-card cg-check" data-status={one.status}>
      <button
        type="button"
        class="cg-turn cg-check-tick"
        aria-pressed={ticked}
        disabled={!can.includes("tick")}
        onClick={() => send("tick", { item: one.id, on: !ticked })}
      >
        <span class="cg-turn-tick" aria-hidden="true">
          {ticked && <Icon name="check" size={18} />}
        </span>
        <span class="cg-said" dir="auto">
          {one.text}
        </span>
      </button>
      <Status one={one} />
      {!open && more.some(Boolean) && (
        <button type="button" class="cg-button cg-check-more" data-kind="quiet" onClick={() => setOpened(true)}>
          Say {more.filter(Boolean).join(", or ")}
          <span class="cg-unseen">: {one.text}</span>
        </button>
      )}
      {open && can.includes("say_where") && (
        <div class="cg-field">
          <label for={id}>Where is it?</label>
          <input
            id={id}
            class="cg-input"
            dir="auto"
            list={`${id}-held`}
            maxLength={200}
            placeholder="A step, a link, a sentence"
            value={where}
            onInput={(event) => setWhere(event.currentTarget.value)}
            onBlur={say}
            onKeyDown={(event) => event.key === "Enter" && say()}
          />
          <datalist id={`${id}-held`}>
            {held.map((text) => (
              <option value={text} key={text} />
            ))}
          </datalist>
        </div>
      )}
      {open && can.includes("own") && !one.owned && (
        <div class="cg-row">
          <input
            class="cg-input cg-check-date"
            type="date"
            aria-label="By when, if you know"
            value={by}
            onInput={(event) => setBy(event.currentTarget.value)}
          />
          <button type="button" class="cg-button" onClick={() => send("own", { item: one.id, by })}>
            I see to it<span class="cg-unseen">: {one.text}</span>
          </button>
        </div>
      )}
      {can.includes("disown") && owns && (
        <button type="button" class="cg-button" data-kind="quiet" onClick={() => send("disown", { item: one.id })}>
          Give it back<span class="cg-unseen">: {one.text}</span>
        </button>
      )}
    </li>
  );
}

function Status({ one }) {
  const [icon, words] = SAYS[one.status];
  return (
    <p class="cg-check-status cg-small" data-status={one.status}>
      <Icon name={icon} size={18} />
      <span>
        {words}
        {one.where && <span dir="auto">. {one.where}</span>}
        {one.owned && <span dir="auto">. {one.owner ?? "Somebody"} sees to it</span>}
        {one.by && ` by ${day(one.by)}`}
      </span>
    </p>
  );
}

export function Screen({ page }) {
  const { results = [], sufficient } = page.board;
  return (
    <div class="cg-show">
      {sufficient && results.length > 0 && (
        <p class="cg-check-sufficient" data-tone={sufficient.passed ? "good" : "warn"}>
          {finding(results)} {sufficient.words}
        </p>
      )}
      <Cards
        items={results}
        empty={NOTHING}
        extra={1.2}
        render={(one) => (
          <>
            <p class="cg-said" dir="auto">
              {one.text}
            </p>
            <Status one={one} />
          </>
        )}
      />
    </div>
  );
}
