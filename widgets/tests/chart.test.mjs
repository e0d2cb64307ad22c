import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName, fitted, lines, recordsOf, wordsOf } from "../commonground_widgets/chart/spec.js";
import { headings, said } from "../commonground_widgets/chart/table.js";
import { theme } from "../commonground_widgets/chart/theme.js";

const bars = { mark: "bar", encoding: { x: { field: "n" } } };
const wide = { width: 900, em: 16 };
const phone = { width: 300, em: 16 };

test("the words above a chart, however its spec has them", () => {
  assert.deepEqual(wordsOf({ title: "One" }), { title: "One", subtitle: "" });
  assert.deepEqual(wordsOf({ title: ["One", "line more"] }), { title: "One line more", subtitle: "" });
  assert.deepEqual(wordsOf({ title: { text: "One", subtitle: ["a", "b"] } }), { title: "One", subtitle: "a b" });
  assert.deepEqual(wordsOf({}), { title: "", subtitle: "" });
});

test("a chart's data is its table where it is one table of records", () => {
  const rows = [{ n: 1 }];
  assert.deepEqual(recordsOf({ data: { values: rows } }), rows);
  assert.deepEqual(recordsOf({ data: { name: "d" }, datasets: { d: rows } }), rows);
  assert.deepEqual(recordsOf({ data: { values: [1, 2] } }), []);
  assert.deepEqual(recordsOf({ data: { values: "n\n1" } }), []);
  assert.deepEqual(recordsOf({ hconcat: [] }), []);
});

test("one plot is as wide as its place, and as high where that is asked", () => {
  assert.deepEqual(fitted({ ...bars, title: "One" }, wide), {
    ...bars,
    config: undefined,
    width: 900,
    autosize: { type: "fit-x", contains: "padding" },
  });
  const filled = fitted({ layer: [bars] }, { ...wide, height: 400 });
  assert.deepEqual([filled.width, filled.height, filled.autosize.type], [900, 400, "fit"]);
});

test("a width in steps stays", () => {
  const steps = { ...bars, width: { step: 20 } };
  assert.deepEqual(fitted(steps, wide), { ...steps, config: undefined });
});

test("plots side by side stand below each other in a narrow place", () => {
  const two = { hconcat: [bars, { ...bars, width: { step: 9 } }] };
  assert.deepEqual(fitted(two, wide).hconcat, two.hconcat);
  assert.deepEqual(fitted(two, phone).vconcat, [{ ...bars, width: 210 }, two.hconcat[1]]);
  const facets = { mark: "bar", encoding: { x: { field: "n" }, column: { field: "g" } } };
  assert.deepEqual(fitted(facets, wide).encoding, facets.encoding);
  assert.deepEqual(fitted(facets, phone).encoding, { x: { field: "n" }, facet: { field: "g", columns: 1 } });
});

test("the sizes that Altair writes into every chart were chosen by nobody", () => {
  const config = { view: { continuousWidth: 300, continuousHeight: 300 }, bar: { color: "red" } };
  assert.deepEqual(fitted({ ...bars, config }, wide).config, { bar: { color: "red" } });
  const chosen = { view: { continuousWidth: 500, continuousHeight: 300 } };
  assert.deepEqual(fitted({ ...bars, config: chosen }, wide).config, chosen);
});

test("a width in pixels was chosen for what is in it", () => {
  const arranged = { ...bars, width: 880, config: { background: "#fffdf8" } };
  assert.deepEqual(fitted({ ...arranged, title: "One" }, phone), arranged);
});

test("Vega's own specs are left as they are", () => {
  const vega = { $schema: "https://vega.github.io/schema/vega/v6.json", width: 200, marks: [] };
  assert.deepEqual(fitted(vega, wide), vega);
});

test("a long title is broken between words", () => {
  assert.deepEqual(lines("one two three", 8), ["one two", "three"]);
  assert.deepEqual(lines("incomprehensibilities it is", 8), ["incomprehensibilities", "it is"]);
  assert.deepEqual(lines("", 8), []);
});

test("the name of a file", () => {
  assert.equal(fileName("Größe: 3 von 4 – für alle", "png"), "große-3-von-4-fur-alle.png");
  assert.equal(fileName("../../etc/passwd", "svg"), "etc-passwd.svg");
  assert.equal(fileName("", "svg"), "chart.svg");
  assert.equal(fileName("word ".repeat(40), "svg"), `${"word-".repeat(12).slice(0, -1)}.svg`);
});

test("values as text, in a table", () => {
  assert.deepEqual([1234.56789, null, Number.NaN, true, ["a", 1], { b: 1 }, "<i>"].map(said), [
    "1,234.568",
    "–",
    "–",
    "yes",
    "a, 1",
    '{"b":1}',
    "<i>",
  ]);
  assert.deepEqual(headings([{ the_median: 1, n: 2 }]), [["the_median", "the median"], ["n", "n"]]);
  assert.deepEqual(headings([{ a: 1 }], { n: "People" }), [["n", "People"]]);
  assert.deepEqual(headings([]), []);
});

test("in the dark the last category is the ink, which is black on light", () => {
  const tokens = { em: 16, ink: "#f00", categories: ["blue", "black"] };
  assert.deepEqual(theme({ ...tokens, dark: true }, 300, true).range.category, ["blue", "#f00"]);
  assert.deepEqual(theme({ ...tokens, dark: false }, 300, true).range.category, ["blue", "black"]);
});
