/* What the desk tells a tired facilitator to do next, and the one button that does it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStep, stepBefore, whatNow } from "../commonground_widgets/desk/now.js";

const agenda = ["frame", "drafts", "rating"].map((id, at) => ({ id, title: id, phase: ["done", "now", "ahead"][at] }));

const page = (activity, phase, more = {}) => ({
  session: { finished: false },
  room: { here: 12 },
  agenda,
  step: {
    activity,
    phase,
    private: !["reading", "versions", "commitments"].includes(activity),
    ends_at: 100,
    ...more.step,
  },
  progress: { answered: 9, of: 12, ...more.progress },
  board: more.board ?? {},
  ...more.page,
});

const now = (...of) => whatNow(page(...of), 50);

test("before the first step: start, once somebody is there", () => {
  const lobby = {
    ...page("reading", "open"),
    step: undefined,
    agenda: agenda.map((step) => ({ ...step, phase: "ahead" })),
  };
  assert.deepEqual(whatNow(lobby, 0).main, { kind: "open_step", step: "frame" });
  assert.equal(whatNow({ ...lobby, room: { here: 0 } }, 0).main, null);
});

test("while people answer in private: close when they are done", () => {
  assert.deepEqual(now("rating", "open"), {
    say: "9 of 12 have answered. Close when you are ready.",
    main: { kind: "close_step" },
  });
  assert.equal(now("rating", "open", { progress: { answered: 0 } }).main, null);
  assert.match(now("rating", "open", { progress: { answered: 12 } }).say, /All 12.*reveal/u);
  assert.match(whatNow(page("rating", "open"), 200).say, /^Time is up/u);
});

test("who leaves something open has begun, and is told apart from who is done", () => {
  const say = (progress, phase = "open") => now("placement", phase, { progress }).say;
  assert.equal(say({ answered: 0, of: 14, begun: 14 }), "All 14 have begun; nobody is done yet. Close when you are ready.");
  assert.equal(say({ answered: 0, of: 14, begun: 1 }), "1 of 14 has begun; nobody is done yet. Close when you are ready.");
  assert.equal(say({ answered: 3, of: 14, begun: 2 }), "3 of 14 are done, 2 more have begun. Close when you are ready.");
  assert.match(say({ answered: 0, of: 14, begun: 14 }, "closed"), /^Closed with 14 answers/u);
});

test("after closing: answers are revealed, drafts stay private, a board goes on in the next step", () => {
  assert.deepEqual(now("rating", "closed").main, { kind: "reveal" });
  assert.deepEqual(now("statement", "closed").main, { kind: "open_step", step: "rating" });
  const goesOn = agenda.map((step) => ({ ...step, continues: step.id === "rating" }));
  assert.deepEqual(now("proposals", "closed", { page: { agenda: goesOn } }).main, {
    kind: "open_step",
    step: "rating",
  });
});

test("what is written in the open needs no reveal", () => {
  assert.deepEqual(now("versions", "open", { board: { version: 3 } }).main, { kind: "open_step", step: "rating" });
});

test("an objection is not overrun by a button", () => {
  const asked = (counts, confirmed = false) => now("consent", "revealed", { board: { counts, confirmed } });
  assert.equal(asked({ objection: 1 }).main, null);
  assert.deepEqual(asked({ consent: 8, objection: 0 }).main, { kind: "confirm" });
  assert.deepEqual(asked({}, true).main, { kind: "open_step", step: "rating" });
});

test("the last step ends in finishing", () => {
  const last = agenda.map((step) => ({ ...step, phase: step.id === "rating" ? "now" : "done" }));
  const end = page("commitments", "open", { page: { agenda: last }, board: { tasks: [{ count: 1 }] } });
  assert.equal(nextStep(end), null);
  assert.equal(stepBefore(end).id, "drafts");
  assert.deepEqual(whatNow(end, 0), {
    say: "Every task has an owner. Finish when you are ready.",
    main: { kind: "finish" },
  });
  assert.equal(whatNow({ ...end, session: { finished: true } }, 0).main, null);
});

test("in a break nobody is counted: it says when people are back, and goes on", () => {
  const on = { kind: "open_step", step: "rating" };
  const pause = (more) => page("recess", "open", { step: { private: false, ...more } });
  assert.match(whatNow(pause(), 50).say, /^Everybody’s page says: back at /u);
  assert.match(whatNow(pause(), 200).say, /^The break is over/u);
  assert.match(whatNow(pause({ ends_at: null, left: 90 }), 50).say, /stands still/u);
  assert.deepEqual([whatNow(pause(), 50).main, whatNow(pause(), 200).main], [on, on]);
});
