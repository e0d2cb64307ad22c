/* Voices: quotes with the segment that they come from, typed by whoever listened; never with a name. */
import { useId, useRef, useState } from "preact/hooks";
import { Choose } from "../parts/Choose.jsx";
import { Fit } from "../parts/Fit.jsx";
import { FoundInBrief } from "../parts/Found.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Own } from "../parts/Own.jsx";
import { Problem } from "../parts/Problem.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";

const LIMIT = 600;
const REMOVED = /\[(address|number) removed\]/;
const EMPTY = { quote: null, text: "", segment: "" };
const NOBODY = "Nobody is on the list yet. Whom to listen to comes from the step before, or is added at the desk.";
const NO_NAMES = "Write what was said, not who said it: no names, no places that give somebody away.";

const missingWords = (one) => (one.missing ? `${one.voices}, ${one.missing} missing` : `${one.voices}`);

/** A quote in the making, which is sent as a new one or as the change of one. */
function useQuote({ draft, send, kept }) {
  const { saveDraft } = useLink();
  const [quote, setQuote] = useState({ ...EMPTY, text: draft?.text ?? "", segment: draft?.segment ?? "" });
  const set = (next) => {
    setQuote(next);
    if (kept) saveDraft(next.text.trim() && !next.quote ? { text: next.text, segment: next.segment } : {});
  };
  const submit = async (kinds) => {
    const { quote: id, text, segment } = quote;
    const { ok } = await send(id ? kinds.edit : kinds.add, id ? { quote: id, text, segment } : { text, segment });
    // The next one mostly comes from the same people.
    if (ok) set({ ...EMPTY, segment });
  };
  return { ...quote, change: (part) => set({ ...quote, ...part }), edit: set, submit };
}

export function Participant({ page }) {
  const { mine, board, can } = page;
  const { send, going, problem, clear } = useSend();
  const quote = useQuote({ draft: page.draft, send, kept: true });
  const field = useRef(null);
  const may = can.includes("add_voice");
  // While everybody reads, the form leaves the page to what was said.
  const [writing, setWriting] = useState(page.step.phase !== "revealed" || Boolean(page.draft?.text));
  const edit = ({ id, text, segment }) => {
    clear();
    setWriting(true);
    quote.edit({ quote: id, text, segment });
    field.current?.focus();
  };
  return (
    <>
      <section class="cg-stack">
        {may && writing && (
          <p class="cg-note">
            <Icon name="hidden" />
            <span>{NO_NAMES} E-mail addresses and telephone numbers are taken out.</span>
          </p>
        )}
        {!may && (
          <p class="cg-note">
            <Icon name="closed" />
            <span>No quotes are taken now. You wrote down {plural(mine.quotes.length, "quote")}.</span>
          </p>
        )}
        <Heard board={board} />
        <Mine quotes={mine.quotes} board={board} edited={quote.quote} onEdit={may && edit} send={send} />
        {board.quotes && <All board={board} own={mine.quotes} />}
      </section>
      {may && (
        <Thumb tall={writing} problem={problem} status={<SavedMark is={going} />}>
          {writing ? (
            <Form
              quote={quote}
              segments={board.segments}
              field={field}
              onType={clear}
              onSubmit={() => quote.submit({ add: "add_voice", edit: "edit_voice" })}
            />
          ) : (
            <button type="button" class="cg-button cg-button-wide" onClick={() => setWriting(true)}>
              <Icon name="plus" /> Add another quote
            </button>
          )}
        </Thumb>
      )}
    </>
  );
}

/** How many voices there are of whom. */
function Heard({ board, children }) {
  const { segments = [], least = 3 } = board;
  if (!segments.length) return <p class="cg-empty">{NOBODY}</p>;
  return (
    <ul class="cg-voices" aria-label="Voices of each segment">
      {segments.map((one) => (
        <li data-short={one.missing > 0 || undefined} key={one.id}>
          <span dir="auto">
            {one.text} {one.key && !children && <span class="cg-key-mark">key</span>}
          </span>
          <span class="cg-voices-bar" aria-hidden="true">
            {Array.from({ length: least }, (_, place) => (
              <span data-on={place < one.voices || undefined} key={place} />
            ))}
          </span>
          <span class="cg-number cg-small">{missingWords(one)}</span>
          {children?.(one)}
        </li>
      ))}
    </ul>
  );
}

const nameOf = (board, id) => board.segments.find((one) => one.id === id)?.text ?? "";

function Mine({ quotes, board, edited, onEdit, send, label = "Your quotes, saved" }) {
  if (!quotes.length) return null;
  return (
    <>
      <h2 class="cg-label">{label}</h2>
      <ul class="cg-list">
        {[...quotes].reverse().map((one) => (
          <Own
            key={one.id}
            text={one.text}
            about={
              <span class="cg-small cg-quiet">
                <span dir="auto">{nameOf(board, one.segment)}</span>
                {REMOVED.test(one.text) && ". An address or a number was taken out."}
              </span>
            }
            edited={edited === one.id}
            onEdit={onEdit && (() => onEdit(one))}
            onWithdraw={() => send("withdraw_voice", { quote: one.id })}
          />
        ))}
      </ul>
    </>
  );
}

function Form({ quote, segments = [], field, onType, onSubmit, label = "What was said" }) {
  const id = useId();
  const ready = quote.text.trim() && quote.segment;
  const change = (part) => {
    onType();
    quote.change(part);
  };
  return (
    <form
      class="cg-card-form cg-quote-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit();
      }}
    >
      <Choose
        label="Who said it"
        none="Choose a segment …"
        value={quote.segment}
        items={segments}
        onValue={(segment) => change({ segment })}
      />
      <div class="cg-field">
        <label for={id}>{quote.quote ? "Change this quote" : label}</label>
        <textarea
          id={id}
          ref={field}
          class="cg-input"
          dir="auto"
          rows={2}
          maxLength={LIMIT}
          placeholder="In their own words"
          value={quote.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </div>
      <div class="cg-row">
        <button type="submit" class="cg-button cg-grow" data-kind="main" aria-disabled={!ready}>
          {quote.quote ? "Save the change" : "Save the quote"}
        </button>
        {quote.quote && (
          <button type="button" class="cg-button" data-kind="quiet" onClick={() => quote.edit(EMPTY)}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}

/** Revealed: all that was said, by whom it was said to be. */
function All({ board, own = [], children }) {
  const mine = new Set(own.map(({ id }) => id));
  if (!board.quotes.length) return <p class="cg-empty">No quote has come in yet.</p>;
  return (
    <section class="cg-stack">
      <h2 class="cg-label">What {plural(board.quotes.length, "voice")} said</h2>
      {board.segments
        .map((segment) => ({ ...segment, said: board.quotes.filter((one) => one.segment === segment.id) }))
        .filter(({ said }) => said.length)
        .map(({ id, text, said }, place) => (
          <ReadMore
            key={id}
            open={!place}
            title={
              <>
                <span dir="auto">{text}</span> <span class="cg-number cg-quiet">{said.length}</span>
              </>
            }
          >
            <ul class="cg-list">
              {said.map((one) => (
                <li class="cg-card cg-spoken" key={one.id}>
                  <blockquote class="cg-said" dir="auto">
                    {one.text}
                  </blockquote>
                  {mine.has(one.id) && <span class="cg-yours">yours</span>}
                  {children?.(one)}
                </li>
              ))}
            </ul>
          </ReadMore>
        ))}
    </section>
  );
}

export function Desk({ page, act }) {
  const { board, can } = page;
  return (
    <div class="cg-stack">
      <FoundInBrief
        found={board.findings ?? []}
        fine={board.segments?.length ? "Every segment has three voices or more." : ""}
        open
      />
      <Heard board={board}>
        {(one) =>
          can.includes("mark_heard") && (
            <button
              type="button"
              class="cg-button cg-key"
              aria-pressed={one.key}
              onClick={() => act("mark_heard", { segment: one.id, on: !one.key })}
            >
              {one.key ? "Key" : "Mark as key"}
              <span class="cg-unseen">: {one.text}</span>
            </button>
          )
        }
      </Heard>
      {board.quotes ? (
        <All board={board}>
          {(one) =>
            can.includes("take_out_voice") && (
              <button
                type="button"
                class="cg-button cg-aside"
                data-kind="quiet"
                aria-label={`Take out: ${one.text}`}
                onClick={() => act("take_out_voice", { quote: one.id })}
              >
                Take out
              </button>
            )
          }
        </All>
      ) : (
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.count ?? 0}</span>
          {board.count === 1 ? "quote is in." : "quotes are in."} They stand here by segment, without a name, when you
          reveal them. More may come at any time.
        </p>
      )}
      <OnPaper page={page} act={act} />
      {can.includes("add_heard") && <AddSegment act={act} />}
    </div>
  );
}

/** At the desk: a quote from paper, and those entered so. */
function OnPaper({ page, act }) {
  const { board, can } = page;
  const quote = useQuote({ send: act, kept: false });
  const field = useRef(null);
  if (!can.includes("enter_voice")) return null;
  return (
    <ReadMore title="Add a quote from somebody’s notes on paper">
      <div class="cg-stack">
        <p class="cg-hint">{NO_NAMES}</p>
        <Form
          quote={quote}
          segments={board.segments}
          field={field}
          onType={() => {}}
          onSubmit={() => quote.submit({ add: "enter_voice", edit: "edit_voice" })}
        />
        <Mine
          quotes={board.entered ?? []}
          board={board}
          edited={quote.quote}
          onEdit={can.includes("edit_voice") && (({ id, text, segment }) => quote.edit({ quote: id, text, segment }))}
          send={act}
          label="Entered here"
        />
      </div>
    </ReadMore>
  );
}

function AddSegment({ act }) {
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState(null);
  const add = async (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    const reply = await act("add_heard", { text });
    setProblem(reply.ok ? null : reply.problem);
    if (reply.ok) setText("");
  };
  return (
    <ReadMore title="Add a segment that is not in the plan">
      <form class="cg-field" onSubmit={add}>
        <label for={id}>Who they are</label>
        <div class="cg-card-line">
          <input
            id={id}
            class="cg-input"
            dir="auto"
            maxLength={200}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="cg-button" aria-disabled={!text.trim()}>
            Add
          </button>
        </div>
        <Problem problem={problem} />
      </form>
    </ReadMore>
  );
}

export function Screen({ page }) {
  const { board } = page;
  const { segments = [], count = 0 } = board;
  if (!segments.length) return <p class="cg-empty cg-show-empty">{NOBODY}</p>;
  const short = segments.filter(({ key, missing }) => key && missing).length;
  return (
    <div class="cg-show">
      <p class="cg-wallmap-finding">
        {plural(count, "voice")} so far
        {short ? `; ${plural(short, "key segment needs", "key segments need")} more.` : "; every key segment is heard."}
      </p>
      <Fit most={3} least={1.3} of={segments.map(({ text, voices }) => text + voices).join()}>
        <Heard board={board} />
      </Fit>
    </div>
  );
}
