/* Coding by oneself: one quote at a time; the first theme that is tapped is what it is mainly about. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Rail } from "./rail.jsx";

const THEME = 60;

/** This person's themes, quote → themes, with what is on its way. */
function useCodes(page) {
  const { send, going, problem } = useSend();
  const [given, setGiven] = useState({});
  const codes = { ...page.mine.codes, ...given };
  for (const [quote, themes] of Object.entries(codes)) if (!themes) delete codes[quote];
  const code = async (quote, themes) => {
    const before = codes[quote] ?? null;
    setGiven((all) => ({ ...all, [quote]: themes }));
    const { ok } = await send("code", { quote, themes });
    if (!ok) setGiven((all) => ({ ...all, [quote]: before }));
  };
  return { codes, code, send, going, problem };
}

export function Giving({ page }) {
  const { quotes } = page.mine;
  const { themes, segments } = page.board;
  const { codes, code, send, going, problem } = useCodes(page);
  const open = quotes.findIndex(({ id }) => !codes[id]);
  const [place, setPlace] = useState(open < 0 || page.mine.done ? quotes.length : open);
  const top = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView();
  }, [place]);
  if (place >= quotes.length)
    return <Overview {...{ page, codes, going, problem }} onGo={setPlace} onDone={() => send("done")} />;
  const quote = quotes[place];
  const chosen = codes[quote.id];
  const toggle = (theme) => {
    const now = chosen ?? [];
    const next = now.includes(theme) ? now.filter((one) => one !== theme) : [...now, theme];
    code(quote.id, next.length ? next : null);
  };
  const segment = segments.find(({ id }) => id === quote.segment)?.text;
  return (
    <>
      <section class="cg-fill" tabIndex={-1} ref={top} aria-label={`${place + 1} of ${quotes.length}`}>
        <Rail items={quotes} done={({ id }) => codes[id]} place={place} onGo={setPlace} of="Quotes to code" />
        <figure class="cg-card cg-card-high cg-fill-item" key={quote.id}>
          <blockquote class="cg-said" dir="auto">
            {quote.text}
          </blockquote>
          {segment && (
            <figcaption class="cg-small cg-quiet" dir="auto">
              {segment}
            </figcaption>
          )}
        </figure>
        <fieldset class="cg-criterion">
          <legend>
            <strong>What is it about?</strong>
            <span class="cg-small cg-quiet">Tap what it is mainly about first, then whatever else it is about.</span>
          </legend>
          <div class="cg-tap-row">
            {themes.map(({ id, text }) => (
              <Theme key={id} text={text} at={(chosen ?? []).indexOf(id)} onTap={() => toggle(id)} />
            ))}
            <button
              type="button"
              class="cg-tap cg-tap-none"
              aria-pressed={chosen?.length === 0}
              onClick={() => code(quote.id, chosen?.length === 0 ? null : [])}
            >
              None of these fits
            </button>
          </div>
        </fieldset>
        <Missing page={page} send={send} />
      </section>
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind={chosen ? "main" : undefined}
          onClick={() => setPlace(place + 1)}
        >
          {chosen ? "Next" : "Skip this one"}
          <Icon name="right" />
        </button>
      </Thumb>
    </>
  );
}

function Theme({ text, at, onTap }) {
  return (
    <button type="button" class="cg-tap" aria-pressed={at >= 0} data-main={at === 0 || undefined} onClick={onTap}>
      <Icon name={at >= 0 ? "check" : "plus"} size={16} />
      <span dir="auto">{text}</span>
      {at === 0 && <span class="cg-tap-main">mainly</span>}
    </button>
  );
}

/** What the codebook has not: the facilitator reads it at once, without a name. */
function Missing({ page, send }) {
  const id = useId();
  const [text, setText] = useState("");
  const told = page.mine.missing ?? [];
  const tell = async (event) => {
    event.preventDefault();
    if (text.trim() && (await send("miss_theme", { text })).ok) setText("");
  };
  if (!page.can.includes("miss_theme")) return null;
  return (
    <ReadMore title="A theme is missing">
      <form class="cg-field" onSubmit={tell}>
        <label for={id}>Name it in two or three words</label>
        <p class="cg-hint">The facilitator reads it at once, without your name, and may add it for all.</p>
        <div class="cg-card-line">
          <input
            id={id}
            class="cg-input"
            dir="auto"
            maxLength={THEME}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="cg-button" aria-disabled={!text.trim()}>
            Tell
          </button>
        </div>
        {told.length > 0 && <p class="cg-small cg-quiet">Told: {told.join(", ")}</p>}
      </form>
    </ReadMore>
  );
}

function Overview({ page, codes, going, problem, onGo, onDone }) {
  const { quotes, done } = page.mine;
  const names = Object.fromEntries(page.board.themes.map(({ id, text }) => [id, text]));
  const left = quotes.filter(({ id }) => !codes[id]).length;
  const about = (themes) => {
    if (!themes) return "Not coded";
    return themes.map((id) => names[id]).filter(Boolean).join(", ") || "None of them fits";
  };
  return (
    <>
      <section class="cg-stack">
        <p class="cg-note" data-tone={left ? "info" : "good"} role="status">
          <Icon name={left ? "info" : "check"} />
          <span>
            {left ? `${plural(left, "quote is", "quotes are")} not coded.` : "All coded and saved."} Tap one to change it
            while the step is open.
          </span>
        </p>
        <ol class="cg-list">
          {quotes.map(({ id, text }, place) => (
            <li key={id}>
              <button type="button" class="cg-card cg-filled" onClick={() => onGo(place)}>
                <span class="cg-said" dir="auto">
                  {text}
                </span>
                <span class="cg-small cg-quiet" dir="auto">
                  {about(codes[id])}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      {left > 0 && (
        <Thumb problem={problem} status={<SavedMark is={going} />}>
          {done ? (
            <p class="cg-inhand-words">You are done. Others code what you left open.</p>
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
