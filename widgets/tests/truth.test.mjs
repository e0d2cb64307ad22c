/* The page's truth about its line, with a kernel, a server and a clock of our own. */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { ANSWER, AGAIN, FIRST, QUIET, Truth } from "../commonground_widgets/host/truth.js";

class FakeKernel extends EventTarget {
  log = [];
  connect = () => this.log.push("connect");
  disconnect = () => this.log.push("disconnect");
  ask = () => this.log.push("ask");
  tell = (what) => this.dispatchEvent(new Event(what));
  count = (what) => this.log.filter((one) => one === what).length;
}

let said;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  globalThis.window = new EventTarget();
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  said = [];
  window.addEventListener("commonground:link", ({ detail }) => said.push(detail.status));
});

/* Let time pass, and whatever waits for it. */
async function pass(time) {
  for (let at = 0; at < time; at += 500) {
    mock.timers.tick(500);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

function watched(alive = () => true) {
  const kernel = new FakeKernel();
  const reloads = [];
  const reload = async () => {
    reloads.push(Date.now());
    await new Promise(() => {}); // the page is gone
  };
  const truth = new Truth(kernel, { alive: async () => alive(), reload });
  truth.watch();
  return { kernel, truth, reloads };
}

test("a kernel that is heard is live, and a page that is talked to is not asked", async () => {
  const { kernel, truth } = watched();
  assert.equal(truth.status, "connecting");
  kernel.tell("heard");
  for (let at = 0; at < 60_000; at += 10_000) {
    await pass(10_000);
    kernel.tell("heard");
  }
  assert.deepEqual([said, kernel.count("ask")], [["live"], 0]);
});

test("a cut websocket: lost at once, the same kernel again, back without loading", async () => {
  const { kernel, reloads } = watched();
  kernel.tell("heard");
  kernel.tell("closed");
  assert.deepEqual(said, ["live", "lost"]);
  await pass(500);
  assert.equal(kernel.count("connect"), 2);
  kernel.tell("heard");
  await pass(10_000);
  assert.deepEqual([said.slice(0, 3), reloads], [["live", "lost", "back"], []]);
});

test("while the server is gone it asks every second and never gives up; then it loads again", async () => {
  let asked = 0;
  const up = 3_600_000;
  const { kernel, reloads } = watched(() => (asked += 1) && Date.now() >= up);
  kernel.tell("heard");
  kernel.tell("closed");
  await pass(60_000);
  assert.ok(asked >= 50 && asked <= 62, `asked ${asked} times in a minute`);
  mock.timers.tick(up);
  await pass(1_000);
  kernel.tell("closed"); // the new server knows no such kernel
  await pass(1_000);
  assert.equal(reloads.length, 1);
  assert.deepEqual(said, ["live", "lost"]);
});

test("a dead kernel is not tried again: the page loads itself", async () => {
  const { kernel, reloads } = watched();
  kernel.tell("heard");
  kernel.tell("died");
  await pass(500);
  assert.deepEqual([reloads.length, kernel.count("connect"), said], [1, 1, ["live", "lost"]]);
});

test("a page that says its kernel is of no more use is believed", async () => {
  const { kernel, reloads } = watched();
  kernel.tell("heard");
  window.dispatchEvent(new Event("commonground:gone"));
  await pass(500);
  assert.equal(reloads.length, 1);
});

test("what nobody looks at loads when it is looked at", async () => {
  document.visibilityState = "hidden";
  const { kernel, reloads } = watched();
  kernel.tell("heard");
  kernel.tell("died");
  await pass(30_000);
  assert.equal(reloads.length, 0);
  document.visibilityState = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  await pass(500);
  assert.equal(reloads.length, 1);
});

test("silence is questioned; without an answer the page is lost", async () => {
  const { kernel } = watched();
  kernel.tell("heard");
  await pass(QUIET + ANSWER);
  assert.equal(kernel.count("ask"), 1);
  await pass(ANSWER);
  assert.deepEqual(said, ["live", "lost"]);
});

test("looked at again, or in doubt, it asks at once; an answer settles it", async () => {
  const { kernel } = watched();
  kernel.tell("heard");
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("commonground:doubt"));
  window.dispatchEvent(new Event("online"));
  assert.equal(kernel.count("ask"), 1);
  kernel.tell("heard");
  await pass(ANSWER + 1_000);
  assert.deepEqual(said, ["live"]);
});

test("a kernel that is never heard: one more attempt, then the page loads itself", async () => {
  const { kernel, reloads } = watched();
  await pass(FIRST + 500);
  assert.deepEqual([said, kernel.count("connect")], [["lost"], 2]);
  await pass(AGAIN + 500);
  assert.equal(reloads.length, 1);
});

test("leaving is not being lost", async () => {
  const { kernel } = watched();
  kernel.tell("heard");
  window.dispatchEvent(new Event("pagehide"));
  assert.deepEqual([said, kernel.log.at(-1)], [["live"], "disconnect"]);
});
