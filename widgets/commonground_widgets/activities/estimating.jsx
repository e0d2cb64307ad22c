/* Giving estimates: one item at a time, a number or three; and from paper at the desk. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { Problem } from "../parts/Problem.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { told, withUnit } from "./estimated.js";
import { Rail } from "./rail.jsx";
import { OnPaper } from "./sheet.jsx";

const FIELDS = {
  point: [["likely", "Your estimate"]],
  range: [
    ["low", "At least"],
    ["likely", "Most likely"],
    ["high", "At most"],
  ],
};
const fieldsOf = ({ kind }) => FIELDS[kind] ?? FIELDS.point;

/** What is sent: what was typed, and where nothing was, the number that is there. */
const answerOf = (fields, mine, typed) =>
  Object.fromEntries(fields.map(([name]) => [name, typed?.[name] ?? mine?.[name] ?? ""]));
const isEmpty = (answer) => Object.values(answer).every((one) => String(one).trim() === "");

export function Estimating({ page, items }) {
  const { options } = page.step;
  const fields = fieldsOf(options);
  const given = page.mine.given ?? {};
  const { send, going, problem, clear } = useSend();
  const [typed, setTyped] = useState({});
  const open = items.findIndex(({ id }) => !given[id]);
  const [place, setPlace] = useState(open < 0 || page.mine.done ? items.length : open);
  const top = useRef(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) {
      top.current?.focus({ preventScroll: true });
      top.current?.scrollIntoView();
    }
    begun.current = true;
  }, [place]);

  const go = (next) => {
    clear();
    setPlace(next);
  };
  if (place >= items.length)
    return <Overview {...{ page, items, given, going, problem }} onGo={go} onDone={() => send("done")} />;
  const item = items[place];
  const answer = answerOf(fields, given[item.id], typed[item.id]);
  const changed = typed[item.id] !== undefined;
  const keep = async () => {
    if (changed) {
      const { ok } = await send("estimate", { item: item.id, ...answer });
      if (!ok) return;
      setTyped(({ [item.id]: _, ...rest }) => rest);
    }
    setPlace(place + 1);
  };
  return (
    <form
      class="cg-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <section class="cg-fill" tabIndex={-1} ref={top} aria-label={`${place + 1} of ${items.length}`}>
        <Rail items={items} done={({ id }) => Boolean(given[id])} place={place} onGo={go} of="What to estimate" />
        <blockquote class="cg-card cg-card-high cg-said cg-fill-item" dir="auto" key={item.id}>
          {item.text}
        </blockquote>
        {item.hint && (
          <p class="cg-small cg-quiet" dir="auto">
            What was agreed: {item.hint}
          </p>
        )}
        {options.each && <p class="cg-judge-question">{options.each.replace("{item}", `“${item.text}”`)}</p>}
        <Numbers
          key={item.id}
          fields={fields}
          unit={item.unit}
          values={answer}
          onType={(name, text) => {
            clear();
            setTyped((all) => ({ ...all, [item.id]: { ...all[item.id], [name]: text } }));
          }}
        />
      </section>
      <Thumb problem={problem} status={<SavedMark is={going || (problem ? "refused" : "")} />}>
        <button type="submit" class="cg-button cg-button-wide" data-kind={isEmpty(answer) ? undefined : "main"}>
          {isEmpty(answer) && !given[item.id] ? "Leave this one out" : changed ? "Save and go on" : "Next"}
          <Icon name="right" />
        </button>
      </Thumb>
    </form>
  );
}

/** The fields of one answer, side by side where there is room. */
function Numbers({ fields, unit = "", values, onType }) {
  const id = useId();
  return (
    <div class="cg-numbers" style={`--fields: ${fields.length}`}>
      {fields.map(([name, label]) => (
        <div class="cg-field" key={name}>
          <label for={`${id}-${name}`}>
            {label}
            {unit && (
              <span class="cg-quiet" dir="auto">
                {" "}
                {unit}
              </span>
            )}
          </label>
          <input
            id={`${id}-${name}`}
            class="cg-input cg-number"
            inputMode="decimal"
            autocomplete="off"
            maxLength={24}
            value={values[name]}
            onInput={(event) => onType(name, event.currentTarget.value)}
          />
        </div>
      ))}
    </div>
  );
}

function Overview({ page, items, given, going, problem, onGo, onDone }) {
  const open = items.filter(({ id }) => !given[id]).length;
  const values = (one, unit) => (one ? withUnit(Object.values(one).map(told).join(" – "), unit) : "left out so far");
  return (
    <>
      <section class="cg-stack">
        <p class="cg-note" data-tone={open ? "info" : "good"} role="status">
          <Icon name={open ? "info" : "check"} />
          <span>
            {open
              ? `${plural(open, "is", "are")} left out. You may leave ${open === 1 ? "it" : "them"} so.`
              : "All are given and saved."}{" "}
            Tap one to change it while the step is open.
          </span>
        </p>
        <ol class="cg-list">
          {items.map(({ id, text, unit }, place) => (
            <li key={id}>
              <button type="button" class="cg-card cg-filled" onClick={() => onGo(place)}>
                <span class="cg-said" dir="auto">
                  {text}
                </span>
                <span class="cg-small cg-quiet cg-number">{values(given[id], unit)}</span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      {open > 0 && (
        <Thumb problem={problem} status={<SavedMark is={going} />}>
          {page.mine.done ? (
            <p class="cg-inhand-words">You are done. What you left out counts as no answer.</p>
          ) : (
            <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={onDone}>
              I am done
            </button>
          )}
        </Thumb>
      )}
    </>
  );
}

/** A sheet of paper: all items under each other. */
export function EstimatesOnPaper({ page, act }) {
  const { board, can, step } = page;
  const fields = fieldsOf(step.options);
  const [typed, setTyped] = useState({});
  const [problem, setProblem] = useState(null);
  if (!can.includes("enter_sheet") || !board.items?.length) return null;
  const answers = Object.fromEntries(
    Object.entries(typed).flatMap(([item, one]) => {
      const answer = answerOf(fields, undefined, one);
      return isEmpty(answer) ? [] : [[item, answer]];
    }),
  );
  const count = Object.keys(answers).length;
  const enter = async () => {
    if (!count) return;
    const reply = await act("enter_sheet", { answers });
    setProblem(reply.ok ? null : reply.problem);
    if (reply.ok) setTyped({});
  };
  return (
    <OnPaper title="Enter a sheet of paper for somebody without a phone" count={board.sheets}>
      <ol class="cg-list">
        {board.items.map((item) => (
          <li class="cg-stack" key={item.id}>
            <p class="cg-said" dir="auto">
              {item.text}
            </p>
            <Numbers
              fields={fields}
              unit={item.unit}
              values={answerOf(fields, undefined, typed[item.id])}
              onType={(name, text) => setTyped((all) => ({ ...all, [item.id]: { ...all[item.id], [name]: text } }))}
            />
          </li>
        ))}
      </ol>
      <Problem problem={problem} />
      <button type="button" class="cg-button" aria-disabled={!count} onClick={enter}>
        Enter this sheet: {plural(count, "answer")} of {board.items.length}
      </button>
    </OnPaper>
  );
}
