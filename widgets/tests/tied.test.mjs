import assert from "node:assert/strict";
import { test } from "node:test";
import { STAGE, caution, finding, laidOut, network, ranked } from "../commonground_widgets/activities/tied.js";

const tie = (from, to, weight, kind = "role") => ({
  ...{ source_id: from, target_id: to, source: from.toUpperCase(), target: to.toUpperCase(), weight, kind },
});
const RESULTS = [tie("a", "b", 3), tie("c", "b", 1), tie("a", "n", 2, "person"), tie("b", "b", 1)];

test("who is turned to most, counted over all roles", () => {
  assert.deepEqual(
    ranked(RESULTS).map(({ id, count, roles, kind }) => [id, count, roles, kind]),
    [
      ["b", 5, 3, "role"],
      ["n", 2, 1, "person"],
    ],
  );
  const plain = (results) => finding(results).replace(/[\u2068\u2069]/g, "");
  assert.equal(plain(RESULTS), "Most turn to B: 5 people turn to them.");
  assert.equal(plain([tie("a", "b", 1), tie("a", "c", 1)]), "Most turn to B and C: 1 person turns to each.");
  assert.match(finding(["b", "c", "d", "e"].map((to) => tie("a", to, 2))), /^4 share the first place/);
  assert.equal(finding([]), "Too few have said whom they turn to.");
});

test("how far to trust it", () => {
  assert.equal(caution({ given: 9, asked: 10, few: false, withheld: 0 }), "9 of 10 answered.");
  assert.match(caution({ given: 3, asked: 10, few: true, withheld: 1 }), /less than 80 %.*1 answer is left out/);
});

test("the network keeps the strongest, and no tie to what is not shown", () => {
  const { nodes, ties, left } = network(RESULTS, 2);
  assert.deepEqual([nodes.map(({ id }) => id), ties.length, left], [["b", "a"], 1, 2]);
});

test("names of twelve roles lie beside each other", () => {
  const wide = (text) => text.length * 1.7;
  const names = Array.from({ length: 14 }, (_, n) => `A role with name ${n}`);
  const many = Array.from({ length: 40 }, (_, n) => ({
    ...tie(`r${n % 13}`, `r${(n * 7 + 1) % 14}`, 1 + (n % 4)),
    source: names[n % 13],
    target: names[(n * 7 + 1) % 14],
  }));
  const shown = network(many);
  const at = laidOut(shown);
  shown.nodes.forEach((one, index) => {
    for (const other of shown.nodes.slice(index + 1)) {
      const [far, down] = [Math.abs(at[one.id].x - at[other.id].x), Math.abs(at[one.id].y - at[other.id].y)];
      assert.ok(far > (wide(one.text) + wide(other.text)) / 2 || down > 8, `${one.text} ${other.text} ${far} ${down}`);
    }
  });
});

test("the same ties are the same picture, within its frame, and no name lies on another", () => {
  const many = Array.from({ length: 40 }, (_, n) => tie(`r${n % 13}`, `r${(n * 7 + 1) % 14}`, 1 + (n % 4)));
  const at = laidOut(network(many));
  assert.deepEqual(laidOut(network(many)), at);
  const places = Object.values(at);
  for (const { x, y } of places) assert.ok(x >= 0 && x <= STAGE.width && y >= 0 && y <= STAGE.height);
  places.forEach((one, index) => {
    for (const other of places.slice(index + 1))
      assert.ok(Math.abs(one.x - other.x) > 8 || Math.abs(one.y - other.y) > 8, JSON.stringify([one, other]));
  });
  assert.deepEqual(laidOut(network([tie("a", "a", 2)])), { a: { x: 80, y: 43 } });
});
