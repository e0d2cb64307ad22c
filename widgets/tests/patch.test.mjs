import assert from "node:assert/strict";
import { test } from "node:test";
import { merge } from "../commonground_widgets/page/patch.js";

/* The examples of RFC 7396, appendix A: original, patch, result. */
const examples = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [["a", "b"], ["c", "d"], ["c", "d"]],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

test("merges as RFC 7396 says, and leaves its arguments as they were", () => {
  for (const [target, patch, result] of examples) {
    const before = structuredClone([target, patch]);
    assert.deepEqual(merge(target, patch), result);
    assert.deepEqual([target, patch], before);
  }
});

test("parts that a patch does not name stay the same objects", () => {
  const page = { room: { people: [1] }, board: { count: 1 } };
  const next = merge(page, { board: { count: 2 } });
  assert.equal(next.room, page.room);
  assert.notEqual(next.board, page.board);
});

test("a list is changed in place, and what stays in it stays the same object", () => {
  const cards = ["a", "b", "c", "d"].map((id) => ({ id, text: id }));
  const put = { id: "e", text: "e" };
  const change = { drop: [0, 2], set: [[1, { text: "B" }]], put: [[0, put], [3, { id: "a", text: "a" }]] };
  const { items } = merge({ items: cards }, { items: { "": change } });
  assert.deepEqual(
    items.map(({ id, text }) => [id, text]),
    [["e", "e"], ["b", "B"], ["d", "d"], ["a", "a"]],
  );
  assert.equal(items[2], cards[3]);
  assert.deepEqual(cards[1], { id: "b", text: "b" });
});

test("an object takes the place of a list", () => {
  assert.deepEqual(merge({ a: [1] }, { a: { "": { is: { b: 1 } } } }), { a: { b: 1 } });
});
