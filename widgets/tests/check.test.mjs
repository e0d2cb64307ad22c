import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "../commonground_widgets/page/check.js";

test("only the last question matters", async () => {
  const told = [];
  const check = findingsOf((message) => told.push(message.check));
  const first = check.ask("We");
  const second = check.ask("We share", { who: "nurses" });
  check.answered({ tag: 1, findings: [{ rule: "P1" }] });
  check.answered({ tag: 2, findings: [] });
  assert.deepEqual(await Promise.all([first, second]), [null, []]);
  assert.deepEqual(told[1], { text: "We share", slots: { who: "nurses" }, tag: 2 });
});

test("a question may be about something else than a statement", () => {
  const told = [];
  findingsOf((message) => told.push(message.check)).ask("", { name: "Rework" }, "indicator");
  assert.deepEqual(told, [{ text: "", slots: { name: "Rework" }, tag: 1, of: "indicator" }]);
});
