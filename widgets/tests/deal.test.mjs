/* Cards on a wall: each is dealt once, and fewer cards never get smaller columns. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deal } from "../commonground_widgets/parts/deal.js";

const texts = (count, length) => Array.from({ length: count }, () => "x".repeat(length));

test("every card is dealt exactly once", () => {
  for (const count of [0, 1, 2, 5, 12, 60]) {
    const dealt = deal(texts(count, 120)).flat();
    assert.deepEqual(
      [...dealt].sort((one, other) => one - other),
      Array.from({ length: count }, (_, at) => at),
    );
  }
});

test("one card gets the whole wall, many are laid side by side", () => {
  assert.equal(deal(texts(1, 120)).length, 1);
  assert.ok(deal(texts(12, 120)).length >= 3);
});
