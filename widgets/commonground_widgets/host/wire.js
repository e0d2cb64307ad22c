/* Jupyter messages on a websocket, in the form v1.kernel.websocket.jupyter.org: a count of offsets, the offsets (all of them
64-bit, little-endian), then channel, header, parent header, metadata, content and buffers one after another. */

export const PROTOCOL = "v1.kernel.websocket.jupyter.org";

const WORD = 8;
const texts = new TextEncoder();
const read = new TextDecoder();

const bytesOf = (buffer) => (ArrayBuffer.isView(buffer) ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer));

export function encode({ channel, header, parent_header = {}, metadata = {}, content, buffers = [] }) {
  const json = [header, parent_header, metadata, content].map((part) => JSON.stringify(part));
  const parts = [...[channel, ...json].map((text) => texts.encode(text)), ...buffers.map(bytesOf)];
  const count = parts.length + 1;
  const lengths = parts.map((part) => part.byteLength);
  const whole = new Uint8Array(WORD * (count + 1) + lengths.reduce((sum, length) => sum + length, 0));
  const words = new DataView(whole.buffer);
  words.setBigUint64(0, BigInt(count), true);
  let at = WORD * (count + 1);
  parts.forEach((part, index) => {
    words.setBigUint64(WORD * (index + 1), BigInt(at), true);
    whole.set(part, at);
    at += part.byteLength;
  });
  words.setBigUint64(WORD * count, BigInt(at), true);
  return whole.buffer;
}

export function decode(data) {
  const words = new DataView(data);
  const word = (index) => Number(words.getBigUint64(WORD * index, true));
  const count = word(0);
  const parts = Array.from({ length: count - 1 }, (_, index) => data.slice(word(index + 1), word(index + 2)));
  const [channel, ...json] = parts.slice(0, 5).map((part) => read.decode(part));
  const [header, parent_header, metadata, content] = json.map((text) => JSON.parse(text));
  return { channel, header, parent_header, metadata, content, buffers: parts.slice(5).map((part) => new DataView(part)) };
}
