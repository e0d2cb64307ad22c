/* A file on its way: what is told of it, and what is not even sent. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, offered, read, size, unfit } from "../commonground_widgets/parts/bring.js";

const PURPOSE = { endings: [".csv"], largest: 1000 };

test("sizes are read at a glance", () => {
  assert.deepEqual([10, 4_210_000, 268_435_456].map(size), ["1 kB", "4.2 MB", "268 MB"]);
});

test("lines come in pieces", () => {
  const { found, left } = lines('{"a":1}\n{"b":2}\n{"c"');
  assert.deepEqual([found, left], [[{ a: 1 }, { b: 2 }], '{"c"']);
});

test("what cannot be read is not sent", () => {
  const told = (name, bytes) => unfit({ name, size: bytes }, PURPOSE)?.what ?? null;
  assert.equal(told("a.CSV", 10), null);
  assert.match(told("a.pdf", 10), /no file of this kind/);
  assert.match(told("a.csv", 5000), /too large: 5 kB, and 1 kB is the limit/);
  assert.match(told("a.csv", 0), /is empty/);
});

const body = (...pieces) => {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  return { getReader: () => ({ read: async () => ({ done: !bytes.length, value: bytes.shift() }) }) };
};
const asking = { token: "t", id: "f", step: "data", answers: {}, take: true };

test("how far it is, then what was found", async () => {
  const told = [];
  const ask = async () => ({
    ok: true,
    body: body('{"progress":{"do', 'ne":1,"of":2,"rows":3}}\n{"result":', '{"look":{}}}\n'),
  });
  const heard = await read({ code: "K7M2QX" }, { ...asking, onProgress: (how) => told.push(how) }, ask);
  assert.deepEqual([heard, told], [{ result: { look: {} } }, [{ done: 1, of: 2, rows: 3 }]]);
});

test("a line that breaks off, a proxy's page and no server are one sentence", async () => {
  const quiet = { ...asking, onProgress: () => {} };
  const cut = async () => ({ ok: true, body: body('{"progress":{}}\n') });
  const proxy = async () => ({ ok: false, json: async () => JSON.parse("<html>") });
  const nobody = async () => {
    throw new TypeError("no network");
  };
  for (const ask of [cut, proxy, nobody]) {
    assert.match((await read({ code: "K7M2QX" }, quiet, ask)).problem.what, /did not arrive/);
  }
  assert.match((await offered({ code: "K7M2QX" }, nobody)).problem.what, /did not arrive/);
});
