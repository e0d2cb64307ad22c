/* What the room's placements say: in words, and where on the field. Pure functions of the results. */
import { apart, placeOf, spread } from "../parts/field.js";
import { plural } from "../parts/words.js";

const TONES = { agree: "agree", discuss: "discuss", split: "split", "two camps": "camps" };
const WORDS = { agree: "agree", discuss: "some distance apart", split: "split", "two camps": "two camps" };

export const toneOf = ({ band }) => TONES[band] ?? "few";

const plain = (value) => (value == null ? "–" : String(value));
const index = (value) => `${value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}`;

/** "You agree on 9 of 15." What could not be judged (too few placed it) is not counted. */
export function finding(results) {
  const known = results.filter(({ agreement }) => agreement != null);
  if (!known.length) return "Too few have placed them to say how far you agree.";
  const agreed = known.filter(({ band }) => band === "agree").length;
  if (agreed === known.length) return known.length === 1 ? "You agree on it." : `You agree on all ${known.length}.`;
  return `You agree on ${agreed} of ${known.length}.`;
}

/** "Agreement rose on 7 and fell on 1." Nothing in the first round. */
export function changing(results) {
  const changes = results.map(({ change }) => change).filter((change) => change != null);
  if (!changes.length) return "";
  const rose = changes.filter((change) => change > 0.005).length;
  const fell = changes.filter((change) => change < -0.005).length;
  if (!rose && !fell) return "Agreement is as it was in the first round.";
  const parts = [rose && `rose on ${rose}`, fell && `fell on ${fell}`].filter(Boolean);
  return `Agreement ${parts.join(" and ")} since the first round.`;
}

/** "interest 3, power 7.5" or, of two camps, where each of them stands. */
export function standing(one, { axes }) {
  const [x, y] = axes.map(({ label }) => label.toLowerCase());
  if (!one.n) return "nobody placed it";
  const at = (point) => `${x} ${plain(point.x)}, ${y} ${plain(point.y)}`;
  const camps = one.camps.map((camp) => `${plural(camp.n, "person", "people")} at ${at(camp)}`);
  if (camps.length) return camps.join("; ");
  return at(one);
}

/** "agree", or why nothing can be said; and how it has changed since the first round. */
export function agreeing(one) {
  const words = WORDS[one.band] ?? (one.n ? "too few for a word on agreement" : "");
  if (one.change == null) return words;
  return `${words} (${index(one.agreement_before)} → ${index(one.agreement)})`;
}

/**
 * The discs: one where the medians are, or one for each camp; with what to draw around it. With `least`
 * (parts of the field) they keep so far apart that each number can be read.
 */
export function discs(results, field, least = null) {
  const tokens = results.flatMap((one, index) => {
    const common = { id: one.id, number: index + 1, tone: toneOf(one), one };
    const camps = one.camps.map(({ x, y }, at) => ({ ...common, key: `${one.id} ${at}`, point: [x, y] }));
    if (camps.length) return camps;
    return one.x == null || one.y == null ? [] : [{ ...common, key: one.id, point: [one.x, one.y] }];
  });
  const side = spread(
    tokens.map(({ key, point }) => ({ id: key, point })),
    field,
  );
  const places = least ? apart(side, field, least) : side;
  return tokens.map((token) => ({ ...token, at: places[token.key] }));
}

/** Lines in parts of the field: the cross of the quartiles, the way from the old median, the tie between camps. */
export function lines(results, field, least = null) {
  const at = Object.fromEntries(discs(results, field, least).map((disc) => [disc.key, disc]));
  return results.flatMap((one) => {
    // A disc that stands aside from others on its point takes its cross along.
    const aside = asideOf(at[one.id], field);
    const place = (point) => {
      const { x, y } = placeOf(point, field);
      return { x: x + aside.x, y: y + aside.y };
    };
    const of = (id, kind, from, to) => ({ id, kind, from: place(from), to: place(to) });
    if (one.camps.length === 2) return [of(one.id, "camps", ...one.camps.map(({ x, y }) => [x, y]))];
    if (one.x == null || one.y == null) return [];
    const cross = [
      of(one.id, "cross", [one.x_q1, one.y], [one.x_q3, one.y]),
      of(one.id, "cross", [one.x, one.y_q1], [one.x, one.y_q3]),
    ];
    const moved = one.x_before != null && one.y_before != null && (one.x_before !== one.x || one.y_before !== one.y);
    if (!moved) return cross;
    const from = placeOf([one.x_before, one.y_before], field);
    return [...cross, { ...of(one.id, "way", [one.x, one.y], [one.x, one.y]), from }];
  });
}

function asideOf(disc, field) {
  if (!disc) return { x: 0, y: 0 };
  const { x, y } = placeOf(disc.point, field);
  return { x: disc.at.x - x, y: disc.at.y - y };
}

/** Quadrant → its items, in the order of the names; what has no median comes last, under "". */
export function byStrategy(results, { names }) {
  const of = (name) => results.filter(({ strategy }) => (strategy ?? "") === name);
  return [...names, ""].map((name) => [name, of(name)]).filter(([, items]) => items.length);
}
