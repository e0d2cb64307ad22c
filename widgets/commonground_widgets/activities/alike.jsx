/* Cards that may say the same: suggestions, which people accept or not. */
import { useState } from "preact/hooks";
import { ReadMore } from "../parts/ReadMore.jsx";
import { plural } from "../parts/words.js";
import { wordings } from "./sorted.js";

const SHOWN = 5;

export function Alike({ alike, same, results, act, may, open, onPick }) {
  const [all, setAll] = useState(false);
  const texts = Object.fromEntries(results.map(({ id, text }) => [id, text]));
  const sets = alike
    .map((one) => ({ ...one, cards: one.cards.filter((id) => id in texts) }))
    .filter(({ cards }) => cards.length > 1);
  if (!sets.length || !may) return null;
  const shown = all ? sets : sets.slice(0, SHOWN);
  return (
    <div class="cg-alike">
      <ReadMore title={`${plural(sets.length, "set")} of cards may say the same`} open={open}>
        <div class="cg-stack">
          {same > 1 && (
            <button type="button" class="cg-button cg-alike-all" onClick={() => act("merge_same")}>
              Merge {plural(same, "set")} that differ in case or accents only
            </button>
          )}
          <ul class="cg-list">
            {shown.map(({ cards }) => (
              <li class="cg-alike-set" key={cards.join()}>
                <span class="cg-small cg-quiet">Keep</span>
                {wordings(cards, texts).map(({ id, text, count }) => (
                  <button
                    type="button"
                    class="cg-button"
                    key={id}
                    aria-label={`Merge these ${cards.length}, keep “${text}”`}
                    onClick={() => act("merge_cards", { into: id, cards: cards.filter((other) => other !== id) })}
                  >
                    <span dir="auto">{text}</span>
                    {count > 1 && <span class="cg-times cg-number">{count} ×</span>}
                  </button>
                ))}
                {cards.length > 2 && (
                  <button
                    type="button"
                    class="cg-button"
                    data-kind="quiet"
                    aria-label={`Pick some of these: ${cards.map((id) => texts[id]).join(", ")}`}
                    onClick={() => onPick(cards)}
                  >
                    Pick some
                  </button>
                )}
                <button
                  type="button"
                  class="cg-button"
                  data-kind="quiet"
                  aria-label={`Not the same: ${cards.map((id) => texts[id]).join(", ")}`}
                  onClick={() => act("keep_apart", { cards })}
                >
                  Not the same
                </button>
              </li>
            ))}
          </ul>
          {sets.length > SHOWN && (
            <button type="button" class="cg-button" data-kind="quiet" onClick={() => setAll(!all)}>
              {all ? "Show fewer" : `Show all ${sets.length}`}
            </button>
          )}
        </div>
      </ReadMore>
    </div>
  );
}
