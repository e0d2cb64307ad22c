import assert from "node:assert/strict";
import { test } from "node:test";
import { address, ofFile } from "../commonground_widgets/parts/communities.js";

const SESSION = { base: "../", code: "K7M2QX" };
const file = { name: "north.json", size: 10 };

test("the address is below the session's", () => {
  assert.equal(address(SESSION), "../api/sessions/K7M2QX/communities");
  assert.equal(address({ ...SESSION, base: "/hub/x" }, "ABCDEF"), "/hub/x/api/sessions/K7M2QX/communities?of=ABCDEF");
});

test("a file is sent, read and forgotten; its row comes back", async () => {
  const told = [];
  const ways = {
    sent: async (_, { purpose }) => (told.push(purpose), { file: "f1" }),
    read: async (_, { id, step, take }) => (told.push([id, step, take]), { result: { found: { row: { text: "North" } } } }),
    forgotten: (_, { id }) => told.push(id),
  };
  assert.deepEqual(await ofFile(SESSION, { token: "t", file, step: "s" }, ways), { row: { text: "North" } });
  assert.deepEqual(told, ["sessions", ["f1", "s", true], "f1"]);
});

test("what cannot be read is told, and forgotten too", async () => {
  const gone = [];
  const problem = { what: "No." };
  const ways = { sent: async () => ({ file: "f1" }), read: async () => ({ problem }), forgotten: (_, { id }) => gone.push(id) };
  assert.deepEqual(await ofFile(SESSION, { file }, ways), { problem });
  assert.deepEqual(gone, ["f1"]);
  assert.deepEqual(await ofFile(SESSION, { file }, { ...ways, sent: async () => ({ problem }) }), { problem });
  const other = await ofFile(SESSION, { file: { name: "north.csv", size: 10 } }, ways);
  assert.match(other.problem.what, /no file of this kind/);
});
