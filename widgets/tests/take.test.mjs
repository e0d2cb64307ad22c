import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, nameOf } from "../commonground_widgets/parts/take.js";
import { below } from "../commonground_widgets/desk/links.js";

const answer = (status, body, headers = {}) => async () => new Response(body, { status, headers });

test("a file comes with its name", async () => {
  const found = await asked("x", answer(200, "PNG", { "content-disposition": "attachment; filename*=utf-8''a%20b.png" }));
  assert.equal(await found.file.text(), "PNG");
  assert.equal(found.name, "a b.png");
  assert.equal(nameOf(null), "");
  assert.equal(nameOf("attachment"), "");
});

test("what the server refuses is told in its words", async () => {
  const problem = { what: "There is no picture yet.", safe: "", do: "Reveal." };
  assert.deepEqual(await asked("x", answer(409, JSON.stringify({ problem }))), { problem });
});

test("no server and no sense are told as well", async () => {
  const nobody = await asked("x", () => Promise.reject(new TypeError("network")));
  assert.match(nobody.problem.what, /did not come/);
  assert.deepEqual(await asked("x", answer(502, "<html>")), nobody);
  assert.deepEqual(await asked("x", answer(500, "{}")), nobody);
});

test("addresses work under any prefix", () => {
  assert.equal(below({ code: "K7M2QX" }, "export?format=csv"), "../api/sessions/K7M2QX/export?format=csv");
  assert.equal(below({ base: "/at/home", code: "A" }, "x"), "/at/home/api/sessions/A/x");
});
