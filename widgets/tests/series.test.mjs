/* Series as small pictures, and as sentences for who does not see them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isActivity, measures, paths, sentence, told } from "../commonground_widgets/activities/series.js";

const point = (at, value, more = {}) => ({ at, value, n: value === null ? 0 : 10, ...more });
const one = (arm, ...values) => ({
  measure: "Reopened",
  arm,
  segment: "",
  unit: "share",
  cadence: "week",
  activity: false,
  points: values.map((value, week) => point(`2026-03-${10 + week}`, value, value === null ? { withheld: true } : {})),
});

test("arms of one measure stand together", () => {
  const found = measures([one("treated", 0.2), one("control", 0.3), { ...one("", 0.1), measure: "Solved" }]);
  assert.deepEqual(
    found.map(({ name, each }) => [name, each.length]),
    [
      ["Reopened", 2],
      ["Solved", 1],
    ],
  );
});

test("activity alone is no outcome", () => {
  const activity = { ...one("", 0.1), activity: true };
  assert.deepEqual([isActivity([activity]), isActivity([activity, one("", 0.2)])], [true, false]);
});

test("a line is broken where a number is withheld", () => {
  const [path] = paths([one("", 0.2, 0.3, null, 0.1)]);
  assert.equal(path.match(/M/g).length, 2);
  assert.equal(path.match(/L/g).length, 1);
});

test("nothing at all is drawn of nothing", () => {
  assert.deepEqual(paths([one("", null)]), [""]);
});

test("it is said in words", () => {
  assert.equal(sentence(one("treated", 0.25, null, 0.1)), "where it changed: 2 weeks, from 25% to 10%, 1 withheld as too small");
  assert.deepEqual([told(null, "mean"), told(0.1234, "mean"), told(3778.4, "mean")], ["–", "0.123", "3,778"]);
});
