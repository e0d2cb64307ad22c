/* One thing at a time on one scale: a sentence for each point, and a line of evidence beside the answer. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";
import { scaleOf } from "./judging.jsx";
import { Rail } from "./rail.jsx";

const LENGTH = 200;

/** Whether a step asks so: with sentences for the points, or for evidence. */
export const isAnchored = ({ items = [], evidence }) => Boolean(evidence) || items.some(({ anchors }) => anchors?.length);

/** What a step's options say of an item: what it is about, and what each point means for it. */
export const toldOf = ({ items = [] }, id) => items.find((one) => one.id === id) ?? {};

/** This person's answers and lines, with what is on its way. */
function useAnswers(page) {
  const { send, going, problem, clear } = useSend();
  const { saveDraft } = useLink();
  const [given, setGiven] = useState({});
  const [typed, setTyped] = useState({});
  const saved = page.mine.evidence ?? {};
  const values = { ...page.mine.ratings, ...given };
  const lineOf = (item) => typed[item] ?? saved[item] ?? "";
  const rate = async (item, value) => {
    setGiven((all) => ({ ...all, [item]: value }));
    const { ok } = await send("rate", { item, value });
    if (!ok) setGiven(({ [item]: _, ...rest }) => rest);
  };
  const type = (item, text) => {
    clear();
    setTyped((all) => ({ ...all, [item]: text }));
    saveDraft({ item, evidence: text });
  };
  const say = async (item) => {
    if (lineOf(item).trim() === (saved[item] ?? "")) return true;
    const { ok } = await send("say_evidence", { item, text: lineOf(item) });
    if (ok) saveDraft({});
    return ok;
  };
  // What was typed before the page was loaded again is still in the field.
  useEffect(() => {
    const { item, evidence } = page.draft ?? {};
    if (item && evidence) setTyped((all) => ({ ...all, [item]: evidence }));
  }, []);
  return { values, lineOf, rate, type, say, send, going, problem };
}

export function Anchored({ page, items }) {
  const { options } = page.step;
  const answers = useAnswers(page);
  const { values } = answers;
  const open = items.findIndex(({ id }) => values[id] == null);
  const [place, setPlace] = useState(open < 0 || page.mine.done ? items.length : open);
  const top = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      top.current?.focus({ preventScroll: true });
      top.current?.scrollIntoView();
    }
  }, [place]);
  if (place >= items.length) return <Overview {...{ page, items, answers }} onGo={setPlace} />;
  const item = items[place];
  const onward = async (next) => (await answers.say(item.id)) && setPlace(next);
  const rated = values[item.id] != null;
  return (
    <>
      <section class="cg-fill" tabIndex={-1} ref={top} aria-label={`${place + 1} of ${items.length}`}>
        <Rail items={items} done={({ id }) => values[id] != null} place={place} onGo={onward} of="Things to rate" />
        <Thing item={item} about={toldOf(options, item.id).about} />
        {options.question && options.question !== page.step.prompt && <p class="cg-judge-question">{options.question}</p>}
        <Points
          points={scaleOf(options)}
          anchors={toldOf(options, item.id).anchors}
          name={item.text}
          value={values[item.id]}
          onRate={(value) => answers.rate(item.id, value)}
        />
        {options.evidence && (
          <Evidence
            key={item.id}
            asks={options.evidence}
            value={answers.lineOf(item.id)}
            onType={(text) => answers.type(item.id, text)}
            onDone={() => answers.say(item.id)}
          />
        )}
      </section>
      <Thumb tall problem={answers.problem} status={<SavedMark is={answers.going} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind={rated ? "main" : undefined}
          onClick={() => onward(place + 1)}
        >
          {rated ? (place + 1 < items.length ? "Next" : "To all of yours") : "Leave it open for now"}
          <Icon name="right" />
        </button>
      </Thumb>
    </>
  );
}

export function Thing({ item, about }) {
  return (
    <div class="cg-card cg-card-high cg-thing" key={item.id}>
      <h3 dir="auto">{item.text}</h3>
      {about && (
        <p class="cg-said" dir="auto">
          {about}
        </p>
      )}
    </div>
  );
}

/** The points of the scale, one under the other, each with its word and what it means here. */
function Points({ points, anchors = [], name, value, onRate }) {
  return (
    <div class="cg-anchors" data-plain={!anchors.length || undefined} role="group" aria-label={`Your rating: ${name}`}>
      {points.map((point, place) => (
        <button
          type="button"
          class="cg-anchor"
          key={point.value}
          aria-pressed={value === point.value}
          onClick={() => onRate(point.value)}
        >
          <span class="cg-scale-value cg-number">{point.value}</span>
          <span>
            {anchors[place] ? (
              <>
                <span dir="auto">{anchors[place]}</span>
                <span class="cg-anchor-word">{point.label}</span>
              </>
            ) : (
              <strong dir="auto">{point.label}</strong>
            )}
          </span>
        </button>
      ))}
    </div>
  );
}

function Evidence({ asks, value, onType, onDone }) {
  const id = useId();
  return (
    <div class="cg-field">
      <label for={id}>{asks}</label>
      <textarea
        id={id}
        class="cg-input cg-said"
        dir="auto"
        rows={2}
        maxLength={LENGTH}
        placeholder="A line, if you like; no names of people"
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
        onBlur={onDone}
      />
    </div>
  );
}

function Overview({ page, items, answers, onGo }) {
  const { options } = page.step;
  const { values } = answers;
  const open = items.filter(({ id }) => values[id] == null).length;
  const label = (value) => scaleOf(options).find((point) => point.value === value)?.label;
  return (
    <>
      <section class="cg-stack">
        <p class="cg-note" data-tone={open ? "info" : "good"} role="status">
          <Icon name={open ? "info" : "check"} />
          <span>
            {open
              ? `${open} of ${items.length} are not rated. You may leave them so: that counts as no answer.`
              : "All rated and saved."}{" "}
            Tap one to change it while the step is open.
          </span>
        </p>
        <ol class="cg-list">
          {items.map(({ id, text }, place) => (
            <li key={id}>
              <button type="button" class="cg-card cg-rated" onClick={() => onGo(place)}>
                <span class="cg-scale-value cg-number">{values[id] ?? "–"}</span>
                <span>
                  <strong dir="auto">{text}</strong>
                  <span class="cg-small cg-quiet">{values[id] == null ? "Not rated yet" : label(values[id])}</span>
                  {answers.lineOf(id) && (
                    <span class="cg-small cg-said" dir="auto">
                      {answers.lineOf(id)}
                    </span>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      {open > 0 && (
        <Thumb problem={answers.problem} status={<SavedMark is={answers.going} />}>
          {page.mine.done ? (
            <p class="cg-inhand-words">You are done. What you left open counts as no answer.</p>
          ) : (
            <button
              type="button"
              class="cg-button cg-button-wide"
              data-kind="main"
              onClick={() => answers.send("done")}
            >
              I am done
            </button>
          )}
        </Thumb>
      )}
    </>
  );
}
