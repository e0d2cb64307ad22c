/* Quotes that their coders saw differently: worth talking about; at the desk also settled. */
import { useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";
import { Show } from "./cells.jsx";

const FEW = 5;

const nameOf = (board, theme) => board.themes.find(({ id }) => id === theme)?.text ?? "None of them fits";
const mainly = ({ theme, n, main }) => (!theme || !main ? "" : main === n ? ", mainly" : `, mainly by ${main}`);
const counted = ({ said, coders }, board) =>
  said.map((one) => `${nameOf(board, one.theme)}: ${one.n} of ${coders}${mainly(one)}`);

/** What coders said of a quote, in numbers. */
export function Said({ one, board }) {
  return (
    <ul class="cg-said-of">
      {one.settled && (
        <li class="cg-chip" data-tone="accent">
          <Icon name="check" size={16} />
          <span dir="auto">Settled: {one.themes.map((theme) => nameOf(board, theme)).join(", ") || "no theme"}</span>
        </li>
      )}
      {counted(one, board).map((text) => (
        <li class="cg-chip" dir="auto" key={text}>
          {text}
        </li>
      ))}
    </ul>
  );
}

export function Apart({ page, act }) {
  const { board, can } = page;
  const [all, setAll] = useState(false);
  const by = Object.fromEntries((board.quotes ?? []).map((one) => [one.id, one]));
  const talk = (board.talk ?? []).map((id) => by[id]).filter(Boolean);
  const settled = (board.quotes ?? []).filter((one) => one.settled);
  if (!talk.length && !settled.length)
    return (
      <p class="cg-note" data-tone="good">
        <Icon name="check" />
        <span>No quote was seen differently by those who coded it.</span>
      </p>
    );
  const shown = all ? talk : talk.slice(0, FEW);
  return (
    <section class="cg-stack">
      <h2 class="cg-label">
        {talk.length ? `Talk about these: ${plural(talk.length, "quote was", "quotes were")} seen differently` : "All settled"}
      </h2>
      <ol class="cg-list">
        {[...shown, ...settled].map((one) => (
          <li class="cg-card cg-spoken" key={one.id}>
            <blockquote class="cg-said" dir="auto">
              {one.text}
            </blockquote>
            <Said one={one} board={board} />
            {act && (
              <div class="cg-row">
                {can.includes("show") && (
                  <Show id={one.id} shown={board.shown?.id} onShow={(quote) => act("show", { quote })} />
                )}
                {can.includes("settle") && <Settle one={one} board={board} act={act} />}
              </div>
            )}
          </li>
        ))}
      </ol>
      {talk.length > FEW && (
        <button type="button" class="cg-button" data-kind="quiet" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${talk.length}`}
        </button>
      )}
    </section>
  );
}

/** What the room settled, in the order in which it is tapped. */
function Settle({ one, board, act }) {
  const [themes, setThemes] = useState(null);
  if (!themes)
    return (
      <button type="button" class="cg-button" data-kind="quiet" onClick={() => setThemes(one.settled ? one.themes : [])}>
        {one.settled ? "Settle it again" : "Settle it"}
      </button>
    );
  const toggle = (id) => setThemes(themes.includes(id) ? themes.filter((other) => other !== id) : [...themes, id]);
  const settle = async () => {
    if ((await act("settle", { quote: one.id, themes })).ok) setThemes(null);
  };
  return (
    <fieldset class="cg-criterion cg-settle">
      <legend>
        <strong>What do you say together?</strong>
        <span class="cg-small cg-quiet">It counts in the map; the agreement stays what people saw by themselves.</span>
      </legend>
      <div class="cg-tap-row">
        {board.themes.map(({ id, text }) => (
          <button type="button" class="cg-tap" aria-pressed={themes.includes(id)} onClick={() => toggle(id)} key={id}>
            <Icon name={themes.includes(id) ? "check" : "plus"} size={16} />
            <span dir="auto">{text}</span>
          </button>
        ))}
      </div>
      <div class="cg-row">
        <button type="button" class="cg-button" data-kind="main" onClick={settle}>
          {themes.length ? "Settled" : "Settled: no theme fits"}
        </button>
        <button type="button" class="cg-button" data-kind="quiet" onClick={() => setThemes(null)}>
          Cancel
        </button>
      </div>
    </fieldset>
  );
}
