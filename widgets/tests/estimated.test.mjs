/* Estimates in words and places. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, dotsOf, finding, lineOf, returned, said, told, worthFinding } from "../commonground_widgets/activities/estimated.js";

const percentiles = Array.from({ length: 99 }, (_, place) => (place - 24) / 50);

test("numbers as people write them", () => {
  assert.deepEqual([12000.4, 120.25, 0.1754, null].map(told), ["12,000", "120.3", "0.175", "–"]);
  assert.equal(said({ n: 3, low: 10, likely: 12, high: 15, unit: "%" }), "12% (10 to 15)");
  assert.equal(said({ n: 1, low: 4, likely: 4, high: 4, unit: "hours" }), "4 hours");
  assert.equal(said({ n: 0 }), "Nobody answered");
});

test("a line holds all that is on it", () => {
  const line = lineOf({ least: 10, most: 20, baseline: 18, target: 5 });
  assert.ok(at(5, line) > 0 && at(20, line) < 100);
  assert.equal(at(7, lineOf({ least: 7, most: 7 })), 50);
  assert.equal(Math.round(at(0, lineOf({ least: 0, most: 0 }))), 50);
});

test("how many have estimates", () => {
  assert.equal(finding([{ n: 0 }]), "Nobody has given an estimate.");
  assert.match(finding([{ n: 3 }, { n: 0 }]), /^1 of 2 have estimates, by up to 3 people/);
  assert.match(finding([{ n: 3 }, { n: 2 }]), /^Estimates by 3 people/);
});

test("twenty dots say the chance, and none lies across the line", () => {
  const { dots, zero, columns } = dotsOf({ percentiles, chance: 0.75 });
  assert.equal(dots.length, 20);
  assert.equal(dots.filter(({ good }) => good).length, 15);
  assert.ok(dots.every(({ column, good }) => column >= zero === good && column < columns));
  assert.equal(dotsOf({ percentiles: percentiles.map(() => 0.5), chance: 1 }).zero, 0);
  assert.equal(dotsOf({ percentiles: percentiles.map(() => -0.5), chance: 0 }).dots[0].good, false);
});

test("the return in words", () => {
  assert.equal(worthFinding({ chance: 0.76 }), "In 15 of 20 cases it brings more than it costs.");
  assert.match(worthFinding({ chance: 1 }), /every one/);
  assert.match(worthFinding({ chance: 0 }), /none/);
  assert.equal(worthFinding({ missing: "Nobody has estimated a cost yet." }), "Nobody has estimated a cost yet.");
  assert.deepEqual([0.5, -0.25, 0.001].map(returned), [
    "50% more than it costs",
    "25% less than it costs",
    "as much as it costs",
  ]);
});
