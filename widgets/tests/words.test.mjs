/* Sentences out of slots, marks in a text, notes, time: what the pages say, without a page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compose, parse, slotsAt } from "../commonground_widgets/parts/compose.js";
import { cut, inUnits, quoted } from "../commonground_widgets/parts/marks.js";
import { blocks, strongs } from "../commonground_widgets/parts/prose.js";
import { clock, minutesBehind, secondsLeft, spoken, standing } from "../commonground_widgets/parts/time.js";
import { listed, plural } from "../commonground_widgets/parts/words.js";

const slots = ["horizon", "reach", "problem", "gain"].map((id) => ({ id, label: id }));
const template = "By {horizon}, {reach} solve {problem}; they gain {gain}.";

test("a full sentence reads as its template", () => {
  const { text } = compose(parse(template, slots), {
    horizon: "June",
    reach: "half of us",
    problem: "rework",
    gain: "time",
  });
  assert.equal(text, "By June, half of us solve rework; they gain time.");
});

test("empty slots take their lead-in with them", () => {
  const { text, ranges } = compose(parse(template, slots), { reach: "half of us", problem: " rework. " });
  assert.equal(text, "Half of us solve rework.");
  assert.deepEqual(
    ranges.map(({ slot, start, end }) => [slot, text.slice(start, end)]),
    [
      ["reach", "Half of us"],
      ["problem", "rework"],
    ],
  );
  assert.equal(compose(parse(template, slots), {}).text, "");
});

test("a slot that the template forgets still has its place", () => {
  const { row } = parse("On {problem}.", slots);
  assert.deepEqual(
    row.map(({ slot }) => slot),
    ["problem", "horizon", "reach", "gain"],
  );
});

test("a finding belongs to the slots whose words it saw", () => {
  const ranges = [
    { slot: "reach", start: 0, end: 10 },
    { slot: "problem", start: 17, end: 23 },
  ];
  assert.deepEqual(slotsAt(ranges, [8, 18]), ["reach", "problem"]);
  assert.deepEqual(slotsAt(ranges, null), []);
});

test("a text cut at its findings is the same text", () => {
  const text = "Roll out Teams to all";
  const findings = [
    { rule: "P10", level: "error", span: [0, 14] },
    { rule: "P12", level: "warning", span: [9, 21] },
    { rule: "P6", level: "warning", span: null },
  ];
  const pieces = cut(text, findings);
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  assert.deepEqual(
    pieces.map((piece) => piece.rule),
    ["P10", "P10", "P12"],
  );
});

test("spans count characters, JavaScript counts units", () => {
  const [{ span }] = inUnits("🔍 TBD", [{ rule: "P9", level: "error", span: [2, 5] }]);
  assert.equal("🔍 TBD".slice(...span), "TBD");
  assert.equal(quoted("🔍 TBD", span), "TBD");
});

test("notes are paragraphs and lists, and only strong is marked", () => {
  assert.deepEqual(blocks("Say it.\nSlowly.\n\n- one\n- two\n  and a half\n\n1. first"), [
    { kind: "text", text: "Say it.\nSlowly." },
    { kind: "list", items: ["one", "two and a half"] },
    { kind: "steps", items: ["first"] },
  ]);
  assert.deepEqual(strongs("Say **this** <b>aloud</b>"), [
    { text: "Say ", strong: false },
    { text: "this", strong: true },
    { text: " <b>aloud</b>", strong: false },
  ]);
});

test("time is said as people say it", () => {
  assert.deepEqual([clock(0), clock(65), clock(3_665), clock(-5)], ["0:00", "1:05", "1:01:05", "0:00"]);
  assert.deepEqual([spoken(150), spoken(61), spoken(9.2)], ["2 minutes", "1 minute", "10 seconds"]);
  assert.deepEqual([standing(2.6), standing(-1.2), standing(0.3)], ["3 min behind", "1 min ahead", "on time"]);
  assert.equal(secondsLeft({ ends_at: 100 }, 40), 60);
  assert.equal(secondsLeft({ left: 12 }, 40), 12);
  assert.equal(secondsLeft({}, 40), null);
});

test("the agenda is late by what this step will overrun", () => {
  const timing = { started_at: 0, planned_before: 5, total: 60 };
  const step = { minutes: 7, ends_at: 14 * 60 };
  assert.equal(minutesBehind(timing, step, 8 * 60), 2);
  assert.equal(minutesBehind(timing, step, 15 * 60), 3);
  assert.equal(minutesBehind({ total: 60 }, step, 0), null);
});

test("counting in words", () => {
  assert.deepEqual([plural(1, "person", "people"), plural(0, "vote")], ["1 person", "0 votes"]);
  assert.deepEqual([listed(["Ada"]), listed(["Ada", "Ben", "Chidi"])], ["Ada", "Ada, Ben and Chidi"]);
});
