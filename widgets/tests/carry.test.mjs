/* Carrying things, and the order of a list. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, isDrag, roved, scrollAt, tapped, within } from "../commonground_widgets/parts/carry.js";
import {
  added,
  down,
  flat,
  mixed,
  moved,
  places,
  removed,
  tied,
  up,
  untied,
} from "../commonground_widgets/parts/order.js";

test("a tap takes a thing, and lets it go again", () => {
  assert.deepEqual(tapped([], "a"), ["a"]);
  assert.deepEqual(tapped(["a"], "b"), ["b"]);
  assert.deepEqual(tapped(["a"], "b", true), ["a", "b"]);
  assert.deepEqual(tapped(["a", "b"], "a", true), ["b"]);
});

test("a drag carries the whole hand when the thing is in it", () => {
  assert.deepEqual(carried(["a", "b"], "b"), ["a", "b"]);
  assert.deepEqual(carried(["a", "b"], "c"), ["c"]);
  assert.equal(isDrag({ x: 0, y: 0 }, { x: 3, y: 3 }), false);
  assert.equal(isDrag({ x: 0, y: 0 }, { x: 9, y: 3 }), true);
});

test("a point outside a place counts as its edge, and a place without a size as its corner", () => {
  assert.deepEqual(within({ left: 10, top: 10, width: 100, height: 50 }, { x: 60, y: 35 }), { x: 0.5, y: 0.5 });
  assert.deepEqual(within({ left: 10, top: 10, width: 100, height: 50 }, { x: 0, y: 99 }), { x: 0, y: 1 });
  assert.deepEqual(within({ left: 0, top: 0, width: 0, height: 0 }, { x: 5, y: 5 }), { x: 0, y: 0 });
});

test("the page scrolls only at its edges", () => {
  assert.deepEqual([scrollAt(5, 800) < 0, scrollAt(400, 800), scrollAt(795, 800) > 0], [true, 0, true]);
});

test("arrow keys go from thing to thing and stop at the ends", () => {
  assert.deepEqual(
    ["ArrowRight", "ArrowUp", "Home", "End", "x"].map((key) => roved(key, 1, 4)),
    [2, 0, 0, 3, null],
  );
  assert.equal(roved("ArrowDown", 3, 4), null);
  assert.equal(roved("ArrowUp", 0, 4), null);
});

const LEVELS = [["a"], ["b", "c"], ["d"]];

test("up and down pass a whole tie, and leave one's own tie first", () => {
  assert.deepEqual(up(LEVELS, "d"), [["a"], ["d"], ["b", "c"]]);
  assert.deepEqual(up(LEVELS, "c"), [["a"], ["c"], ["b"], ["d"]]);
  assert.deepEqual(down(LEVELS, "b"), [["a"], ["c"], ["b"], ["d"]]);
  assert.deepEqual(down(LEVELS, "a"), [["b", "c"], ["a"], ["d"]]);
});

test("the first does not go up nor the last down, and who is not there does not move", () => {
  assert.equal(up(LEVELS, "a"), LEVELS);
  assert.equal(down(LEVELS, "d"), LEVELS);
  for (const move of [up, down, tied, untied]) assert.equal(move(LEVELS, "x"), LEVELS);
  assert.equal(moved(LEVELS, "a", "x"), LEVELS);
});

test("dropped beside another, between tied ones, and from nowhere", () => {
  assert.deepEqual(moved(LEVELS, "d", "a"), [["d"], ["a"], ["b", "c"]]);
  assert.deepEqual(moved(LEVELS, "a", "b", true), [["b", "a", "c"], ["d"]]);
  assert.deepEqual(moved(LEVELS, "a", "c", true), [["b", "c"], ["a"], ["d"]]);
  assert.deepEqual(moved(LEVELS, "e", "d", true), [...LEVELS, ["e"]]);
  assert.equal(moved(LEVELS, "a", "a"), LEVELS);
});

test("tied with the level above, and apart again", () => {
  assert.deepEqual(tied(LEVELS, "d"), [["a"], ["b", "c", "d"]]);
  assert.deepEqual(untied(tied(LEVELS, "d"), "d"), LEVELS);
  assert.equal(tied(LEVELS, "a"), LEVELS);
  assert.equal(untied(LEVELS, "b"), LEVELS);
});

test("at the end, and out", () => {
  assert.deepEqual(added(LEVELS, "b"), [["a"], ["c"], ["d"], ["b"]]);
  assert.deepEqual(removed(LEVELS, "a"), [["b", "c"], ["d"]]);
});

test("places as one says them: two second places, and then the fourth", () => {
  assert.deepEqual(places(LEVELS), { a: 1, b: 2, c: 2, d: 4 });
  assert.deepEqual(places([]), {});
});

test("no move loses or doubles an item", () => {
  let levels = LEVELS;
  const all = [up, down, tied, untied, (l, id) => moved(l, id, "a"), (l, id) => moved(l, id, "c", true)];
  for (let round = 0; round < 400; round += 1) {
    levels = all[(round * 7) % all.length](levels, "abcd"[(round * 5) % 4]);
    assert.deepEqual([...flat(levels)].sort(), ["a", "b", "c", "d"]);
    assert.ok(levels.every((level) => level.length));
  }
});

test("each person has an order of their own, which stays", () => {
  const items = Array.from({ length: 200 }, (_, place) => ({ id: `i${place}` }));
  const [one, same, other] = [mixed(items, "ada"), mixed(items, "ada"), mixed(items, "ben")];
  assert.deepEqual(one, same);
  assert.notDeepEqual(one, other);
  assert.notDeepEqual(one, items);
  assert.deepEqual(new Set(one), new Set(items));
  const firsts = new Set(Array.from({ length: 60 }, (_, person) => mixed(items, `person ${person}`)[0].id));
  assert.ok(firsts.size > 30, `${firsts.size} different firsts`);
});
