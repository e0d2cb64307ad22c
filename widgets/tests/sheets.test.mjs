import assert from "node:assert/strict";
import { test } from "node:test";
import { isComplete, mistakes, pointIn, pointsOf, scaleInWords } from "../commonground_widgets/activities/sheets.js";

const five = { id: "value", low: 1, high: 5 };
const nine = { id: "x", low: 1, high: 9 };
const ten = { id: "y", low: 1, high: 10 };
const vote = { id: "power", low: 0, high: 1, labels: ["No", "Yes"] };
const words = { ...five, labels: ["not at all", "hardly", "nearly", "mostly", "fully"] };

test("a number of the scale, or the beginning of one label", () => {
  assert.deepEqual(["", " ", "3", " 5 ", "0", "6", "x", "2.5", "-1"].map((text) => pointIn(text, five)), [
    ...[null, null, 3, 5, undefined, undefined, undefined, undefined, undefined],
  ]);
  assert.deepEqual(["y", "NO", "1", "maybe"].map((text) => pointIn(text, vote)), [1, 0, 1, undefined]);
  assert.deepEqual(["n", "no", "nea", "f"].map((text) => pointIn(text, words)), [undefined, 1, 3, 5]);
});

test("the next cell is due when nothing else can come", () => {
  assert.deepEqual(["1", "9"].map((text) => isComplete(text, nine)), [true, true]);
  assert.deepEqual(["1", "2", "10", "11", ""].map((text) => isComplete(text, ten)), [false, true, true, false, false]);
  assert.deepEqual(["0", "1", "y", "z"].map((text) => isComplete(text, vote)), [true, true, true, false]);
});

test("how a scale is typed", () => {
  assert.deepEqual([five, vote, words].map(scaleInWords), ["1 to 5", "0 No, 1 Yes", "1 not at all to 5 fully"]);
});

test("answers of what is typed", () => {
  const typed = { a: { x: "3", y: "10" }, b: { x: "4" }, c: { x: "", y: "" } };
  const columns = [nine, ten];
  assert.deepEqual(pointsOf({ columns, typed }), { a: { x: 3, y: 10 }, b: { x: 4 } });
  assert.deepEqual(pointsOf({ columns, typed, full: true }), { a: { x: 3, y: 10 } });
  assert.deepEqual([mistakes({ columns, typed }), mistakes({ columns, typed, full: true })], [0, 1]);
  assert.equal(mistakes({ columns, typed: { a: { x: "12" } } }), 1);
});
