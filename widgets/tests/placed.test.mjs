import assert from "node:assert/strict";
import { test } from "node:test";
import { agreeing, byStrategy, changing, discs, finding, lines, standing, toneOf } from "../commonground_widgets/activities/placed.js";

const FIELD = { low: 1, high: 9, cut: 5, names: ["A", "B", "C", "D"], axes: [{ label: "Interest" }, { label: "Power" }] };
const one = (given) => ({
  ...{ id: "i", n: 6, x: 2, y: 8, x_q1: 2, x_q3: 3, y_q1: 8, y_q3: 8, agreement: 0.8, band: "agree" },
  ...{ camps: [], strategy: "B" },
  ...given,
});
const camps = one({
  ...{ id: "c", y: null, agreement: -1, band: "two camps", strategy: null },
  camps: [
    { x: 8, y: 1, n: 1 },
    { x: 8, y: 9, n: 3 },
  ],
});
const none = one({ id: "n", n: 0, x: null, y: null, agreement: null, band: "", strategy: null });

test("the finding counts what can be judged", () => {
  assert.equal(finding([one(), camps, none]), "You agree on 1 of 2.");
  assert.equal(finding([one(), one()]), "You agree on all 2.");
  assert.equal(finding([none]), "Too few have placed them to say how far you agree.");
});

test("a change is told only where there was a round before", () => {
  assert.equal(changing([one()]), "");
  const changed = [one({ change: 0.4 }), one({ change: -0.1 }), one({ change: 0 }), one({ change: null })];
  assert.equal(changing(changed), "Agreement rose on 1 and fell on 1 since the first round.");
  assert.equal(agreeing(one({ change: 0.5, agreement_before: 0.3 })), "agree (0.30 → 0.80)");
});

test("where the room stands, in words", () => {
  assert.equal(standing(one({ y: 7.5 }), FIELD), "interest 2, power 7.5");
  assert.equal(standing(camps, FIELD), "1 person at interest 8, power 1; 3 people at interest 8, power 9");
  assert.equal(standing(none, FIELD), "nobody placed it");
});

test("two camps have a disc each and no middle; what nobody placed has none", () => {
  const found = discs([one(), camps, none], FIELD);
  assert.deepEqual(found.map(({ number, tone, point }) => [number, tone, point]), [
    [1, "agree", [2, 8]],
    [2, "camps", [8, 1]],
    [2, "camps", [8, 9]],
  ]);
  assert.equal(toneOf(none), "few");
});

test("a cross around a median, a line between camps, a way from the round before", () => {
  const kinds = (result) => lines([result], FIELD).map(({ kind }) => kind);
  assert.deepEqual(kinds(one()), ["cross", "cross"]);
  assert.deepEqual(kinds(camps), ["camps"]);
  assert.deepEqual(kinds(none), []);
  assert.deepEqual(kinds(one({ x_before: 5, y_before: 8 })), ["cross", "cross", "way"]);
  assert.deepEqual(kinds(one({ x_before: 2, y_before: 8 })), ["cross", "cross"]);
});

test("items by quadrant, those without a median last", () => {
  const found = byStrategy([camps, one()], FIELD);
  assert.deepEqual(found.map(([name, items]) => [name, items.map(({ id }) => id)]), [["B", ["i"]], ["", ["c"]]]);
});
