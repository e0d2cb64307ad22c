/* The places at the table: one plate a person, filled once they have answered. */
import { plural } from "./words.js";

/** @param {{answered: number, of: number, words?: string}} props */
export function Places({ answered, of, words = "have answered" }) {
  const plates = Math.max(of, answered);
  return (
    <div class="cg-places" style={`--plates: ${Math.max(1, plates)}`}>
      <div class="cg-places-row" aria-hidden="true">
        {Array.from({ length: plates }, (_, place) => (
          <span class="cg-plate" data-filled={place < answered || undefined} key={place} />
        ))}
      </div>
      <p class="cg-places-words">
        <strong class="cg-number">{answered}</strong> of <strong class="cg-number">{of}</strong> {words}
      </p>
    </div>
  );
}

/** N of M as a bar with its words. */
export function Progress({ answered, of, words = "have answered" }) {
  return (
    <div class="cg-progress">
      <p>
        <strong class="cg-number">
          {answered} of {of}
        </strong>{" "}
        {words}
      </p>
      <div class="cg-bar" aria-hidden="true">
        <span style={`width: ${of ? Math.min(100, (answered / of) * 100) : 0}%`} />
      </div>
    </div>
  );
}

export const peopleHere = (count) => `${plural(count, "person", "people")} here`;
