/* At the desk: the codings that somebody wrote on paper, quote by quote, entered as one sheet. */
import { useState } from "preact/hooks";
import { Choose } from "../parts/Choose.jsx";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";
import { OnPaper } from "./sheet.jsx";

const LINE = 60;

const cut = (text) => (text.length > LINE ? `${text.slice(0, LINE)}…` : text);

export function CodingOnPaper({ page, act }) {
  const { board, can } = page;
  const [answers, setAnswers] = useState({});
  const [quote, setQuote] = useState("");
  const quotes = board.quotes ?? [];
  if (!can.includes("enter_sheet") || !quotes.length || !board.themes?.length) return null;
  const given = answers[quote] ?? [];
  const toggle = (theme) =>
    setAnswers({ ...answers, [quote]: given.includes(theme) ? given.filter((one) => one !== theme) : [...given, theme] });
  const number = Object.keys(answers).length;
  const enter = async () => {
    if (!number || !(await act("enter_sheet", { answers })).ok) return;
    setAnswers({});
    setQuote("");
  };
  return (
    <OnPaper title="Enter a sheet of paper for somebody without a phone" count={board.sheets}>
      <Choose
        label="Which quote"
        value={quote}
        items={quotes.map(({ id, text }, place) => ({ id, text: `${place + 1} · ${cut(text)}${id in answers ? " ✓" : ""}` }))}
        onValue={(id) => {
          setQuote(id);
          if (id && !(id in answers)) setAnswers({ ...answers, [id]: [] });
        }}
      />
      {quote && (
        <fieldset class="cg-criterion">
          <legend>
            <strong>What they say it is about</strong>
            <span class="cg-small cg-quiet">The main one first; none tapped means that none fits.</span>
          </legend>
          <div class="cg-tap-row">
            {board.themes.map(({ id, text }) => (
              <button type="button" class="cg-tap" aria-pressed={given.includes(id)} onClick={() => toggle(id)} key={id}>
                <Icon name={given.includes(id) ? "check" : "plus"} size={16} />
                <span dir="auto">{text}</span>
                {given[0] === id && <span class="cg-tap-main">mainly</span>}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      <button type="button" class="cg-button" aria-disabled={!number} onClick={enter}>
        Enter this sheet: {plural(number, "quote")}
      </button>
    </OnPaper>
  );
}
