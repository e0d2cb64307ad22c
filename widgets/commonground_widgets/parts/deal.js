/* How to deal cards onto a wall: into how many columns, and which card goes where.
 *
 * The estimate counts characters, which is enough to choose; the exact size of the type is measured
 * afterwards (Fit.jsx). Sizes are in hundredths of the wall's width.
 */

const WIDE = 0.46; // an average character, in parts of the type's size
const LINE = 1.32;
const GAP = 0.7;
const PADDING = { across: 2, down: 1.8 };
const MOST_COLUMNS = 6;
const SHORTEST_LINE = 14;
const ROUNDS = 12;

const shortest = (heights) => heights.indexOf(Math.min(...heights));

/** Each card onto the column that is shortest so far; null when its lines would be too short. */
function lay(texts, columns, size, wall) {
  const width = (wall.width - (columns - 1) * GAP * size) / columns - PADDING.across * size;
  const line = width / (WIDE * size);
  if (line < SHORTEST_LINE) return null;
  const heights = new Array(columns).fill(0);
  const dealt = heights.map(() => []);
  texts.forEach((text, card) => {
    const column = shortest(heights);
    const lines = Math.ceil(text.length / line) + wall.extra;
    heights[column] += (lines * LINE + PADDING.down + GAP) * size;
    dealt[column].push(card);
  });
  return { dealt, height: Math.max(...heights) };
}

/** The largest type at which this many columns hold all cards. */
function largest(texts, columns, wall) {
  let [low, high, found] = [0, 8, null];
  for (let round = 0; round < ROUNDS; round += 1) {
    const size = (low + high) / 2;
    const laid = lay(texts, columns, size, wall);
    if (laid && laid.height <= wall.height) [low, found] = [size, { size, dealt: laid.dealt }];
    else high = size;
  }
  return found;
}

/**
 * @param {string[]} texts
 * @param {{width?: number, height?: number, extra?: number}} wall `extra`: lines beside the text
 * @returns {number[][]} for each column the places of its cards in `texts`
 */
export function deal(texts, { width = 93, height = 42, extra = 0 } = {}) {
  const wall = { width, height, extra };
  let best = { size: 0, dealt: [texts.map((_, card) => card)] };
  for (let columns = 1; columns <= Math.min(MOST_COLUMNS, texts.length); columns += 1) {
    const found = largest(texts, columns, wall);
    if (found && found.size > best.size * 1.02) best = found;
  }
  return best.dealt;
}

const CAUTION = 0.8;

/**
 * In how many hands cards lie on the wall when their type is at its least: an estimate, rather too low.
 * @param {{least: number, width?: number, height?: number, extra?: number}} wall as in `deal`
 */
export function leastHands(texts, { least, width = 93, height = 42, extra = 0 }) {
  let tallest = Infinity;
  for (let columns = 1; columns <= MOST_COLUMNS; columns += 1) {
    const laid = lay(texts, columns, least, { width, height, extra });
    if (laid) tallest = Math.min(tallest, laid.height);
  }
  return Number.isFinite(tallest) ? Math.max(1, Math.floor((CAUTION * tallest) / height)) : 1;
}
