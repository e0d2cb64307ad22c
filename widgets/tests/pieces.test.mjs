import assert from "node:assert/strict";
import test from "node:test";
import { ahead, branches, columns, curve, linked, links, nextQuestion, placesFor, uncrossed } from "../commonground_widgets/activities/pieces.js";

const results = [
  { id: "b", text: "B", stage: "input", leads_to: ["c", "gone"], gap: "" },
  { id: "a", text: "a", stage: "input", leads_to: [], gap: "leads to nothing" },
  { id: "c", text: "C", stage: "outcome", leads_to: [], gap: "" },
];

test("columns stand from left to right, empty ones too, each from A to Z", () => {
  const found = columns({ results });
  assert.deepEqual(
    found.map(({ stage, cards }) => [stage, cards.map(({ id }) => id)]),
    [["input", ["a", "b"]], ["activity", []], ["output", []], ["outcome", ["c"]], ["impact", []]],
  );
  assert.equal(columns({}).length, 5);
});

test("what is linked lies side by side on the wall", () => {
  const card = (id, stage, ...ends) => ({ id, text: id, stage, leads_to: ends, gap: "" });
  const crossed = [
    card("a", "input", "z"),
    card("b", "input", "y"),
    card("y", "activity", "o"),
    card("z", "activity", "p"),
    card("o", "output"),
    card("p", "output"),
  ];
  const found = uncrossed({ results: crossed, stages: ["input", "activity", "output"] });
  const places = new Map(found.flatMap(({ cards }) => cards.map(({ id }, place) => [id, place])));
  assert.ok(links(crossed).every(([from, to]) => places.get(from) === places.get(to)));
  const alone = uncrossed({ results });
  assert.deepEqual(alone.map(({ cards }) => cards.length), [2, 0, 0, 1, 0]);
});

test("a number is asked for where none is", () => {
  assert.equal(nextQuestion(board).id, "p");
  assert.equal(nextQuestion({ goals: board.goals, pieces: board.pieces.slice(0, 2) }).id, "q");
  assert.equal(nextQuestion({ goals: board.goals }), undefined);
});

test("a link to what is gone is not drawn", () => {
  assert.deepEqual(links(results), [["b", "c"]]);
  assert.deepEqual(links(), []);
  assert.deepEqual(linked(results).map(({ id }) => id), ["b", "c"]);
});

test("a card leads to the right only", () => {
  assert.deepEqual(ahead(results[0], { results }).map(({ id }) => id), ["c"]);
  assert.deepEqual(ahead(results[2], { results }), []);
});

const board = {
  goals: [{ id: "g", text: "Goal" }, { id: "h", text: "Other" }],
  pieces: [
    { id: "q", text: "Q", place: "g" },
    { id: "m", text: "M", place: "q" },
    { id: "p", text: "P", place: "g" },
  ],
};

test("a tree has goals, questions and metrics", () => {
  assert.deepEqual(
    branches(board).map(({ id, questions }) => [id, questions.map((one) => [one.id, one.metrics.length])]),
    [["g", [["p", 0], ["q", 1]]], ["h", []]],
  );
  assert.deepEqual(branches({}), []);
});

test("a question with metrics moves to goals only, and nothing into itself", () => {
  const ids = (piece) => placesFor(board.pieces.find(({ id }) => id === piece), board).map(({ id }) => id);
  assert.deepEqual(ids("q"), ["g", "h"]);
  assert.deepEqual(ids("p"), ["g", "h", "q"]);
  assert.deepEqual(ids("m"), ["g", "h", "q", "p"]);
});

test("a line goes from the right edge to the left edge", () => {
  const box = (left, top) => ({ left, right: left + 10, top, height: 4 });
  assert.equal(curve({ left: 5, top: 1 }, box(5, 1), box(35, 11)), "M10 2C20 2 20 12 30 12");
});
