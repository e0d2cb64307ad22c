/* An order with ties, as a list of levels: [["a"], ["b", "c"]] says that b and c share the second place.
 *
 * Every function returns a new list; levels are never empty.
 */

const without = (levels, id) =>
  levels.map((level) => level.filter((one) => one !== id)).filter((level) => level.length);
/** The list with some of it replaced. */
const cut = (list, at, count, ...instead) => [...list.slice(0, at), ...instead, ...list.slice(at + count)];
const levelOf = (levels, id) => levels.findIndex((level) => level.includes(id));

/** The ids from first to last, ties in the order in which they stand. */
export const flat = (levels) => levels.flat();

/** At the end of the order, on a level of its own. */
export const added = (levels, id) => [...without(levels, id), [id]];

/** Out of the order. */
export const removed = without;

/** One level up; out of a tie, just above those it was tied with. The first stays. */
export function up(levels, id) {
  const at = levelOf(levels, id);
  if (at < 0) return levels;
  const shared = levels[at].length > 1;
  if (at === 0 && !shared) return levels;
  const rest = without(levels, id);
  return cut(rest, shared ? at : at - 1, 0, [id]);
}

/** One level down; out of a tie, just below those it was tied with. The last stays. */
export function down(levels, id) {
  const at = levelOf(levels, id);
  if (at < 0) return levels;
  const shared = levels[at].length > 1;
  if (at === levels.length - 1 && !shared) return levels;
  const rest = without(levels, id);
  return cut(rest, at + 1, 0, [id]);
}

/** Just before or after another, on a level of its own; between tied ones, tied with them. */
export function moved(levels, id, other, after = false) {
  if (id === other || levelOf(levels, other) < 0) return levels;
  const rest = without(levels, id);
  const at = levelOf(rest, other);
  const place = rest[at].indexOf(other) + (after ? 1 : 0);
  if (place > 0 && place < rest[at].length) return cut(rest, at, 1, cut(rest[at], place, 0, id));
  return cut(rest, at + (after ? 1 : 0), 0, [id]);
}

/** Tied with the level above, together with all it is tied with already. */
export function tied(levels, id) {
  const at = levelOf(levels, id);
  if (at < 1) return levels;
  return cut(levels, at - 1, 2, [...levels[at - 1], ...levels[at]]);
}

/** No longer tied: it and those that follow it on its level come after those before it. */
export function untied(levels, id) {
  const at = levelOf(levels, id);
  const place = at < 0 ? 0 : levels[at].indexOf(id);
  if (!place) return levels;
  return cut(levels, at, 1, levels[at].slice(0, place), levels[at].slice(place));
}

/** Id → place as one says it: 1, 2, 2, 4. */
export function places(levels) {
  const found = {};
  let before = 0;
  for (const level of levels) {
    for (const id of level) found[id] = before + 1;
    before += level.length;
  }
  return found;
}

/** The items in an order that depends on nothing but themselves and the seed: each person has their own. */
export function mixed(items, seed) {
  const number = (text) => {
    let hash = 2166136261;
    for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
    return (hash ^ (hash >>> 13)) >>> 0;
  };
  return items
    .map((item) => [number(`${seed}|${item.id}`), item])
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);
}
