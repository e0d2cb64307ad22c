/* Dots and orders in words, and what of them is shown. Pure functions. */
import { plural } from "../parts/words.js";

const MOST = 12;

/** The first so many of ranked items; not half of those that share a place, unless all of them do. */
export function firstOnes(items, most = MOST) {
  if (items.length <= most) return items;
  const cut = items[most].rank;
  const clear = items.filter(({ rank }) => rank < cut);
  return clear.length ? clear : items.slice(0, most);
}

/** Id → text. */
export const textsOf = (items) => Object.fromEntries(items.map(({ id, text }) => [id, text]));

/** Of an order what is still there: a draft may be older than the items. */
export const known = (levels, texts) =>
  levels.map((level) => level.filter((id) => id in texts)).filter((level) => level.length);

const WORDS = {
  strong: "You largely see the same order",
  moderate: "You agree in part",
  weak: "You agree a little",
  "very weak": "There is hardly a common order",
};

/** Kendall's W in words: what it says of the room, and of how many orders. */
export function agreed({ w, word, people, partial } = {}) {
  if (!people) return "Nobody has placed anything.";
  const left = partial
    ? ` ${plural(partial, "person", "people")} left something out; that counts as below what they placed.`
    : "";
  const said =
    w == null
      ? `${plural(people, "order")}: too little to say how far they agree.`
      : `${WORDS[word]} (Kendall’s W ${w.toFixed(2)}, ${plural(people, "order")}).`;
  return said + left;
}

/** The median of an item's ranks and their middle half. */
export const half = ({ median, q1, q3, tied }) =>
  `median place ${median}, middle half ${q1} to ${q3}${tied ? ", shared place" : ""}`;

/** What the dots on an item are, for everybody. */
export const dotted = ({ dots, people, tied }) =>
  dots ? `${plural(dots, "dot")} from ${plural(people, "person", "people")}${tied ? ", shared place" : ""}` : "No dots";
