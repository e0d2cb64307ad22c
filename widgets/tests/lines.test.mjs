/* Several pages on the line of one widget. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineOf, moved } from "../commonground_widgets/preview/lines.js";

function widget() {
  const listeners = new Set();
  const sent = [];
  const values = { states: { desk: { v: 3 }, screen: { v: 4 } }, title: "A step" };
  return {
    sent,
    say: (message) => listeners.forEach((listener) => listener(message)),
    listeners,
    model: {
      get: (key) => values[key],
      send: (message) => sent.push(message),
      on: (_, listener) => listeners.add(listener),
      off: (_, listener) => listeners.delete(listener),
    },
  };
}

test("a page has a state of its own, and says whose its messages are", () => {
  const { model, sent } = widget();
  const line = lineOf(model, "desk");
  assert.deepEqual(line.get("state"), { v: 3 });
  assert.equal(line.get("title"), "A step");
  line.send({ hello: 3 });
  assert.deepEqual(sent, [{ hello: 3, of: "desk" }]);
});

test("a page hears what is for it, until it hears no more", () => {
  const { model, say, listeners } = widget();
  const heard = [];
  const line = lineOf(model, "desk");
  const listener = (message) => heard.push(message.v);
  line.on("msg:custom", listener);
  say({ of: "screen", v: 1 });
  say({ of: "desk", v: 2 });
  say(null);
  line.off("msg:custom", listener);
  say({ of: "desk", v: 3 });
  assert.deepEqual(heard, [2]);
  assert.equal(listeners.size, 0);
});

test("keys move in a row of tabs, round its ends", () => {
  const names = ["a", "b", "c"];
  const keys = ["ArrowRight", "ArrowLeft", "Home", "End", "Enter"];
  assert.deepEqual(keys.map((key) => moved(names, "c", key)), ["a", "b", "a", "c", undefined]);
  assert.equal(moved(names, "a", "ArrowLeft"), "c");
});
