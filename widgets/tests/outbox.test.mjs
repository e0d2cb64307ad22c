import assert from "node:assert/strict";
import { test } from "node:test";
import { keeper } from "../commonground_widgets/page/keep.js";
import { outbox } from "../commonground_widgets/page/outbox.js";
import { blocked, storage } from "./storage.mjs";

const command = (id, value) => ({ id, kind: "rate", step: "rating", data: { value } });

function boxOn(place, more = {}) {
  const sent = [];
  const box = outbox({ keep: keeper("s:", place), transmit: ({ id }) => sent.push(id), ...more });
  return { box, sent };
}

test("one command at a time, in order; a reply lets the next one go", async () => {
  const { box, sent } = boxOn(storage());
  box.resume();
  const first = box.put(command("a", 1));
  const second = box.put(command("b", 2));
  assert.deepEqual([sent, box.size], [["a"], 2]);
  box.answered({ command: "a", ok: true });
  assert.deepEqual([sent, box.size], [["a", "b"], 1]);
  box.answered({ command: "b", ok: true });
  assert.deepEqual(await Promise.all([first, second]), [{ command: "a", ok: true }, { command: "b", ok: true }]);
  assert.equal(box.size, 0);
});

test("while the line is down nothing leaves; afterwards all of it, with the same ids", () => {
  const { box, sent } = boxOn(storage());
  box.put(command("a", 1));
  box.put(command("b", 2));
  assert.deepEqual(sent, []);
  box.resume();
  box.pause();
  box.resume();
  assert.deepEqual(sent, ["a", "a"]);
  box.answered({ command: "a", ok: true });
  box.pause();
  assert.deepEqual(sent, ["a", "a", "b"]);
});

test("after a reload the commands are still there, in their order", () => {
  const tab = storage();
  const before = boxOn(tab);
  for (const id of ["c", "a", "b"]) before.box.put(command(id, 1));
  const { box, sent } = boxOn(tab);
  box.resume();
  for (const id of ["c", "a", "b"]) box.answered({ command: id, ok: true });
  assert.deepEqual([sent, box.size, tab.length], [["c", "a", "b"], 0, 0]);
});

test("a refusal is an answer: the sender gets the problem, the command leaves", async () => {
  const tab = storage();
  const { box } = boxOn(tab);
  box.resume();
  const answer = box.put(command("a", 1));
  const refusal = { command: "a", ok: false, problem: { what: "Closed.", safe: "", do: "" } };
  box.answered(refusal);
  assert.deepEqual([await answer, box.size, tab.length], [refusal, 0, 0]);
});

test("a refusal without an id is meant for the command on its way", async () => {
  const { box } = boxOn(storage());
  box.resume();
  const answer = box.put(command("a", 1));
  box.answered({ command: null, ok: false, problem: {} });
  assert.equal((await answer).ok, false);
  box.answered({ command: null, ok: false, problem: {} });
});

test("a reply that was given before a reload goes to whom it concerns now", () => {
  const tab = storage();
  boxOn(tab).box.put(command("a", 1));
  const orphans = [];
  const { box } = boxOn(tab, { orphan: (one, reply) => orphans.push([one.id, reply.ok]) });
  box.resume();
  box.answered({ command: "a", ok: false, problem: {} });
  assert.deepEqual(orphans, [["a", false]]);
});

test("a reply of a stranger changes nothing", () => {
  const { box } = boxOn(storage());
  box.put(command("a", 1));
  box.answered({ command: "z", ok: true });
  assert.equal(box.size, 1);
});

test("without an answer it is sent again, and somebody is told to doubt the line", async () => {
  let doubts = 0;
  let doubted;
  const thrice = new Promise((resolve) => (doubted = resolve));
  const { box, sent } = boxOn(storage(), { again: 5, late: () => (doubts += 1) === 3 && doubted() });
  box.resume();
  box.put(command("a", 1));
  await thrice;
  box.pause();
  assert.deepEqual([sent, doubts], [["a", "a", "a", "a"], 3]);
});

test("where nothing can be kept, everything works until the reload", async () => {
  for (const place of [blocked, null]) {
    const { box, sent } = boxOn(place);
    box.resume();
    const answer = box.put(command("a", 1));
    box.answered({ command: "a", ok: true });
    assert.deepEqual([sent, (await answer).ok], [["a"], true]);
  }
});
