/* The course of a measure in places and words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  across,
  besideExpected,
  down,
  month,
  pathOf,
  planeOf,
  signalled,
  strengthOf,
  summary,
  ticksOf,
  verdictOf,
} from "../commonground_widgets/activities/course.js";

const points = [
  ["2025-01-01", 20, 5],
  ["2025-02-01", 10, 5],
  ["2025-03-01", 30, 5],
];
const one = { lines: [{ name: "", points }], limits: [5, 35], target: 12, expected: [["2025-03-01", 25]] };

test("all that is drawn is on the plane", () => {
  const plane = planeOf(one);
  assert.ok(down(35, plane) > 0 && down(5, plane) < 100);
  assert.deepEqual([across("2025-01-01", plane), across("2025-03-01", plane)], [0, 100]);
  assert.equal(pathOf(points.slice(0, 2), plane).split("L").length, 2);
  assert.equal(across("2025-01-01", planeOf({ lines: [{ points: points.slice(0, 1) }] })), 50);
});

test("a share does not go below nothing", () => {
  assert.equal(planeOf({ lines: [{ points: [["2025-01-01", 0, 5]] }] }).low, 0);
});

test("signals count from the change on", () => {
  const signals = [{ first: "2025-01-01", last: "2025-03-01" }];
  assert.deepEqual(signalled({ ...one, signals, change: "2025-02-01" }).length, 2);
  assert.deepEqual(signalled({ ...one, signals, change: "" }).length, 3);
  assert.deepEqual(signalled({ lines: [], signals }), []);
});

test("round numbers", () => {
  assert.deepEqual(ticksOf({ low: 4, high: 33 }), [10, 20, 30]);
  assert.deepEqual(ticksOf({ low: 0.11, high: 0.29 }), [0.2]);
  assert.equal(month("2025-02-01"), "Feb 2025");
});

test("labels and verdicts", () => {
  assert.deepEqual(["observed change", "shift signal", "compared with a control", "randomised", ""].map(strengthOf), [1, 2, 3, 4, 0]);
  assert.equal(verdictOf("better")[1], "Better");
  assert.equal(verdictOf("no such")[1], "Not known");
  assert.match(besideExpected({ where: "short" }), /Less/);
  assert.match(besideExpected({ where: "" }), /not measured/);
});

test("how all came out", () => {
  const better = { verdict: "better", after: 1 };
  const breached = { verdict: "worse", counter: true, crossed: true, after: 1 };
  assert.equal(summary([better, { verdict: "worse", after: 2 }]), "1 of 2 outcomes moved as intended, 1 against it.");
  assert.match(summary([better, breached]), /a counter-metric is breached/);
  assert.match(summary([{ verdict: "not measured", after: null }]), /No outcome was measured/);
  assert.match(summary([{ verdict: "not known", after: 2 }]), /nothing to compare/);
  assert.match(summary([{ context: true }]), /no outcome in the plan/);
});
