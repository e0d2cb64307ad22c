import assert from "node:assert/strict";
import { test } from "node:test";
import { byProblem, finding, people, rows, statusInWords, statusOf } from "../commonground_widgets/activities/hexagons.js";

const cell = (id, status, problem = "P") => ({ id, status, problem, give: status === "empty" ? "" : "x", get: status === "full" ? "y" : "" });

test("the finding counts, and says that a one-sided cell will not last", () => {
  const cells = [cell("1", "full"), cell("2", "one-sided"), cell("3", "empty"), cell("4", "empty")];
  assert.equal(finding(cells), "1 of 4 cells is full; 1 is one-sided and will not last; 2 are still open.");
  assert.equal(finding([cell("1", "empty")]), "None of 1 cell is full; 1 is still open.");
  assert.equal(finding([]), "There are no cells yet.");
});

test("a one-sided cell says which side gets nothing", () => {
  assert.match(statusInWords({ status: "one-sided", give: "x", get: "" }), /give and get nothing/);
  assert.match(statusInWords({ status: "one-sided", give: "", get: "y" }), /get and give nothing/);
  assert.deepEqual(
    [{ give: "a", get: "b" }, { give: " ", get: "b" }, {}, undefined].map(statusOf),
    ["full", "one-sided", "empty", "empty"],
  );
});

test("rows reach into each other, and every cell has its place once", () => {
  const all = Array.from({ length: 12 }, (_, n) => n);
  assert.deepEqual(rows(all, 3).map((row) => row.length), [3, 2, 3, 2, 2]);
  assert.deepEqual(rows(all, 3).flat(), all);
  assert.deepEqual(rows([1, 2], 1), [[1], [2]]);
});

test("cells of one problem stand together, however it is written", () => {
  const found = byProblem([cell("1", "full", "Slow"), cell("2", "full", "slow"), cell("3", "full", "Late")]);
  assert.deepEqual(found.map(([name, own]) => [name, own.length]), [
    ["Slow", 2],
    ["Late", 1],
  ]);
  assert.deepEqual(people("Ada's team, two brokers;, "), ["Ada's team", "two brokers"]);
});
