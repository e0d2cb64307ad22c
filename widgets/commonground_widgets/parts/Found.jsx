/* Findings: what blocks, what is worth a look, what is a thought; each with what would mend it. */
import { Icon } from "./Icon.jsx";
import { capital, plural } from "./words.js";

const LEVELS = {
  block: ["error", "Blocks"],
  warning: ["warning", "Worth a look"],
  note: ["info", "A thought"],
};
const ORDER = Object.keys(LEVELS);

export const count = (found, level) => found.filter((one) => one.level === level).length;

/** What blocks first; within a level in their order. */
export const sorted = (found) =>
  [...found].sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level));

/** How many of which, in words: "1 thing blocks, 2 worth a look". */
export function inWords(found) {
  const said = [
    [count(found, "block"), (n) => plural(n, "thing blocks", "things block")],
    [count(found, "warning"), (n) => `${n} worth a look`],
    [count(found, "note"), (n) => plural(n, "thought")],
  ];
  return said
    .filter(([n]) => n)
    .map(([n, words]) => words(n))
    .join(", ");
}

/** The one sentence that the wall says of them: what blocks before what only warns. */
export function foremost(found, fine) {
  const [first] = sorted(found);
  return first && first.level !== "note" ? first.words : fine;
}

/** The findings one under the other. @param {{found: object[], label: string}} props `of`: whose each is, if told */
export function Found({ found, label }) {
  return (
    <ul class="cg-list cg-found" aria-label={label}>
      {sorted(found).map((one, place) => {
        const [icon, level] = LEVELS[one.level] ?? LEVELS.note;
        return (
          <li class="cg-finding" data-level={one.level} key={place}>
            <Icon name={icon} />
            <div>
              <p>
                <span class="cg-finding-level">{level}</span>
                {one.of && <span dir="auto"> · {one.of}</span>}
              </p>
              <p dir="auto">{one.words}</p>
              {one.cure && (
                <p class="cg-quiet" dir="auto">
                  {one.cure}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The findings behind one line that counts them; a good word where there are none. */
export function FoundInBrief({ found, fine, open = false }) {
  if (!found.length)
    return fine ? (
      <p class="cg-note" data-tone="good">
        <Icon name="check" />
        <span>{fine}</span>
      </p>
    ) : null;
  return (
    <details class="cg-more cg-balance" data-level={sorted(found)[0].level} open={open}>
      <summary>
        <Icon name="down" />
        <span>{capital(inWords(found))}</span>
      </summary>
      <div class="cg-more-inside">
        <Found found={found} label="What was found" />
      </div>
    </details>
  );
}
