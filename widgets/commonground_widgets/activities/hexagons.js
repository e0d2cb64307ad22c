/* The cells of a honeycomb in words, and where each hexagon lies. Pure functions. */
import { plural } from "../parts/words.js";

const SAYS = {
  full: "Full: both give and both get",
  empty: "Empty: fill it in",
};

/** What a cell is, in words; of a one-sided one, what is missing. */
export function statusInWords({ status, give, get }) {
  if (status !== "one-sided") return SAYS[status];
  if (give && !get) return "One-sided: customers give and get nothing back";
  return "One-sided: customers get and give nothing back";
}

export const SHORT = { full: "✓ full", "one-sided": "! one-sided", empty: "+ fill in" };

/** The status of what one person filled: the same rule as the hub's. */
export const statusOf = ({ give = "", get = "" } = {}) =>
  ["empty", "one-sided", "full"][Number(Boolean(give.trim())) + Number(Boolean(get.trim()))];

/** "2 of 6 cells are full; 1 is one-sided and will not last." */
export function finding(cells) {
  const count = (status) => cells.filter((one) => one.status === status).length;
  const are = (many) => (many === 1 ? "is" : "are");
  if (!cells.length) return "There are no cells yet.";
  const [full, half, empty] = ["full", "one-sided", "empty"].map(count);
  const parts = [`${full || "None"} of ${plural(cells.length, "cell")} ${are(full || 1)} full`];
  if (half) parts.push(`${half} ${are(half)} one-sided and will not last`);
  if (empty) parts.push(`${empty} ${are(empty)} still open`);
  return `${parts.join("; ")}.`;
}

/** [[problem, its cells]], as they come. */
export function byProblem(cells) {
  const groups = new Map();
  for (const cell of cells) {
    const key = cell.problem.toLocaleLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()].map((own) => [own[0].problem, own]);
}

/** Rows of cells as in a comb: every second row is half a hexagon further and holds one less, where there are several. */
export function rows(cells, across) {
  const found = [];
  for (let from = 0; from < cells.length; ) {
    const odd = found.length % 2 === 1;
    const wide = Math.max(1, odd ? across - 1 : across);
    found.push(cells.slice(from, from + wide));
    from += wide;
  }
  return found;
}

/** "Monday round, two brokers" as a list of names. */
export const people = (text) =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
