import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../commonground_widgets/host/wire.js";

test("a message comes out as it went in, with its text and its buffers", () => {
  const message = {
    channel: "iopub",
    header: { msg_id: "1", msg_type: "comm_msg" },
    parent_header: {},
    metadata: { version: "2.1.0" },
    content: { data: { text: "Grüße, 日本, 🙂" } },
    buffers: [new Uint8Array([1, 2, 3]), new Uint8Array([])],
  };
  const { buffers, ...rest } = decode(encode(message));
  const { buffers: sent, ...parts } = message;
  assert.deepEqual(rest, parts);
  assert.deepEqual(buffers.map((view) => [...new Uint8Array(view.buffer)]), sent.map((bytes) => [...bytes]));
});

test("the offsets are 64-bit, little-endian, and the last is the length", () => {
  const bytes = encode({ channel: "shell", header: {}, content: {} });
  const words = new DataView(bytes);
  const count = Number(words.getBigUint64(0, true));
  assert.equal(count, 6);
  assert.equal(Number(words.getBigUint64(8, true)), 8 * (count + 1));
  assert.equal(Number(words.getBigUint64(8 * count, true)), bytes.byteLength);
});
