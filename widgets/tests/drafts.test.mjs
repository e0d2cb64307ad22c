import assert from "node:assert/strict";
import { test } from "node:test";
import { drafts } from "../commonground_widgets/page/drafts.js";
import { keeper } from "../commonground_widgets/page/keep.js";
import { storage } from "./storage.mjs";

const later = (time = 25) => new Promise((resolve) => setTimeout(resolve, time));

function draftsOn(tab, at = 100) {
  const told = [];
  const clock = { at };
  const kept = drafts({ keep: keeper("s:", tab), transmit: (draft) => told.push(draft), now: () => clock.at, pause: 5 });
  return { kept, told, clock };
}

test("typing is kept at once and told once, when it pauses", async () => {
  const { kept, told } = draftsOn(storage());
  kept.resume();
  for (const text of ["W", "We", "We s"]) kept.save("write", { text });
  assert.deepEqual(kept.newest("write", {}), { text: "We s" });
  assert.deepEqual(told, []);
  await later();
  assert.deepEqual(told, [{ step: "write", data: { text: "We s", at: 100 } }]);
});

test("after a reload the newest of the tab's and the hub's wins", () => {
  const tab = storage();
  draftsOn(tab, 100).kept.save("write", { text: "here" });
  const { kept } = draftsOn(tab);
  assert.deepEqual(kept.newest("write", { text: "elsewhere, before", at: 99 }), { text: "here" });
  assert.deepEqual(kept.newest("write", { text: "elsewhere, after", at: 101 }), { text: "elsewhere, after" });
  assert.deepEqual(kept.newest("write", {}), { text: "here" });
  assert.deepEqual(kept.newest("another", { text: "x", at: 1 }), { text: "x" });
});

test("what was typed while the line was down is told when it is back, also after a reload", async () => {
  const tab = storage();
  draftsOn(tab, 100).kept.save("write", { text: "here" });
  const { kept, told } = draftsOn(tab);
  kept.catchUp("write", { text: "before", at: 99 });
  await later();
  assert.deepEqual(told, []);
  kept.resume();
  assert.deepEqual(told, [{ step: "write", data: { text: "here", at: 100 } }]);
});

test("what the hub has, newer or the same, is not overwritten on arrival", async () => {
  const tab = storage();
  draftsOn(tab, 100).kept.save("write", { text: "here" });
  const { kept, told } = draftsOn(tab);
  kept.catchUp("write", { text: "here", at: 100 });
  kept.catchUp("write", { text: "elsewhere", at: 120 });
  kept.catchUp("never typed in", undefined);
  kept.resume();
  await later();
  assert.deepEqual(told, []);
});

test("an empty draft makes the hub forget, and stays empty here", async () => {
  const tab = storage();
  const { kept, told, clock } = draftsOn(tab);
  kept.resume();
  kept.save("write", { text: "sent" });
  clock.at = 101;
  kept.save("write", {});
  await later();
  assert.deepEqual(told, [{ step: "write", data: {} }]);
  assert.deepEqual(draftsOn(tab).kept.newest("write", { text: "sent", at: 100 }), {});
});

test("what a command carried through after a reload is no draft any more; what was typed since is", () => {
  const tab = storage();
  const { kept } = draftsOn(tab);
  kept.save("write", { text: "sent", slots: { who: "nurses" } });
  kept.wentThrough("write", { text: "sent", slots: { who: "nurses" }, more: 1 });
  assert.deepEqual(kept.newest("write", {}), {});
  kept.save("write", { text: "typed since" });
  kept.wentThrough("write", { text: "sent" });
  assert.deepEqual(kept.newest("write", {}), { text: "typed since" });
});
