/* The results of a rating by several criteria, item by item, in words. Pure functions. */
import { plural } from "../parts/words.js";

/** [{id, text, class, cells}], in the order of the results. */
export function byItem(results) {
  const items = new Map();
  for (const cell of results) {
    const item = items.get(cell.id) ?? { id: cell.id, text: cell.text, class: cell.class, cells: [] };
    items.set(cell.id, { ...item, cells: [...item.cells, cell] });
  }
  return [...items.values()];
}

const plain = (value) => String(value).replace(/\.0$/, "");

/** A yes and a no have no middle: what counts is how many said yes. */
export const isVote = ({ counts }) => counts.length === 2;

/** What stands out of a cell: the median, or how many said yes; a dash where there is none. */
export function headline(cell) {
  if (!cell.n) return "–";
  if (isVote(cell)) return `${cell.counts[1]} of ${cell.n}`;
  return cell.median == null ? "–" : plain(cell.median);
}

/** "median 4, agree": a cell in words. Two camps have no median. */
export function says(cell, criterion) {
  if (!cell.n) return "nobody answered";
  if (isVote(cell)) return `${headline(cell)} said ${criterion?.labels?.[1] ?? cell.low + 1}`;
  if (cell.median == null) return `two camps, ${plural(cell.n, "answer")}`;
  return [`median ${plain(cell.median)}`, cell.band, plural(cell.n, "answer")].filter(Boolean).join(", ");
}

/** How many of somebody's cells are still open. */
export function openCells(items, criteria, ratings) {
  const open = (id) => criteria.filter((one) => ratings[id]?.[one.id] == null).length;
  return items.reduce((sum, { id }) => sum + open(id), 0);
}

/** "You agree on 20 of 45." over the cells that can be judged; of votes, on how many all were of one mind. */
export function finding(results) {
  const known = results.filter(({ agreement }) => agreement != null);
  if (!known.length) return "";
  const agreed = known.filter(({ band }) => band === "agree").length;
  if (agreed === known.length) return "You agree throughout.";
  return `You agree on ${agreed} of ${known.length} points. Talk about the others.`;
}

/** The classes of salience, those with the most attributes first, and what each stands for. */
export const CLASSES = [
  ["definitive", "power, legitimacy and urgency"],
  ["dominant", "power and legitimacy"],
  ["dangerous", "power and urgency"],
  ["dependent", "legitimacy and urgency"],
  ["dormant", "power only"],
  ["discretionary", "legitimacy only"],
  ["demanding", "urgency only"],
  ["none", "neither power, legitimacy nor urgency"],
  ["", "not everything was voted on"],
];

/** [[class, what it stands for, its items]], the classes that have any. */
export function byClass(results) {
  const items = byItem(results);
  return CLASSES.map(([name, means]) => [name, means, items.filter((one) => one.class === name)]).filter(
    ([, , own]) => own.length,
  );
}
