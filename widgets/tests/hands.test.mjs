/* In how many hands cards are shown: estimated too low rather than too high, and kept when a card comes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstHands, handsOf, inOne, oneLess, turned } from "../commonground_widgets/parts/hands.js";

const WALL = { least: 1.4 };
const cards = (count, length = 60) =>
  Array.from({ length: count }, (_, at) => ({ id: `c${String(at).padStart(5, "0")}`, text: "x".repeat(length) }));
const grown = (count) => {
  let now = firstHands(cards(count), WALL);
  for (let more = 0; more < 5; more += 1) now = oneLess(now, cards(count));
  return now;
};

test("few cards are one hand, a thousand are many, and there is never none", () => {
  const hands = [0, 1, 12, 200, 1000].map((count) => firstHands(cards(count), WALL).hands);
  assert.deepEqual(hands.slice(0, 3), [1, 1, 1]);
  assert.ok(hands[3] >= 2 && hands[4] > 3 * hands[3]);
});

test("one card more leaves the number of hands and the hand that is shown", () => {
  const now = turned(grown(1000), 4, true);
  const next = handsOf(now, cards(1001), WALL);
  assert.deepEqual([next.hands, next.at, next.held], [now.hands, 4, true]);
  assert.equal(handsOf(next, cards(1001), WALL), next);
});

test("one card less changes nothing; many less may need one hand less, and the last is still one that is there", () => {
  const now = turned(grown(1000), -1, false);
  assert.equal(handsOf(now, cards(999), WALL).hands, now.hands);
  const next = handsOf(now, cards(890), WALL);
  assert.deepEqual([next.hands, next.at], [now.hands - 1, now.hands - 2]);
  assert.equal(handsOf(next, cards(889), WALL).hands, next.hands);
  assert.equal(handsOf(now, cards(1), WALL).hands, 1);
});

test("many more cards are estimated anew", () => {
  const now = firstHands(cards(10), WALL);
  assert.equal(handsOf(now, cards(1000), WALL).hands, firstHands(cards(1000), WALL).hands);
});

test("there are never more hands than cards, and turning goes round", () => {
  let now = firstHands(cards(3), WALL);
  const seen = [];
  for (let more = 0; more < 4; more += 1) {
    seen.push(inOne(now, cards(3)));
    now = oneLess(now, cards(3));
  }
  assert.deepEqual([seen, now.hands], [[3, 2, 1, 1], 3]);
  assert.deepEqual([turned(now, -1, false).at, turned(now, 3, false).at], [2, 0]);
});
