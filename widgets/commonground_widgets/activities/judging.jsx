/* One statement at a time, five large answers under the thumb, and the way back to change one. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { useSay } from "../parts/Live.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { Rail } from "./rail.jsx";

const SEEN = 450;

/** The points of the one scale that a step's options name, each with its label. */
export function scaleOf({ scale, criteria }) {
  const { low = 1, high = 5, labels = [] } = scale ?? criteria?.[0] ?? {};
  return Array.from({ length: high - low + 1 }, (_, place) => ({ value: low + place, label: labels[place] ?? "" }));
}

export function Judging({ page, items }) {
  const { ratings = {} } = page.mine;
  const { send, going, problem, clear } = useSend();
  const [given, setGiven] = useState({});
  const values = { ...ratings, ...given };
  const open = items.findIndex(({ id }) => values[id] == null);
  const [place, setPlace] = useState(open < 0 ? items.length : open);
  const heading = useRef(null);
  const say = useSay();
  const done = items.every(({ id }) => values[id] != null);

  const go = (next) => {
    clear();
    setPlace(next);
    heading.current?.focus({ preventScroll: true });
  };
  const rate = async (item, value) => {
    setGiven((all) => ({ ...all, [item]: value }));
    const { ok } = await send("rate", { item, value });
    if (!ok) {
      setGiven(({ [item]: _, ...rest }) => rest);
      return;
    }
    say("Saved");
    setTimeout(() => setPlace((now) => (items[now]?.id === item ? now + 1 : now)), SEEN);
  };
  useEffect(() => heading.current?.focus({ preventScroll: true }), [place]);

  if (place >= items.length)
    return <Overview items={items} values={values} scale={scaleOf(page.step.options)} done={done} onGo={go} />;
  const item = items[place];
  return (
    <>
      <section class="cg-judge">
        <Rail items={items} done={({ id }) => values[id] != null} place={place} onGo={go} of="Statements to rate" />
        <h2 class="cg-unseen" tabIndex={-1} ref={heading}>
          Statement {place + 1} of {items.length}
        </h2>
        <blockquote class="cg-card cg-card-high cg-said cg-judged" dir="auto" key={item.id}>
          {item.text}
        </blockquote>
        {page.step.options.question && page.step.options.question !== page.step.prompt && (
          <p class="cg-judge-question">{page.step.options.question}</p>
        )}
      </section>
      <Thumb tall problem={problem} status={<SavedMark is={going} />}>
        <Scale
          points={scaleOf(page.step.options)}
          value={values[item.id]}
          question={page.step.options.question}
          onRate={(value) => rate(item.id, value)}
        />
      </Thumb>
    </>
  );
}

function Scale({ points, value, question, onRate }) {
  return (
    <div class="cg-scale" role="group" aria-label={question ?? "Your rating"}>
      {points.map((point) => (
        <button
          type="button"
          class="cg-scale-point"
          key={point.value}
          aria-pressed={value === point.value}
          onClick={() => onRate(point.value)}
        >
          <span class="cg-scale-value cg-number">{point.value}</span>
          <span class="cg-scale-label">{point.label}</span>
        </button>
      ))}
    </div>
  );
}

function Overview({ items, values, scale, done, onGo }) {
  const label = (value) => scale.find((point) => point.value === value)?.label;
  return (
    <section class="cg-stack">
      <p class="cg-note" data-tone={done ? "good" : "info"} role="status">
        <Icon name={done ? "check" : "info"} />
        <span>
          {done
            ? "All rated and saved. Tap one to change it while the step is open."
            : "Not all are rated yet. Tap one to go on."}
        </span>
      </p>
      <ol class="cg-list">
        {items.map(({ id, text }, place) => (
          <li key={id}>
            <button type="button" class="cg-card cg-rated" onClick={() => onGo(place)}>
              <span class="cg-scale-value cg-number">{values[id] ?? "–"}</span>
              <span>
                <span class="cg-said" dir="auto">
                  {text}
                </span>
                <span class="cg-small cg-quiet">{values[id] == null ? "Not rated yet" : label(values[id])}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
