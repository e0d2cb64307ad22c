/* A field of two axes: from points of the scale to places on it and back. Pure functions.
 *
 * A field is {low, high, cut}; a point is [x, y] in whole numbers, a median may lie half-way. Places
 * are parts of the field's width and height from its left and top, 0 to 1: high on the scale is up.
 */

export const points = ({ low, high }) => high - low + 1;

/** Where a value stands along its axis: each point of the scale is a cell, and it is in the middle. */
export const partOf = (value, field) => (value - field.low + 0.5) / points(field);

/** The place of a point. */
export const placeOf = ([x, y], field) => ({ x: partOf(x, field), y: 1 - partOf(y, field) });

const inside = (value, { low, high }) => Math.min(high, Math.max(low, value));

/** The point whose cell a place is in. */
export function pointAt({ x, y }, field) {
  const at = (part) => inside(field.low + Math.floor(part * points(field)), field);
  return [at(x), at(1 - y)];
}

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * Where an arrow key moves a point; null for any other key. What is not on the field yet comes to
 * its middle first.
 */
export function nudged(point, key, field) {
  const by = KEYS[key];
  if (!by) return null;
  const middle = Math.round((field.low + field.high) / 2);
  if (!point) return [middle, middle];
  return [inside(point[0] + by[0], field), inside(point[1] + by[1], field)];
}

/** Where the cut is drawn: between the last median that is low and the first that is high. */
export const cutAt = (field) => partOf(field.cut, field) - 0.25 / points(field);

const EDGE = 0.03;
const kept = (part) => Math.min(1 - EDGE, Math.max(EDGE, part));

/**
 * Places for what would lie on top of each other: side by side around their common point.
 * @param {{id: string, point: [number, number]}[]} tokens
 * @returns {Object<string, {x: number, y: number}>} id → place
 */
export function spread(tokens, field) {
  const cells = new Map();
  for (const token of tokens) {
    const key = token.point.join();
    cells.set(key, [...(cells.get(key) ?? []), token]);
  }
  const found = {};
  for (const together of cells.values()) {
    const columns = Math.ceil(Math.sqrt(together.length));
    const rows = Math.ceil(together.length / columns);
    // Two stand apart by most of a cell; many stay within a cell and a half.
    const gap = Math.min(0.72, 1.4 / columns) / points(field);
    together.forEach(({ id, point }, place) => {
      const { x, y } = placeOf(point, field);
      const [column, row] = [place % columns, Math.floor(place / columns)];
      const inRow = row === rows - 1 ? together.length - row * columns : columns;
      found[id] = { x: kept(x + (column - (inRow - 1) / 2) * gap), y: kept(y + (row - (rows - 1) / 2) * gap) };
    });
  }
  return found;
}

const ROUNDS = 120;
const FULL = 0.55; // of the field, above which discs that lie side by side no longer find room
const OFF = 0.008; // a disc stays off the line between two quarters by so much
const TURN = 2.4; // radians, near the golden angle: what lies on one point goes in all directions

/**
 * Places that keep apart, each as near to where it was as the others let it, and in its own quarter.
 * @param {Object<string, {x: number, y: number}>} places
 * @param {{x: number, y: number}} least how far apart two must be in a row and in a column, in parts of the field
 */
export function apart(places, field, least) {
  const ids = Object.keys(places);
  const room = Math.min(1, Math.sqrt(FULL / (ids.length * least.x * least.y)));
  const [wide, high] = [least.x * room, least.y * room];
  const cut = { x: cutAt(field), y: 1 - cutAt(field) };
  const keep = (part, from, at) => (from < at ? Math.min(part, at - OFF) : Math.max(part, at + OFF));
  const now = ids.map((id) => ({ ...places[id] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    now.forEach((one, index) => {
      for (let next = index + 1; next < now.length; next += 1) {
        const other = now[next];
        let [x, y] = [(other.x - one.x) / wide, (other.y - one.y) / high];
        const distance = Math.hypot(x, y);
        if (distance >= 0.999) continue;
        moved = true;
        if (distance < 0.001) [x, y] = [Math.cos(next * TURN) / 1000, Math.sin(next * TURN) / 1000];
        const push = (1 - distance) / 2 / Math.hypot(x, y);
        one.x -= x * push * wide;
        one.y -= y * push * high;
        other.x += x * push * wide;
        other.y += y * push * high;
      }
    });
    if (!moved) break;
    now.forEach((one, index) => {
      const from = places[ids[index]];
      one.x = kept(keep(one.x, from.x, cut.x));
      one.y = kept(keep(one.y, from.y, cut.y));
    });
  }
  return Object.fromEntries(ids.map((id, index) => [id, now[index]]));
}

/** "interest 3, power 7", in the words of the axes. */
export const pointInWords = (point, { axes }) =>
  axes.map(({ label }, axis) => `${label.toLowerCase()} ${String(point[axis])}`).join(", ");
