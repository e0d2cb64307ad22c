/* What estimates come to, as places on a line and as words. Pure functions. */
import { plural } from "../parts/words.js";

const ROOM = 0.06; // of the line, free on each side
export const DOTS = 20; // each stands for one chance in so many
const BINS = 9;

/** A number as people write it: 12,000 or 0.175. */
export function told(value) {
  if (value == null) return "–";
  const size = Math.abs(value);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}

/** "12%", "40 hours"; several numbers share their unit. */
export function withUnit(text, unit = "") {
  const bare = unit.trim();
  if (!bare) return text;
  return bare.startsWith("%") ? `${text}${bare}` : `${text} ${bare}`;
}

/** The median and its range: "12% (10 to 15)". */
export function said({ n, low, likely, high, unit }) {
  if (!n) return "Nobody answered";
  const range = low === high ? "" : ` (${told(low)} to ${told(high)})`;
  return `${withUnit(told(likely), unit)}${range}`;
}

/** The least and the most that is drawn. */
export function endsOf({ least, most, baseline, target }) {
  const there = [least, most, baseline, target].filter((one) => one != null);
  return [Math.min(...there), Math.max(...there)];
}

/** A line from the one to the other, with room on both sides. */
export function lineOf(one) {
  const [low, high] = endsOf(one);
  const room = (high - low || Math.abs(high) || 1) * ROOM;
  return { low: low - room, high: high + room };
}

/** Where a value lies on the line, in percent. */
export const at = (value, { low, high }) => ((value - low) / (high - low)) * 100;

/** How many gave something, and what the middle of them is. */
export function finding(results) {
  const given = results.filter(({ n }) => n);
  if (!given.length) return "Nobody has given an estimate.";
  const most = Math.max(...given.map(({ n }) => n));
  if (given.length < results.length) return `${given.length} of ${results.length} have estimates, by up to ${plural(most, "person", "people")}.`;
  return `Estimates by ${plural(most, "person", "people")}: the middle of each, and how far apart they are.`;
}

/** The chance as so many of twenty dots. */
export const ofTwenty = ({ chance }) => Math.round(chance * DOTS);

/** What the return comes to, in a sentence. */
export function worthFinding(worth) {
  if (worth.missing) return worth.missing;
  const good = ofTwenty(worth);
  if (good === DOTS) return "In every one of twenty cases it brings more than it costs.";
  if (!good) return "In none of twenty cases does it bring more than it costs.";
  return `In ${good} of ${DOTS} cases it brings more than it costs.`;
}

/** A part of the cost as people say it: 0.5 is "50% more than it costs". */
export function returned(part) {
  const percent = Math.round(Math.abs(part) * 100);
  if (!percent) return "as much as it costs";
  return part > 0 ? `${percent}% more than it costs` : `${percent}% less than it costs`;
}

/**
 * Twenty dots, each one chance in twenty: [{column, row, good}], and where 0 lies among the columns.
 * No column goes over 0, so that what stands right of it is what is won.
 * @param {{percentiles: number[], chance: number}} worth
 */
export function dotsOf({ percentiles, chance }) {
  const good = ofTwenty({ chance });
  const values = Array.from({ length: DOTS }, (_, place) => percentiles[Math.min(98, place * 5 + 2)]);
  const wide = (values.at(-1) - values[0]) / BINS || 1;
  // A dot beside 0 may round to the other side of it; the count of them is the chance.
  const columns = values.map((value, place) => {
    const wins = place >= DOTS - good;
    return wins ? Math.max(0, Math.floor(value / wide)) : Math.min(-1, Math.floor(value / wide));
  });
  const first = Math.min(...columns, 0);
  const rows = new Map();
  const dots = columns.map((column) => {
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { column: column - first, row, good: column >= 0 };
  });
  return { dots, zero: 0 - first, columns: Math.max(...columns, -1) - first + 1, rows: Math.max(...rows.values()) };
}
