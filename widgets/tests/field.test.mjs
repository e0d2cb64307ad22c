import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, cutAt, nudged, partOf, placeOf, pointAt, pointInWords, spread } from "../commonground_widgets/parts/field.js";

const FIELD = { low: 1, high: 9, cut: 5, axes: [{ label: "Interest" }, { label: "Power" }] };

test("a point's place is in its own cell, high up", () => {
  for (let x = 1; x <= 9; x += 1) {
    for (let y = 1; y <= 9; y += 1) assert.deepEqual(pointAt(placeOf([x, y], FIELD), FIELD), [x, y]);
  }
  assert.ok(placeOf([1, 9], FIELD).y < placeOf([1, 1], FIELD).y);
});

test("the edges belong to the outermost cells", () => {
  assert.deepEqual(pointAt({ x: 0, y: 0 }, FIELD), [1, 9]);
  assert.deepEqual(pointAt({ x: 1, y: 1 }, FIELD), [9, 1]);
});

test("arrow keys move by one and stop at the edge; other keys do nothing", () => {
  assert.deepEqual(nudged([5, 5], "ArrowUp", FIELD), [5, 6]);
  assert.deepEqual(nudged([1, 5], "ArrowLeft", FIELD), [1, 5]);
  assert.deepEqual(nudged([5, 1], "ArrowDown", FIELD), [5, 1]);
  assert.equal(nudged([5, 5], "Enter", FIELD), null);
});

test("what is not on the field comes to its middle first", () => {
  assert.deepEqual(nudged(undefined, "ArrowUp", FIELD), [5, 5]);
  assert.deepEqual(nudged(null, "ArrowLeft", { low: 0, high: 3, cut: 2 }), [2, 2]);
});

test("a median on the cut lies on its high side, the one before on its low side", () => {
  assert.ok(partOf(5, FIELD) > cutAt(FIELD));
  assert.ok(partOf(4.5, FIELD) < cutAt(FIELD));
});

test("what shares a cell is set side by side, around the cell", () => {
  const tokens = ["a", "b", "c", "d", "e"].map((id) => ({ id, point: [3, 3] }));
  const found = Object.values(spread(tokens, FIELD));
  assert.equal(new Set(found.map(({ x, y }) => `${x.toFixed(4)} ${y.toFixed(4)}`)).size, 5);
  const { x, y } = placeOf([3, 3], FIELD);
  for (const place of found) assert.ok(Math.abs(place.x - x) < 1 / 9 && Math.abs(place.y - y) < 1 / 9);
  assert.deepEqual(spread(tokens.slice(0, 1), FIELD).a, { x, y });
});

test("a point in words", () => {
  assert.equal(pointInWords([3, 7.5], FIELD), "interest 3, power 7.5");
});

test("what lies too near keeps apart, each in its own quarter", () => {
  const field = { low: 1, high: 9, cut: 5 };
  const least = { x: 0.05, y: 0.068 };
  const crowd = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [`i${n}`, { x: 0.42 + 0.02 * (n % 7), y: 0.4 + 0.025 * (n % 9) }]),
  );
  const found = apart(crowd, field, least);
  const places = Object.values(found);
  const near = places.flatMap((one, at) =>
    places.slice(at + 1).filter((other) => Math.hypot((one.x - other.x) / least.x, (one.y - other.y) / least.y) < 0.9),
  );
  assert.equal(near.length, 0);
  const low = (part) => part < cutAt(field);
  for (const [id, { x, y }] of Object.entries(crowd)) {
    assert.equal(low(found[id].x), low(x));
    assert.equal(low(1 - found[id].y), low(1 - y));
    assert.ok(found[id].x > 0 && found[id].x < 1 && found[id].y > 0 && found[id].y < 1);
  }
  assert.deepEqual(apart({ a: { x: 0.2, y: 0.2 }, b: { x: 0.8, y: 0.2 } }, field, least), {
    a: { x: 0.2, y: 0.2 },
    b: { x: 0.8, y: 0.2 },
  });
});
