/* What parties give each other and get, in words and as a grid. Pure functions. */
import { plural } from "../parts/words.js";

export const AMOUNTS = ["nothing", "a little", "some", "much"];
/** What people gain beyond the thing itself, and what is meant by it. */
export const MOTIVATORS = [
  ["autonomy", "a say of their own"],
  ["mastery", "getting better at it"],
  ["purpose", "something that matters"],
  ["community", "people to do it with"],
];
const MOST = 12;

const plain = (value) => String(value).replace(/\.0$/, "");
const gets = (amount) => (amount == null ? "not said" : plain(amount));

/** "gives 2, gets 0.5": one side of a pair. */
export const sideInWords = ({ give, get }) => `gives ${gets(give)}, gets ${gets(get)}`;

/** −2 is "gives more than it gets": what the net of a side says. */
export function netInWords({ net }) {
  if (net == null) return "";
  if (net === 0) return "as much as it gives";
  return net > 0 ? `gets ${plain(net)} more than it gives` : `gives ${plain(-net)} more than it gets`;
}

const SAYS = {
  "win-win": "A win for both",
  "one-sided": "One-sided",
  neither: "Neither gets much",
  unknown: "One side has not spoken",
};
export const exchangeInWords = (exchange) => SAYS[exchange] ?? SAYS.unknown;

const ORDER = ["one-sided", "unknown", "neither", "win-win"];

/** [[exchange, its pairs]]; a pair is {key, exchange, sides: [its one or two sides]}; what needs talk comes first. */
export function byExchange(results) {
  const pairs = new Map();
  for (const side of results) {
    const key = [side.from_id, side.to_id].sort().join(">");
    const pair = pairs.get(key) ?? { key, exchange: side.exchange, sides: [] };
    pairs.set(key, { ...pair, sides: [...pair.sides, side] });
  }
  const all = [...pairs.values()];
  return ORDER.map((name) => [name, all.filter(({ exchange }) => exchange === name)]).filter(([, own]) => own.length);
}

/** "3 of 8 pairs are a win for both; 2 are one-sided." */
export function finding(results) {
  const groups = Object.fromEntries(byExchange(results).map(([name, own]) => [name, own.length]));
  const all = Object.values(groups).reduce((sum, count) => sum + count, 0);
  if (!all) return "Nobody has said what is exchanged.";
  const are = (count) => (count === 1 ? "is" : "are");
  const won = groups["win-win"] ?? 0;
  const parts = [
    won
      ? `${won} of ${plural(all, "pair")} ${are(won)} a win for both`
      : `${all === 1 ? "The one pair is no" : `None of ${all} pairs is a`} win for both yet`,
  ];
  if (groups["one-sided"]) parts.push(`${groups["one-sided"]} ${are(groups["one-sided"])} one-sided`);
  if (groups.unknown) parts.push(`in ${groups.unknown} only one side has spoken`);
  return `${parts.join("; ")}.`;
}

/** How many parties are asked about, where it is not all of them. */
export function asking({ asked, parties, pairs, most }) {
  if (pairs === "chosen") return `Not all pairs are asked about: each of you chooses up to ${most} sides.`;
  if (asked >= parties) return "Not all pairs are asked about: each party with those next to it in the list.";
  return `Only ${asked} of ${parties} parties are asked about, as many as this room can speak for.`;
}

/** The parties that take part in most sides, in the order of the results, and [one][other] → side. */
export function grid(results, most = MOST) {
  const sides = {};
  const counts = new Map();
  const count = (id, text) => counts.set(id, { id, text, count: (counts.get(id)?.count ?? 0) + 1 });
  for (const side of results) {
    (sides[side.from_id] ??= {})[side.to_id] = side;
    count(side.from_id, side.from);
  }
  for (const side of results) count(side.to_id, side.to);
  const parties = [...counts.values()];
  const chosen = new Set([...parties].sort((one, other) => other.count - one.count).slice(0, most));
  return { parties: parties.filter((party) => chosen.has(party)), sides, left: parties.length - chosen.size };
}

/** The step of the cividis scale for an amount from 0 to 3: 1, 2, 4 or 5. */
export const tone = (amount) => (amount == null ? null : [1, 2, 4, 5][Math.round(amount)]);
