import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "../commonground_widgets/page/ids.js";

test("ids are 22 url-safe characters, and never the same", () => {
  const ids = Array.from({ length: 1000 }, newId);
  for (const id of ids) assert.match(id, /^[\w-]{22}$/);
  assert.equal(new Set(ids).size, ids.length);
});
