import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, byExchange, finding, grid, netInWords, sideInWords, tone } from "../commonground_widgets/activities/exchanged.js";

const side = (from, to, exchange, more = {}) => ({
  ...{ id: `${from}>${to}`, from_id: from, to_id: to, from: from.toUpperCase(), to: to.toUpperCase() },
  ...{ give: 1, get: 2, net: 1, n: 1, exchange },
  ...more,
});
const RESULTS = [
  side("a", "b", "win-win"),
  side("b", "a", "win-win"),
  side("a", "c", "one-sided"),
  side("c", "a", "one-sided"),
  side("b", "d", "unknown"),
];

test("the finding counts pairs, not sides", () => {
  assert.equal(finding(RESULTS), "1 of 3 pairs is a win for both; 1 is one-sided; in 1 only one side has spoken.");
  assert.equal(finding([side("a", "b", "neither")]), "The one pair is no win for both yet.");
  assert.equal(finding([]), "Nobody has said what is exchanged.");
});

test("pairs by what they are, what needs talk first", () => {
  const found = byExchange(RESULTS).map(([name, pairs]) => [name, pairs.map(({ key, sides }) => [key, sides.length])]);
  assert.deepEqual(found, [
    ["one-sided", [["a>c", 2]]],
    ["unknown", [["b>d", 1]]],
    ["win-win", [["a>b", 2]]],
  ]);
});

test("a side in words, and where nobody said", () => {
  assert.equal(sideInWords({ give: 0.5, get: null }), "gives 0.5, gets not said");
  assert.equal(netInWords({ net: -2 }), "gives 2 more than it gets");
  assert.equal(netInWords({ net: 0 }), "as much as it gives");
  assert.equal(netInWords({ net: null }), "");
  assert.deepEqual([0, 1, 2, 3, 2.5, null].map(tone), [1, 2, 4, 5, 5, null]);
});

test("the grid keeps those who take part most, in their order", () => {
  const { parties, sides, left } = grid(RESULTS, 2);
  assert.deepEqual([parties.map(({ id }) => id), left], [["a", "b"], 2]);
  assert.equal(sides.a.b, RESULTS[0]);
});

test("what is not asked is said", () => {
  assert.match(asking({ pairs: "chosen", most: 6 }), /up to 6 sides/);
  assert.match(asking({ asked: 12, parties: 200 }), /Only 12 of 200 parties/);
  assert.match(asking({ asked: 6, parties: 6 }), /next to it/);
});
