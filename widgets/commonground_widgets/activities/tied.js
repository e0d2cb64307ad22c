/* Ties between roles and people: who is turned to most, what that says, and where each stands. Pure functions. */
import { listed, plural, within } from "../parts/words.js";

const MOST = 14;
const ROUNDS = 160;

/** The stage of the picture, and what lies around a node on it: its disc above, its name below. */
export const STAGE = { width: 160, height: 90, aside: 20, above: 5, below: 9 };
const LETTER = 1.78; // an average one
const LETTERS = 20;
const LINE = 4.6; // of the name under a disc

export const short = (text) => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text);

/** The radius of each node's disc: the area grows with how many turn to it. */
export function radii(nodes) {
  const most = Math.max(1, ...nodes.map(({ count }) => count));
  return Object.fromEntries(nodes.map(({ id, count }) => [id, 1.8 + 2.6 * Math.sqrt(count / most)]));
}

const wide = (text) => Math.max(9, short(text).length * LETTER + 2);

/** [{id, text, kind, count, roles}], most turned to first: `count` people of so many `roles`. */
export function ranked(results) {
  const found = new Map();
  for (const { target_id: id, target: text, kind, weight } of results) {
    const one = found.get(id) ?? { id, text, kind, count: 0, roles: 0 };
    found.set(id, { ...one, count: one.count + weight, roles: one.roles + 1 });
  }
  return [...found.values()].sort((one, other) => other.count - one.count || one.text.localeCompare(other.text));
}

/** What stands out: who is turned to most; how many of those all share the place. */
export function finding(results) {
  const first = ranked(results);
  if (!first.length) return "Too few have said whom they turn to.";
  const top = first.filter(({ count }) => count === first[0].count);
  const most = plural(first[0].count, "person turns", "people turn");
  if (top.length > 3) return `${top.length} share the first place: ${most} to each of them.`;
  return `Most turn to ${listed(top.map(({ text }) => within(text)))}: ${most} to ${top.length > 1 ? "each" : "them"}.`;
}

/** What must be said beside it: how many answered, and what was left out. */
export function caution({ given, asked, few, withheld }) {
  const said = [`${given} of ${asked} answered.`];
  if (few) said.push("That is less than 80 %, so one answer more could change the order: take it as a hint.");
  if (withheld) said.push(`${plural(withheld, "answer is", "answers are")} left out: alone in a role, it would give the person away.`);
  return said.join(" ");
}

/** The nodes that matter most and the ties between them; `left` is how many are not shown. */
export function network(results, most = MOST) {
  const nodes = new Map();
  const count = (id, text, kind, weight) => {
    const one = nodes.get(id) ?? { id, text, kind, count: 0, strength: 0 };
    nodes.set(id, { ...one, strength: one.strength + weight });
  };
  for (const tie of results) {
    count(tie.source_id, tie.source, "role", tie.weight);
    count(tie.target_id, tie.target, tie.kind, tie.weight);
  }
  for (const { id, count: turned } of ranked(results)) nodes.set(id, { ...nodes.get(id), count: turned });
  const all = [...nodes.values()].sort((one, other) => other.strength - one.strength || (one.id < other.id ? -1 : 1));
  const shown = all.slice(0, most);
  const there = new Set(shown.map(({ id }) => id));
  const ties = results.filter(
    ({ source_id: from, target_id: to }) => from !== to && there.has(from) && there.has(to),
  );
  return { nodes: shown, ties, left: all.length - shown.length };
}

/**
 * Where each node stands on the stage: ties pull, all push each other away (Fruchterman and Reingold). It begins on
 * a circle and knows no chance, so the same ties are the same picture on every page.
 */
export function laidOut({ nodes, ties }) {
  const count = nodes.length;
  const place = Object.fromEntries(nodes.map(({ id }, index) => [id, index]));
  const at = nodes.map((_, index) => {
    const turn = (2 * Math.PI * index) / Math.max(1, count);
    return { x: Math.cos(turn), y: Math.sin(turn) };
  });
  const near = Math.sqrt(4 / Math.max(1, count));
  for (let round = 0; round < ROUNDS; round += 1) {
    const moves = at.map(() => ({ x: 0, y: 0 }));
    const push = (one, other, force) => {
      const [dx, dy] = [at[one].x - at[other].x, at[one].y - at[other].y];
      const far = Math.max(0.01, Math.hypot(dx, dy));
      const by = force(far) / far;
      for (const [index, sign] of [
        [one, 1],
        [other, -1],
      ]) {
        moves[index].x += sign * by * dx;
        moves[index].y += sign * by * dy;
      }
    };
    for (let one = 0; one < count; one += 1)
      for (let other = one + 1; other < count; other += 1) push(one, other, (far) => (near * near) / far);
    for (const { source_id: from, target_id: to, weight } of ties)
      push(place[from], place[to], (far) => -((far * far) / near) * Math.min(1, 0.4 + weight / 5));
    const heat = 0.2 * (1 - round / ROUNDS);
    moves.forEach((move, index) => {
      const long = Math.max(0.001, Math.hypot(move.x, move.y));
      at[index].x += (move.x / long) * Math.min(long, heat);
      at[index].y += (move.y / long) * Math.min(long, heat);
    });
  }
  return spread(nodes, at);
}

/** The whole of the stage is used, in both directions, and no name lies on another. */
function spread(nodes, at) {
  const along = (axis, from, to) => {
    const all = at.map((one) => one[axis]);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return (value) => from + (high - low < 0.001 ? 0.5 : (value - low) / (high - low)) * (to - from);
  };
  const { width, height, aside, above, below } = STAGE;
  const [x, y] = [along("x", aside, width - aside), along("y", above, height - below)];
  const radius = radii(nodes);
  const places = nodes.map(({ id, text }, index) => ({
    ...{ id, wide: wide(text), radius: radius[id] },
    ...{ x: x(at[index].x), y: y(at[index].y) },
  }));
  for (let round = 0; round < ROUNDS * 3 && apart(places); round += 1);
  return Object.fromEntries(places.map((one) => [one.id, { x: one.x, y: one.y }]));
}

/** Whatever lies on something else gives way, along the shorter way out; whether anything did. */
function apart(places) {
  const { width, height, above, below } = STAGE;
  const kept = (value, from, to) => Math.min(to, Math.max(from, value));
  let moved = false;
  places.forEach((one, index) => {
    for (const other of places.slice(index + 1)) {
      const tall = one.radius + LINE + other.radius;
      const over = { x: (one.wide + other.wide) / 2 - Math.abs(one.x - other.x), y: tall - Math.abs(one.y - other.y) };
      if (over.x <= 0.01 || over.y <= 0.01) continue;
      moved = true;
      // Upwards is the shorter way unless only the ends of two names meet.
      const axis = over.x < over.y / 2 ? "x" : "y";
      const by = ((over[axis] + 0.02) / 2) * (other[axis] < one[axis] ? 1 : -1);
      one[axis] += by;
      other[axis] -= by;
    }
  });
  for (const one of places) {
    one.x = kept(one.x, one.wide / 2, width - one.wide / 2);
    one.y = kept(one.y, above, height - below);
  }
  return moved;
}
