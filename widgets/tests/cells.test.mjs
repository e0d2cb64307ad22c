import assert from "node:assert/strict";
import { test } from "node:test";
import { byClass, byItem, finding, headline, openCells, says } from "../commonground_widgets/activities/cells.js";

const cell = (given) => ({
  ...{ id: "a", text: "A", criterion: "cost", low: 1, n: 6, counts: [0, 0, 0, 4, 2], median: 4, band: "agree" },
  ...{ agreement: 0.8, ...given },
});
const vote = cell({ low: 0, counts: [2, 4], median: 1, band: "", agreement: null, class: "dormant" });
const camps = cell({ criterion: "gaming", median: null, band: "two camps", agreement: -1, counts: [3, 0, 0, 0, 3] });

test("cells by item, in their order", () => {
  const found = byItem([cell({ id: "b" }), cell({}), camps]);
  assert.deepEqual(found.map(({ id, cells }) => [id, cells.length]), [["b", 1], ["a", 2]]);
});

test("a cell in words", () => {
  assert.equal(says(cell({ median: 4.5 })), "median 4.5, agree, 6 answers");
  assert.equal(says(cell({ n: 1, band: "" })), "median 4, 1 answer");
  assert.equal(says(camps), "two camps, 6 answers");
  assert.equal(says(vote, { labels: ["no", "yes"] }), "4 of 6 said yes");
  assert.equal(says(cell({ n: 0 })), "nobody answered");
});

test("what stands out", () => {
  assert.deepEqual([cell({}), camps, vote, cell({ n: 0 })].map(headline), ["4", "–", "4 of 6", "–"]);
});

test("open cells are counted over items and criteria", () => {
  const criteria = [{ id: "cost" }, { id: "gaming" }];
  assert.equal(openCells([{ id: "a" }, { id: "b" }], criteria, { a: { cost: 0 } }), 3);
});

test("the finding counts what can be judged", () => {
  assert.equal(finding([cell({}), camps, vote]), "You agree on 1 of 2 points. Talk about the others.");
  assert.equal(finding([cell({})]), "You agree throughout.");
  assert.equal(finding([vote]), "");
});

test("items by class, those with most attributes first", () => {
  const results = [vote, cell({ id: "b", class: "definitive" }), cell({ id: "c", class: "" })];
  assert.deepEqual(byClass(results).map(([name, , items]) => [name, items.map(({ id }) => id)]), [
    ["definitive", ["b"]],
    ["dormant", ["a"]],
    ["", ["c"]],
  ]);
});
