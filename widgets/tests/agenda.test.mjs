/* Where the room is among several workshops, and what comes next. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chapters, comesNext, hereabouts, severalWorkshops } from "../commonground_widgets/parts/agenda.js";

const rows = (now, several = true) =>
  [
    ["a", several ? "One" : null],
    ["b", null],
    ["pause", null, true],
    ["c", several ? "Two" : null],
    ["d", null],
  ].map(([id, workshop, recess = false], place) => ({
    id,
    title: id.toUpperCase(),
    workshop,
    recess,
    minutes: 10,
    phase: place < now ? "done" : place === now ? "now" : "ahead",
  }));
const ids = (agenda) => hereabouts(agenda).map(({ id }) => id);

test("the path is that of the workshop in which the room is", () => {
  assert.deepEqual(ids(rows(0)), ["a", "b"]);
  assert.deepEqual(ids(rows(1)), ["a", "b"]);
  assert.deepEqual(ids(rows(2)), ["pause"]);
  assert.deepEqual(ids(rows(4)), ["c", "d"]);
});

test("a single workshop is its whole agenda, with a break of its own", () => {
  assert.deepEqual(ids(rows(4, false)), ["a", "b", "pause", "c", "d"]);
  assert.equal(severalWorkshops(rows(0, false)), false);
  assert.equal(severalWorkshops(rows(0)), true);
});

test("before the first step nothing is near", () => {
  assert.deepEqual(ids(rows(-1)), ["a", "b", "pause", "c", "d"]);
  assert.equal(comesNext(rows(-1)), "");
});

test("what comes next is a workshop by its title, or a step; nothing at the end", () => {
  assert.equal(comesNext(rows(2)), "Two");
  assert.equal(comesNext(rows(0)), "B");
  assert.equal(comesNext(rows(4)), "");
});

test("the agenda is told workshop by workshop, each break by itself", () => {
  const told = chapters(rows(1)).map(({ title, minutes, phase, rows: of }) => [title, minutes, phase, of.length]);
  assert.deepEqual(told, [
    ["One", 20, "now", 2],
    [null, 10, "ahead", 1],
    ["Two", 20, "ahead", 2],
  ]);
  assert.deepEqual(
    chapters(rows(4)).map(({ phase }) => phase),
    ["done", "done", "now"],
  );
});
