/* The desk brings statements together that say the same: first the one to keep, then its double. */
import { useState } from "preact/hooks";
import { plural } from "../parts/words.js";

/** How many statements each one speaks for, itself not counted; merged ones bring theirs along. */
export function spokenFor(merged) {
  const counts = {};
  for (const start of Object.keys(merged)) {
    let into = merged[start];
    while (merged[into]) into = merged[into];
    counts[into] = (counts[into] ?? 0) + 1;
  }
  return counts;
}

export function Merging({ items, merged, act, may }) {
  const [picked, setPicked] = useState([]);
  const chosen = picked.filter((id) => items.some((item) => item.id === id));
  const counts = spokenFor(merged);
  const pick = (id) => setPicked(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen.slice(-1), id]);
  const merge = async () => {
    const [into, item] = chosen;
    if ((await act("merge", { into, item })).ok) setPicked([]);
  };
  if (!items.length)
    return <p class="cg-empty">No statements were written. Reopen the step if the group wants more time.</p>;
  return (
    <div class="cg-stack">
      <ul class="cg-board">
        {items.map(({ id, text }) => (
          <li key={id}>
            <Pick id={id} text={text} place={chosen.indexOf(id)} more={counts[id]} may={may} onPick={pick} />
          </li>
        ))}
      </ul>
      {may && (
        <Help
          chosen={chosen}
          onMerge={merge}
          onSwap={() => setPicked([chosen[1], chosen[0]])}
          onClear={() => setPicked([])}
        />
      )}
    </div>
  );
}

function Pick({ id, text, place, more, may, onPick }) {
  const inside = (
    <>
      <span class="cg-said" dir="auto">
        {text}
      </span>
      {more > 0 && <span class="cg-chip">with {more} merged</span>}
      {place >= 0 && (
        <span class="cg-chip" data-tone="accent">
          {place === 0 ? "Keep this one" : "Fold this one in"}
        </span>
      )}
    </>
  );
  if (!may) return <div class="cg-card cg-pick">{inside}</div>;
  return (
    <button type="button" class="cg-card cg-pick" aria-pressed={place >= 0} onClick={() => onPick(id)}>
      {inside}
    </button>
  );
}

function Help({ chosen, onMerge, onSwap, onClear }) {
  const words = [
    "Two that say the same? Select the one to keep, then its double.",
    "Now select the one to fold into it.",
    "The second will stand under the first. You can undo it.",
  ];
  return (
    <div class="cg-row cg-merge">
      <p class="cg-small cg-quiet" role="status">
        {words[chosen.length]}
      </p>
      {chosen.length === 2 && (
        <>
          <button type="button" class="cg-button" onClick={onSwap}>
            Swap
          </button>
          <button type="button" class="cg-button" onClick={onMerge}>
            Merge {plural(2, "card")}
          </button>
        </>
      )}
      {chosen.length > 0 && (
        <button type="button" class="cg-button" data-kind="quiet" onClick={onClear}>
          Clear
        </button>
      )}
    </div>
  );
}
