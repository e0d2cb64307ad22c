/* Series as lines: where each point lies in a small picture, and what is said of them in words. */

export const WIDE = 240;
export const HIGH = 56;
const EDGE = 3;

/** Series with the same name are one measure: all of it, where it changed, what it is compared with. */
export function measures(series) {
  const found = new Map();
  for (const one of series) found.set(one.measure, [...(found.get(one.measure) ?? []), one]);
  return [...found].map(([name, each]) => ({ name, each, activity: isActivity(each) }));
}

/** Whether none of them is an outcome. */
export const isActivity = (series) => series.every(({ activity }) => activity);

/** What a series is called beside others of its measure. */
export function called({ arm, segment }) {
  if (arm) return arm === "treated" ? "where it changed" : "the comparison";
  return segment || "all";
}

/** A number as it is read: shares in percent, others with three digits that count. */
export function told(value, unit) {
  if (value === null) return "–";
  if (unit === "share") return `${(100 * value).toFixed(0)}%`;
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString() : String(Number(value.toPrecision(3)));
}

/** The paths of several series in one picture; a path is broken where a value is missing. */
export function paths(each) {
  const days = [...new Set(each.flatMap(({ points }) => points.map(({ at }) => at)))].sort();
  const values = each.flatMap(({ points }) => points.map(({ value }) => value)).filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...values), Math.max(...values, 1e-9)];
  const x = (at) => EDGE + (days.indexOf(at) / Math.max(1, days.length - 1)) * (WIDE - 2 * EDGE);
  const y = (value) => HIGH - EDGE - ((value - low) / (high - low || 1)) * (HIGH - 2 * EDGE);
  return each.map(({ points }) => {
    let pen = "M";
    return points
      .map(({ at, value }) => {
        if (value === null) {
          pen = "M";
          return "";
        }
        // A point that stands alone is a dot: a short line with round ends.
        const step = `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}${pen === "M" ? "h3" : ""}`;
        pen = "L";
        return step;
      })
      .join("");
  });
}

/** A series in a sentence, for who does not see the picture. */
export function sentence(one) {
  const seen = one.points.filter(({ value }) => value !== null);
  const hidden = one.points.filter(({ withheld }) => withheld).length;
  const parts = [`${called(one)}: ${seen.length} ${one.cadence}${seen.length === 1 ? "" : "s"}`];
  if (seen.length) parts.push(`from ${told(seen[0].value, one.unit)} to ${told(seen.at(-1).value, one.unit)}`);
  if (hidden) parts.push(`${hidden} withheld as too small`);
  return parts.join(", ");
}
