/* Cards on their boards, dots and orders in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { agreed, dotted, firstOnes, half, known, textsOf } from "../commonground_widgets/activities/counted.js";
import { whatNow } from "../commonground_widgets/desk/now.js";
import { byGroup, found, parted, sorted, wordings } from "../commonground_widgets/activities/sorted.js";

const card = (text, group = "", under = []) => ({ id: text, text, in: group, under, n: 1 + under.length });
const texts = (cards) => cards.map(({ text }) => text);

test("cards lie by their words, whatever their case, accents and numbers", () => {
  const cards = ["Émile", "zebra", "Team 10", "emil", "Team 9", "Äpfel", "患者", "🙂"].map((text) => card(text));
  const laid = texts(sorted(cards));
  assert.deepEqual(laid.slice(laid.indexOf("Äpfel"), laid.indexOf("zebra") + 1), [
    "Äpfel",
    "emil",
    "Émile",
    "Team 9",
    "Team 10",
    "zebra",
  ]);
  assert.equal(laid.length, 8);
});

test("what is in no group comes first, and what was in one that is gone is in none", () => {
  const board = {
    results: [card("b", "g"), card("a"), card("c", "gone")],
    groups: [
      { id: "g", name: "G" },
      { id: "h", name: "H" },
    ],
  };
  assert.deepEqual(
    byGroup(board).map(({ name, cards }) => [name, texts(cards)]),
    [
      ["", ["a", "c"]],
      ["G", ["b"]],
      ["H", []],
    ],
  );
  assert.deepEqual(byGroup({}), []);
});

test("a card is found by its words and by those under it", () => {
  const cards = [card("Zoë’s team"), card("Nurses", "", [{ id: "x", text: "Care staff" }])];
  assert.deepEqual(texts(found(cards, " ZOE")), ["Zoë’s team"]);
  assert.deepEqual(texts(found(cards, "care")), ["Nurses"]);
  assert.deepEqual(found(cards, " "), cards);
  assert.deepEqual(found(cards, "nobody"), []);
});

test("large groups come in parts of about the same size, none is lost", () => {
  const many = Array.from({ length: 25 }, (_, at) => card(`${at}`));
  const parts = parted([{ id: "g", name: "G", cards: many }, { id: "h", name: "H", cards: [] }], 12);
  assert.deepEqual(
    parts.map(({ part, cards }) => [part, cards.length]),
    [
      [[1, 3], 9],
      [[2, 3], 9],
      [[3, 3], 7],
      [null, 0],
    ],
  );
});

test("the wall shows no half of those that share a place", () => {
  const ranked = (...ranks) => ranks.map((rank, at) => ({ id: at, rank }));
  assert.equal(firstOnes(ranked(1, 2, 3), 3).length, 3);
  assert.equal(firstOnes(ranked(1, 2, 2, 2), 3).length, 1);
  assert.equal(firstOnes(ranked(1, 2, 3, 4), 3).length, 3);
  assert.equal(firstOnes(ranked(1, 1, 1, 1), 3).length, 3);
});

test("what the orders have in common is said with what it rests on", () => {
  assert.equal(
    agreed({ w: 0.806, word: "strong", people: 12, partial: 1 }),
    "You largely see the same order (Kendall’s W 0.81, 12 orders). " +
      "1 person left something out; that counts as below what they placed.",
  );
  assert.equal(agreed({ w: null, people: 1, partial: 0 }), "1 order: too little to say how far they agree.");
  assert.equal(agreed({ w: null, people: 0, partial: 0 }), "Nobody has placed anything.");
  assert.equal(agreed(), "Nobody has placed anything.");
});

test("results in words", () => {
  const words = "median place 2.5, middle half 1 to 3, shared place";
  assert.equal(half({ median: 2.5, q1: 1, q3: 3, tied: true }), words);
  assert.equal(dotted({ dots: 3, people: 2, tied: false }), "3 dots from 2 people");
  assert.equal(dotted({ dots: 1, people: 1, tied: true }), "1 dot from 1 person, shared place");
  assert.equal(dotted({ dots: 0, people: 0 }), "No dots");
});

test("a draft forgets what is no longer there", () => {
  assert.deepEqual(known([["a", "x"], ["y"], ["b"]], textsOf([card("a"), card("b")])), [["a"], ["b"]]);
});

test("the desk waits while people write, and says what is left to sort", () => {
  const page = (phase, board) => ({
    session: { finished: false },
    agenda: [{ id: "c", phase: "now" }],
    step: { activity: "cards", phase, private: true, ends_at: 100 },
    progress: { answered: 3, of: 3 },
    board,
  });
  const say = (phase, board, now = 50) => whatNow(page(phase, board), now).say;
  const waits = "Everybody has written, 7 cards in all. Close when the pens rest, then reveal.";
  assert.equal(say("open", { count: 7 }), waits);
  assert.match(say("open", { count: 7 }, 200), /Time is up: close/u);
  const two = [card("a"), card("b")];
  assert.match(say("revealed", { results: two, groups: [], alike: [{ cards: [] }] }), /Merge what says the same/u);
  assert.match(say("revealed", { results: two, groups: [], alike: [] }), /Put together what belongs together/u);
  const grouped = { results: [card("a", "g")], groups: [{ id: "g" }], alike: [] };
  assert.equal(say("revealed", grouped), "1 card on the board. Finish when the group is content.");
});

test("each way of writing is offered once", () => {
  const texts = { a: "Nurses", b: "nurses", c: "Nurses" };
  assert.deepEqual(wordings(["a", "b", "c"], texts), [
    { id: "a", text: "Nurses", count: 2 },
    { id: "b", text: "nurses", count: 1 },
  ]);
});
