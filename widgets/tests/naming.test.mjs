import assert from "node:assert/strict";
import { test } from "node:test";
import { sides } from "../commonground_widgets/activities/naming.js";

const disc = (key, x, y, text = "Regulator") => ({ key, at: { x, y }, text });

test("a name stands to the right, at the right edge to the left", () => {
  assert.deepEqual(sides([disc("a", 0.5, 0.5), disc("b", 0.97, 0.3)]), { a: "right", b: "left" });
});

test("two that are close do not write over each other", () => {
  assert.deepEqual(sides([disc("a", 0.5, 0.5), disc("b", 0.57, 0.5)]), { a: "left", b: "right" });
});

test("where there is no room there is no name", () => {
  const crowd = Array.from({ length: 81 }, (_, place) =>
    disc(`${place}`, ((place % 9) + 0.5) / 9, (Math.floor(place / 9) + 0.5) / 9, "A name of some length"),
  );
  assert.ok(Object.keys(sides(crowd)).length < crowd.length);
  assert.deepEqual(sides([]), {});
});
