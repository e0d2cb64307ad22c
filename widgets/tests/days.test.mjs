/* An axis of days: where bars and lines stand on it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, axis, marks, span, ticks } from "../commonground_widgets/activities/days.js";

const bar = (start, end = start) => ({ start, end });
const BARS = [bar("2027-03-01", "2027-03-31"), bar("", ""), bar("2027-04-01", "2027-06-08")];

test("bars stand side by side, the last one ends at the end", () => {
  const days = axis(BARS, "");
  const [one, two] = [span(days, BARS[0]), span(days, BARS[2])];
  assert.deepEqual([one.left, one.width, two.left, two.width].map(Math.round), [0, 31, 31, 69]);
  assert.equal(axis([bar("", "")], "2027-01-01"), null);
});

test("today and the horizon have lines where they are on the axis", () => {
  assert.deepEqual(marks(axis(BARS, ""), "2027-03-01"), { today: 0, horizon: null });
  assert.deepEqual(marks(axis(BARS, "2027-06-08"), "2027-06-09"), { today: null, horizon: 100 });
  assert.equal(marks(axis(BARS, "2031-01-01"), "2027-03-02").horizon, null);
});

test("weeks, months, quarters and years are named, and never too many", () => {
  const names = (start, end) => ticks(axis([bar(start, end)], "")).map(({ name }) => name);
  assert.deepEqual(names("2027-03-02", "2027-03-16"), ["8 Mar", "15 Mar"]);
  assert.deepEqual(names("2027-03-01", "2027-06-08"), ["Mar 2027", "Apr 2027", "May 2027", "Jun 2027"]);
  assert.deepEqual(names("2027-01-01", "2029-01-02").slice(0, 3), ["Jan 2027", "Apr 2027", "Jul 2027"]);
  assert.ok(names("0002-01-01", "9999-12-31").length <= 100);
});

test("names keep apart", () => {
  const named = [0, 5, 9, 10, 30, 99].map((at) => ({ at }));
  assert.deepEqual(
    apart(named, 10).map(({ at }) => at),
    [0, 10, 30],
  );
});
