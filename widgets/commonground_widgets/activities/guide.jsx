/* The guide: who must be heard, and which question is asked of whom. Everybody fills it, all see it at once. */
import { useId, useRef, useState } from "preact/hooks";
import { Fit } from "../parts/Fit.jsx";
import { FoundInBrief } from "../parts/Found.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Problem } from "../parts/Problem.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Leaf, useLeaves } from "./cells.jsx";

const LENGTHS = { segment: 80, question: 160 };
const NO_SEGMENTS = "Nobody is on the list yet. Add those who must be heard: a role or a group, not a person.";
const NO_QUESTIONS = "There is no question yet. Add the first one: what would you ask before you tell them anything?";

const asksForSegments = (page) => page.step.options.focus !== "questions";

export function Participant({ page }) {
  const { send, going, problem, clear } = useSend();
  const kind = asksForSegments(page) ? "segment" : "question";
  return (
    <>
      <Plan page={page} send={send} />
      {page.can.includes(`add_${kind}`) && (
        <Thumb problem={problem} status={<SavedMark is={going} />}>
          <Adding kind={kind} send={send} onType={clear} />
        </Thumb>
      )}
    </>
  );
}

export function Desk({ page }) {
  const { send, problem, clear } = useSend();
  const kind = asksForSegments(page) ? "segment" : "question";
  return (
    <div class="cg-stack">
      <Problem problem={problem} />
      <Plan page={page} send={send} />
      {page.can.includes(`add_${kind}`) && <Adding kind={kind} send={send} onType={clear} />}
    </div>
  );
}

function Plan({ page, send }) {
  const { segments = [], questions = [], findings = [] } = page.board;
  const first = asksForSegments(page);
  const things = first ? segments : questions;
  return (
    <section class="cg-stack">
      {things.length > 0 && (
        <p class="cg-hint">
          {first
            ? "Mark as key without whom it fails. Key segments need at least three voices."
            : "Tap whom you would ask it. Whoever is asked everything answers nothing well."}
        </p>
      )}
      <FoundInBrief found={first ? findings.filter(({ row }) => !row) : findings} />
      {!things.length && <p class="cg-empty">{first ? NO_SEGMENTS : NO_QUESTIONS}</p>}
      <ul class="cg-list">
        {first
          ? segments.map((one) => <Segment one={one} page={page} send={send} key={one.id} />)
          : questions.map((one) => (
              <Question one={one} segments={segments} page={page} send={send} key={one.id} />
            ))}
      </ul>
    </section>
  );
}

function Segment({ one, page, send }) {
  const { can } = page;
  return (
    <li class="cg-card cg-heard" data-key={one.key || undefined}>
      <span class="cg-said" dir="auto">
        {one.text}
      </span>
      <span class="cg-row">
        <button
          type="button"
          class="cg-button cg-key"
          aria-pressed={one.key}
          disabled={!can.includes("mark_key")}
          onClick={() => send("mark_key", { segment: one.id, on: !one.key })}
        >
          <Icon name={one.key ? "star" : "plus"} size={18} />
          {one.key ? "Key" : "Mark as key"}
          <span class="cg-unseen">: {one.text}</span>
        </button>
        <TakeOut kind="segment" one={one} can={can} send={send} />
      </span>
    </li>
  );
}

function Question({ one, segments, page, send }) {
  const { can } = page;
  const id = useId();
  return (
    <li class="cg-card cg-asked">
      <div class="cg-asked-head">
        <p class="cg-said" dir="auto" id={id}>
          {one.text}
        </p>
        <TakeOut kind="question" one={one} can={can} send={send} />
      </div>
      <div class="cg-tap-row" role="group" aria-labelledby={id}>
        {segments.map((segment) => {
          const on = one.segments.includes(segment.id);
          return (
            <button
              type="button"
              class="cg-tap"
              key={segment.id}
              aria-pressed={on}
              disabled={!can.includes("ask_of")}
              onClick={() => send("ask_of", { question: one.id, segment: segment.id, on: !on })}
            >
              <Icon name={on ? "check" : "plus"} size={16} />
              <span dir="auto">{segment.text}</span>
              {segment.key && <Icon name="star" size={14} />}
              {segment.key && <span class="cg-unseen">, key</span>}
            </button>
          );
        })}
      </div>
    </li>
  );
}

function TakeOut({ kind, one, can, send }) {
  if (!can.includes(`take_out_${kind}`)) return null;
  return (
    <button
      type="button"
      class="cg-button cg-aside"
      data-kind="quiet"
      aria-label={`Take out: ${one.text}`}
      onClick={() => send(`take_out_${kind}`, { [kind]: one.id })}
    >
      Take out
    </button>
  );
}

/** One line and a button; at a phone it stands at the thumb. */
function Adding({ kind, send, onType }) {
  const id = useId();
  const field = useRef(null);
  const [text, setText] = useState("");
  const add = async (event) => {
    event.preventDefault();
    const words = text.trim();
    if (!words) return;
    setText("");
    field.current?.focus();
    if (!(await send(`add_${kind}`, { text: words })).ok) setText((now) => now || words);
  };
  return (
    <form class="cg-card-form" onSubmit={add}>
      <div class="cg-field">
        <label for={id}>{kind === "segment" ? "Who else must be heard?" : "Another question"}</label>
        <div class="cg-card-line">
          <input
            id={id}
            ref={field}
            class="cg-input"
            dir="auto"
            maxLength={LENGTHS[kind]}
            autocomplete="off"
            enterkeyhint="send"
            value={text}
            onInput={(event) => {
              onType();
              setText(event.currentTarget.value);
            }}
          />
          <button type="submit" class="cg-button" data-kind="main" aria-disabled={!text.trim()}>
            Add
          </button>
        </div>
      </div>
    </form>
  );
}

export function Screen({ page }) {
  const { segments = [], questions = [], findings = [] } = page.board;
  const first = asksForSegments(page);
  const leaf = useLeaves(questions, 10);
  if (!(first ? segments : questions).length)
    return <p class="cg-empty cg-show-empty">{first ? NO_SEGMENTS : NO_QUESTIONS}</p>;
  if (first) return <Names segments={segments} />;
  return (
    <div class="cg-show cg-crossed-wall">
      <p class="cg-wallmap-finding">{findings[0]?.words ?? "Every key segment is asked something."}</p>
      <Fit most={2.3} least={1.2} of={leaf.shown.map(({ id, text }) => id + text).join() + segments.length}>
        <table class="cg-crossed" key={leaf.from}>
          <thead>
            <tr>
              <td />
              {segments.map(({ id, text, key }) => (
                <th scope="col" dir="auto" key={id}>
                  {text}
                  {key && <Key />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leaf.shown.map((one) => (
              <tr key={one.id}>
                <th scope="row" class="cg-said" dir="auto">
                  {one.text}
                </th>
                {segments.map(({ id }) => (
                  <td key={id} data-on={one.segments.includes(id) || undefined}>
                    {one.segments.includes(id) && <Icon name="check" />}
                    {one.segments.includes(id) && <span class="cg-unseen">asked</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Fit>
      <Leaf leaf={leaf} />
    </div>
  );
}

const Key = () => <span class="cg-key-mark">key</span>;

function Names({ segments }) {
  const key = segments.filter((one) => one.key).length;
  return (
    <div class="cg-show">
      <p class="cg-wallmap-finding">
        {plural(segments.length, "segment")}, {key ? `${key} of them key` : "none of them marked as key yet"}.
      </p>
      <Fit most={3.2} least={1.3} of={segments.map(({ text, key: is }) => text + is).join()}>
        <ul class="cg-wall-names">
          {segments.map(({ id, text, key: is }) => (
            <li class="cg-card" data-key={is || undefined} key={id}>
              <span class="cg-said" dir="auto">
                {text}
              </span>
              {is && <Key />}
            </li>
          ))}
        </ul>
      </Fit>
    </div>
  );
}
