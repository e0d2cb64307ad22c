/* What changed between two texts: nothing is lost, and words that change together stand together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { diff } from "../commonground_widgets/parts/diff.js";

const text = (runs, ...kinds) =>
  runs
    .filter(({ kind }) => kinds.includes(kind))
    .map((run) => run.text)
    .join("");

test("both texts can be read out of the difference", () => {
  const texts = [
    "",
    "one",
    "one two  three.",
    "By June, 75% share cases",
    "by June 75% of us share cases; they gain.",
    "三 四 🔍 عربي",
  ];
  for (const before of texts) {
    for (const after of texts) {
      const runs = diff(before, after);
      assert.equal(text(runs, "same", "gone"), before);
      assert.equal(text(runs, "same", "added"), after);
    }
  }
});

test("a word added at the end leaves the word before it alone", () => {
  assert.deepEqual(diff("from 18% to 12%.", "from 18% to 12%; soon."), [
    { kind: "same", text: "from 18% to 12%" },
    { kind: "added", text: "; soon" },
    { kind: "same", text: "." },
  ]);
});

test("two words that change in a row are one change", () => {
  assert.deepEqual(diff("we fix cases", "they solve cases"), [
    { kind: "gone", text: "we fix" },
    { kind: "added", text: "they solve" },
    { kind: "same", text: " cases" },
  ]);
});

test("texts too long to compare word by word are shown as replaced", () => {
  const [before, after] = ["a ".repeat(1500), "b ".repeat(1500)];
  const runs = diff(before, after);
  assert.equal(text(runs, "same", "gone"), before);
  assert.equal(text(runs, "same", "added"), after);
});
