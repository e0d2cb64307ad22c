/* The places at the table: one plate a person, filled once they have answered, half when they have begun. */
import { plural } from "./words.js";

/** @param {{answered: number, of: number, begun?: number, words?: string}} props `begun`: of the others */
export function Places({ answered, of, begun = 0, words = "have answered" }) {
  const plates = Math.max(of, answered);
  return (
    <div class="cg-places" style={`--plates: ${Math.max(1, plates)}`}>
      <div class="cg-places-row" aria-hidden="true">
        {Array.from({ length: plates }, (_, place) => (
          <span
            class="cg-plate"
            data-filled={place < answered || undefined}
            data-begun={(place >= answered && place < answered + begun) || undefined}
            key={place}
          />
        ))}
      </div>
      <p class="cg-places-words">
        <strong class="cg-number">{answered}</strong> of <strong class="cg-number">{of}</strong> {words}
        {begun > 0 && <>, {others(answered, begun)}</>}
      </p>
    </div>
  );
}

/** "5 more have begun" beside those who are done; "5 have begun" where nobody is. */
const others = (answered, begun) => `${begun} ${answered ? "more " : ""}${begun === 1 ? "has" : "have"} begun`;

/** N of M as a bar with its words. */
export function Progress({ answered, of, begun = 0, words = "have answered" }) {
  return (
    <div class="cg-progress">
      <p>
        <strong class="cg-number">
          {answered} of {of}
        </strong>{" "}
        {begun > 0 ? `are done, ${others(answered, begun)}` : words}
      </p>
      <div class="cg-bar" aria-hidden="true">
        <span style={`width: ${part(answered, of)}%`} />
        {begun > 0 && <span data-begun style={`width: ${part(begun, of)}%`} />}
      </div>
    </div>
  );
}

const part = (count, of) => (of ? Math.min(100, (count / of) * 100) : 0);

export const peopleHere = (count) => `${plural(count, "person", "people")} here`;
