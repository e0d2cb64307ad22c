/* Carrying things to places: the part that knows no page (see useCarry.js). Pure functions. */

/** What is in the hand after a thing was tapped: tapping it again lets it go. */
export function tapped(held, id, many = false) {
  if (held.includes(id)) return held.filter((other) => other !== id);
  return many ? [...held, id] : [id];
}

/** What a drag carries: the whole hand when the thing is in it, else the thing alone. */
export const carried = (held, id) => (held.includes(id) ? held : [id]);

const SLACK = 6;

/** Whether a pointer has moved so far that it is a drag and no longer a tap. */
export const isDrag = (from, to) => Math.hypot(to.x - from.x, to.y - from.y) > SLACK;

const part = (value, size) => Math.min(1, Math.max(0, size ? value / size : 0));

/** Where a point lies in a box, as parts of its width and height from its left and top, 0 to 1. */
export const within = ({ left, top, width, height }, { x, y }) => ({
  x: part(x - left, width),
  y: part(y - top, height),
});

const EDGE = 56;
const STEP = 14;

/** By how many pixels the page should scroll while something is dragged at its edge. */
export function scrollAt(y, height) {
  if (y < EDGE) return -STEP;
  return y > height - EDGE ? STEP : 0;
}

/**
 * Which of several things in reading order gets the focus next; null when the key moves nothing.
 * @param {string} key of the keyboard
 */
export function roved(key, at, count) {
  const [on, back] = [at + 1, at - 1];
  const to = { ArrowRight: on, ArrowDown: on, ArrowLeft: back, ArrowUp: back, Home: 0, End: count - 1 }[key];
  return to == null || to < 0 || to >= count ? null : to;
}
