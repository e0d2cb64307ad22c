/* What is typed into the cells of a sheet of paper. Pure functions.
 *
 * A scale is {low, high, labels}. A cell takes a point of its scale as a number, or the beginning of
 * a label that no other label begins with: "y" where the points are no and yes.
 */

const same = (text) => text.trim().toLocaleLowerCase();

function byLabel(text, { low, labels = [] }) {
  const found = labels.flatMap((label, place) => (same(label).startsWith(text) ? [low + place] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** The point that is typed; null for an empty cell, undefined for what is no point of the scale. */
export function pointIn(text, scale) {
  const typed = same(text);
  if (!typed) return null;
  if (!/^\d+$/.test(typed)) return byLabel(typed, scale);
  const value = Number(typed);
  return value >= scale.low && value <= scale.high ? value : undefined;
}

/** Whether nothing more can be typed that would mean another point: then the next cell is due. */
export function isComplete(text, scale) {
  const value = pointIn(text, scale);
  if (value == null) return false;
  return !/^\d+$/.test(same(text)) || value === 0 || value * 10 > scale.high;
}

/** "0 no, 1 yes" or "1 to 9": how a scale is typed. */
export function scaleInWords({ low, high, labels = [] }) {
  const ends = [labels[0], labels[high - low]];
  if (!ends.every(Boolean)) return `${low} to ${high}`;
  return `${low} ${ends[0]}${high - low > 1 ? " to" : ","} ${high} ${ends[1]}`;
}

/**
 * Item → column → point of what is typed (item → column → text); items without any are left out.
 * @param {{columns: {id: string}[], typed: object, full?: boolean}} options `full`: an item counts only with every column
 */
export function pointsOf({ columns, typed, full = false }) {
  const found = {};
  for (const [item, cells] of Object.entries(typed)) {
    const points = columns.map((one) => [one.id, pointIn(cells[one.id] ?? "", one)]).filter(([, value]) => value != null);
    if (points.length && (!full || points.length === columns.length)) found[item] = Object.fromEntries(points);
  }
  return found;
}

/** How many items hold something that is no point; with `full`, also those that are filled in part. */
export function mistakes({ columns, typed, full = false }) {
  const wrong = (cells) => {
    const values = columns.map((one) => pointIn(cells[one.id] ?? "", one));
    const given = values.filter((value) => value != null).length;
    return values.includes(undefined) || (full && given > 0 && given < columns.length);
  };
  return Object.values(typed).filter(wrong).length;
}
