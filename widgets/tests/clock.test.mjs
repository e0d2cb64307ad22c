import assert from "node:assert/strict";
import { test } from "node:test";
import { serverClock } from "../commonground_widgets/page/clock.js";

test("the message that was least delayed sets the clock", () => {
  let local = 100;
  const clock = serverClock(() => local);
  assert.equal(clock.now(), 100);
  clock.heard(1000 - 0.8); // 800 ms on the way
  local += 1;
  clock.heard(1001 - 0.1);
  local += 1;
  clock.heard(1002 - 3);
  assert.equal(clock.now(), 1001.9);
});

test("what is no time is no matter", () => {
  const clock = serverClock(() => 100);
  clock.heard(undefined);
  assert.equal(clock.now(), 100);
});

test("a local clock that was set forward is followed", () => {
  let local = 100;
  const clock = serverClock(() => local);
  clock.heard(100);
  local = 5100;
  for (let at = 0; at < 12; at += 1) clock.heard(101);
  assert.equal(clock.now(), 101);
});
