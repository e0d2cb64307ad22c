import assert from "node:assert/strict";
import { test } from "node:test";
import { loadAgainIn } from "../commonground_widgets/host/patience.js";
import { blocked, storage } from "./storage.mjs";

test("the first time at once or nearly, then longer, never longer than five seconds", () => {
  const tab = storage();
  const waits = Array.from({ length: 7 }, (_, at) => loadAgainIn(tab, 1000 * at, 1));
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 5000, 5000, 5000]);
  assert.equal(loadAgainIn(storage(), 0, 0), 0);
});

test("a quiet minute makes it forget", () => {
  const tab = storage();
  for (let at = 0; at < 5; at += 1) loadAgainIn(tab, at, 1);
  assert.equal(loadAgainIn(tab, 61_000, 1), 500);
});

test("where it cannot count it waits, so that a broken page does not spin", () => {
  for (const place of [blocked, null]) assert.equal(loadAgainIn(place), 2500);
});
