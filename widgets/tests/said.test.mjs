import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, richest } from "../commonground_widgets/host/said.js";

const text = { "text/plain": "text" };

test("the richest form that can be shown", () => {
  const view = { model_id: "m" };
  assert.deepEqual(richest({ ...text, "application/vnd.jupyter.widget-view+json": view }), ["widget", view]);
  assert.deepEqual(richest({ ...text, "application/vnd.vegalite.v6+json": { mark: "bar" } }), ["chart", { mark: "bar" }]);
  assert.deepEqual(richest({ ...text, "application/vnd.vega.v5+json": {} }), ["chart", {}]);
  assert.deepEqual(richest({ ...text, "text/html": "<p>", "image/png": "QUJD" }), ["picture", "QUJD", "image/png"]);
  assert.deepEqual(richest({ ...text, "text/html": ["<p>", "x"] }), ["html", "<p>x"]);
  assert.deepEqual(richest({ ...text, "text/markdown": "**x**" }), ["markdown", "**x**"]);
  assert.deepEqual(richest({ ...text, "application/javascript": "alert()" }), ["text", "text"]);
  assert.deepEqual(richest({}), ["text", ""]);
});

test("a text for a terminal loses its colours", () => {
  assert.equal(plain("\u001b[0;31mred\u001b[0m"), "red");
  assert.equal(plain(["a", "b"]), "ab");
  assert.equal(plain(undefined), "");
});
