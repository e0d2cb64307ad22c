/* Rating by several criteria: one item at a time, its criteria one under the other. Nobody has to
 * fill every cell; a second tap on an answer takes it back. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { openCells } from "./cells.js";
import { scaleOf } from "./judging.jsx";
import { Rail } from "./rail.jsx";

const MANY = 8; // items of which one may want to choose those that one knows
const FEW = 3; // points whose labels stand on the buttons

/** This person's answers, item → criterion → value, with what is on its way. */
function useCells(page) {
  const { send, going, problem } = useSend();
  const [given, setGiven] = useState({});
  const ratings = { ...page.mine.ratings };
  for (const [item, cells] of Object.entries(given)) ratings[item] = { ...ratings[item], ...cells };
  const set = (item, criterion, value) =>
    setGiven((all) => ({ ...all, [item]: { ...all[item], [criterion]: value } }));
  const rate = async (item, criterion, value) => {
    const before = ratings[item]?.[criterion] ?? null;
    set(item, criterion, value);
    const { ok } = await send("rate", { item, criterion, value });
    if (!ok) set(item, criterion, before);
  };
  return { ratings, rate, send, going, problem };
}

export function Filling({ page, items }) {
  const { criteria, question } = page.step.options;
  const { ratings, rate, send, going, problem } = useCells(page);
  const open = items.findIndex(({ id }) => openCells([{ id }], criteria, ratings));
  const [place, setPlace] = useState(open < 0 || page.mine.done ? items.length : open);
  const top = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    // What was asked is known by now: the next item begins at the top.
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView();
  }, [place]);

  const filled = ({ id }) => !openCells([{ id }], criteria, ratings);
  if (place >= items.length)
    return (
      <Overview
        {...{ items, criteria, ratings, going, problem }}
        done={page.mine.done}
        onGo={setPlace}
        onDone={() => send("done")}
      />
    );
  const item = items[place];
  const left = openCells([item], criteria, ratings);
  return (
    <>
      <section class="cg-fill" tabIndex={-1} ref={top} aria-label={`${place + 1} of ${items.length}`}>
        <Rail items={items} done={filled} place={place} onGo={setPlace} of="Items to rate" />
        <blockquote class="cg-card cg-card-high cg-said cg-fill-item" dir="auto" key={item.id}>
          {item.text}
        </blockquote>
        {item.question && (
          <p class="cg-small cg-quiet" dir="auto">
            It answers: {item.question}
          </p>
        )}
        {question && question !== page.step.prompt && <p class="cg-judge-question">{question}</p>}
        {criteria.map((one) => (
          <Criterion
            key={one.id}
            criterion={one}
            value={ratings[item.id]?.[one.id]}
            onRate={(value) => rate(item.id, one.id, value)}
          />
        ))}
      </section>
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind={left === criteria.length ? undefined : "main"}
          onClick={() => setPlace(place + 1)}
        >
          {onward(left, criteria.length)}
          <Icon name="right" />
        </button>
        {items.length > MANY && (
          <button type="button" class="cg-button" data-kind="quiet" onClick={() => setPlace(items.length)}>
            See all {items.length}
          </button>
        )}
      </Thumb>
    </>
  );
}

function onward(left, of) {
  if (left === of) return "Skip this one";
  return left ? `Next, ${left} left open` : "Next";
}

export function Criterion({ criterion, value, onRate }) {
  const points = scaleOf({ scale: criterion });
  const words = points.length <= FEW && points.every(({ label }) => label);
  const chosen = points.find((point) => point.value === value);
  return (
    <fieldset class="cg-criterion">
      <legend>
        <strong dir="auto">{criterion.label}</strong>
        {criterion.hint && (
          <span class="cg-small cg-quiet" dir="auto">
            {criterion.hint}
          </span>
        )}
      </legend>
      <div class="cg-points" style={`--points: ${points.length}`}>
        {points.map((point) => (
          <button
            type="button"
            class="cg-point"
            key={point.value}
            aria-pressed={value === point.value}
            aria-label={`${criterion.label}: ${[point.value, point.label].filter((part) => part !== "").join(", ")}`}
            onClick={() => onRate(value === point.value ? null : point.value)}
          >
            {words ? point.label : <span class="cg-number">{point.value}</span>}
          </button>
        ))}
      </div>
      {!words && points[0].label && (
        <p class="cg-points-ends cg-small cg-quiet" aria-hidden="true">
          <span>{points[0].label}</span>
          <strong>{chosen?.label}</strong>
          <span>{points.at(-1).label}</span>
        </p>
      )}
    </fieldset>
  );
}

function Overview({ items, criteria, ratings, done, going, problem, onGo, onDone }) {
  const open = openCells(items, criteria, ratings);
  const all = items.length * criteria.length;
  const points = criteria.map((one) => scaleOf({ scale: one }));
  const value = (id, at) => {
    const given = ratings[id]?.[criteria[at].id];
    if (given == null) return "not rated";
    return points[at].length <= FEW ? points[at].find((point) => point.value === given)?.label || given : given;
  };
  return (
    <>
      <section class="cg-stack">
        <p class="cg-note" data-tone={open ? "info" : "good"} role="status">
          <Icon name={open ? "info" : "check"} />
          <span>
            {open
              ? `${open} of ${all} are not rated. You may leave them so: that counts as no answer.`
              : "All rated and saved."}{" "}
            Tap one to change it while the step is open.
          </span>
        </p>
        <ol class="cg-list">
          {items.map(({ id, text }, place) => (
            <li key={id}>
              <button type="button" class="cg-card cg-filled" onClick={() => onGo(place)}>
                <span class="cg-said" dir="auto">
                  {text}
                </span>
                <span class="cg-small cg-quiet">
                  {criteria.map((one, at) => `${one.label}: ${value(id, at)}`).join(" · ")}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      {open > 0 && (
        <Thumb problem={problem} status={<SavedMark is={going} />}>
          {done ? (
            <p class="cg-inhand-words">You are done. What you left open counts as no answer.</p>
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
