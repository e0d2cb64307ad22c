/* The course of a measure as places on a plane: 0 to 100 across and down. Pure functions. */

const ROOM = 0.08; // of the height, free above and below

const time = (iso) => Date.parse(`${iso}T00:00:00Z`);

/** From the first to the last day, and from the lowest to the highest value that is drawn. */
export function planeOf({ lines, limits, target, expected = [], predicted }) {
  const points = lines.flatMap((line) => line.points);
  const days = points.map(([day]) => time(day));
  const values = [
    ...points.map(([, value]) => value),
    ...expected.map(([, value]) => value),
    ...(limits ?? []),
    ...[target, predicted?.low, predicted?.high].filter((one) => one != null),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * ROOM;
  const bottom = low >= 0 ? Math.max(0, low - room) : low - room;
  return { from: Math.min(...days), to: Math.max(...days), low: bottom, high: high + room };
}

export const across = (iso, { from, to }) => (to > from ? ((time(iso) - from) / (to - from)) * 100 : 50);
export const down = (value, { low, high }) => ((high - value) / (high - low)) * 100;

/** Points as an SVG path. */
export function pathOf(points, plane) {
  return points
    .map(([day, value], place) => `${place ? "L" : "M"}${across(day, plane).toFixed(2)},${down(value, plane).toFixed(2)}`)
    .join("");
}

/** The days that belong to a signal, each once. */
export function signalled({ lines, signals = [], change }) {
  const [line] = lines;
  if (!line) return [];
  const found = signals.filter(({ last }) => !change || last >= change);
  return line.points.filter(
    ([day]) => (!change || day >= change) && found.some(({ first, last }) => first <= day && day <= last),
  );
}

/** Up to four round numbers between the lowest and the highest. */
export function ticksOf({ low, high }) {
  const rough = (high - low) / 3;
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? power;
  const first = Math.ceil(low / step) * step;
  const found = [];
  for (let value = first; value <= high + step / 1e6 && found.length < 6; value += step) found.push(value);
  return found.map((value) => Number(value.toPrecision(12)));
}

/** "Jan 2025" for an ISO day. */
export const month = (iso) =>
  new Date(time(iso)).toLocaleDateString("en", { month: "short", year: "numeric", timeZone: "UTC" });

const STRENGTH = ["observed change", "shift signal", "compared with a control", "randomised"];

/** How much a label allows one to say, 1 to 4; 0 where nothing was measured. */
export const strengthOf = (label) => STRENGTH.indexOf(label) + 1;

const VERDICTS = {
  better: ["check", "Better"],
  worse: ["warning", "Worse"],
  "no change shown": ["info", "No change shown"],
  "not known": ["help", "Not known"],
  "not measured": ["help", "Not measured"],
  context: ["info", "Context"],
};
export const verdictOf = (verdict) => VERDICTS[verdict] ?? VERDICTS["not known"];

/** What came beside what was expected. */
export function besideExpected({ where }) {
  const words = {
    inside: "As the room expected.",
    beyond: "Better than the room expected.",
    short: "Less than the room expected.",
  };
  return words[where] ?? "It was not measured.";
}

/** How all came out, in a sentence. */
export function summary(results) {
  const counted = results.filter(({ context, counter }) => !context && !counter);
  const better = counted.filter(({ verdict }) => verdict === "better").length;
  if (!counted.length) return "There is no outcome in the plan, so there is nothing to claim.";
  if (!counted.some(({ after }) => after != null)) return "No outcome was measured yet.";
  if (counted.every(({ verdict }) => ["not known", "not measured"].includes(verdict)))
    return "There are numbers, and nothing to compare them with yet.";
  const worse = counted.filter(({ verdict }) => verdict === "worse").length;
  const said = [`${better} of ${counted.length} ${counted.length === 1 ? "outcome" : "outcomes"} moved as intended`];
  if (worse) said.push(`${worse} against it`);
  const breached = results.filter(({ counter, crossed, moved }) => counter && (crossed || moved === -1)).length;
  if (breached) said.push("a counter-metric is breached");
  return `${said.join(", ")}.`;
}
