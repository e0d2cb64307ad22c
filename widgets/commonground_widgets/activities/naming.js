/* Names beside the discs on the wall: at whichever side there is room, and nowhere where there is none.
 *
 * All sizes are in hundredths of the stage's width, since everything on the wall grows with it.
 */

const PLANE = { width: 48, height: 35 };
const RADIUS = 1.25;
const LETTER = 0.58; // an average one
const LINE = 1.5;
const LONGEST = 14; // hundredths: a longer name ends in an ellipsis

const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });

function beside({ x, y }, text) {
  const width = Math.min(LONGEST, text.length * LETTER);
  return {
    right: box(x + RADIUS, y - LINE / 2, width, LINE),
    left: box(x - RADIUS - width, y - LINE / 2, width, LINE),
    below: box(x - width / 2, y + RADIUS, width, LINE),
    above: box(x - width / 2, y - RADIUS - LINE, width, LINE),
  };
}

const isInside = ({ left, top, right, bottom }) =>
  left >= 0 && top >= 0 && right <= PLANE.width && bottom <= PLANE.height;

/**
 * @param {{key: string, at: {x: number, y: number}, text: string}[]} discs
 * @returns {Object<string, "right" | "left" | "below" | "above">} key → side, of those that have a free one
 */
export function sides(discs) {
  const centre = ({ at }) => ({ x: at.x * PLANE.width, y: at.y * PLANE.height });
  const taken = discs.map((disc) => {
    const { x, y } = centre(disc);
    return box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
  });
  const found = {};
  for (const disc of discs) {
    const free = Object.entries(beside(centre(disc), disc.text)).find(
      ([, place]) => isInside(place) && !taken.some((other) => meet(place, other)),
    );
    if (!free) continue;
    found[disc.key] = free[0];
    taken.push(free[1]);
  }
  return found;
}
