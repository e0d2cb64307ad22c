/* What changed between two texts, word by word.
 *
 * Both are cut into words, signs and the spaces between them. What they share at the start and at the end
 * is set aside; the middle is compared by the longest common subsequence. A middle too long for
 * that table is shown as replaced as a whole, which is true and only less fine.
 */

const TABLE = 1_000_000;

const words = (text) => text.match(/\s+|[\p{L}\p{M}\p{N}%€$’'-]+|./gu) ?? [];

/** How many words both have in common, counted by `at` from one end. */
function shared(one, other, at) {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && at(one, count) === at(other, count)) count += 1;
  return count;
}

/** Lengths of the longest common subsequences of all tails, as one flat table. */
function tails(one, other) {
  const width = other.length + 1;
  const table = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const [down, right] = [table[(i + 1) * width + j], table[i * width + j + 1]];
      table[i * width + j] = one[i] === other[j] ? table[(i + 1) * width + j + 1] + 1 : Math.max(down, right);
    }
  }
  return (i, j) => table[i * width + j];
}

function middle(one, other) {
  if (one.length * other.length > TABLE) {
    return [...one.map((word) => ["gone", word]), ...other.map((word) => ["added", word])];
  }
  const longest = tails(one, other);
  const found = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      found.push(["same", one[i]]);
      i += 1;
      j += 1;
    } else if (j >= other.length || (i < one.length && longest(i + 1, j) >= longest(i, j + 1))) {
      found.push(["gone", one[i++]]);
    } else {
      found.push(["added", other[j++]]);
    }
  }
  return found;
}

/**
 * Runs of one kind. Between two unchanged words all that went stands before all that came; a lone
 * space or sign between two changes belongs to both of them.
 */
function runs(pairs) {
  const found = [];
  let change = { gone: "", added: "" };
  const settle = () => {
    for (const kind of ["gone", "added"]) if (change[kind]) found.push({ kind, text: change[kind] });
    change = { gone: "", added: "" };
  };
  pairs.forEach(([kind, text], at) => {
    const between = (change.gone || change.added) && pairs[at + 1] && pairs[at + 1][0] !== "same";
    if (kind !== "same") change[kind] += text;
    else if (between && !/[\p{L}\p{N}]/u.test(text)) change = { gone: change.gone + text, added: change.added + text };
    else {
      settle();
      if (found.at(-1)?.kind === "same") found.at(-1).text += text;
      else found.push({ kind: "same", text });
    }
  });
  settle();
  return found;
}

/**
 * @param {string} before
 * @param {string} after
 * @returns {{kind: "same" | "gone" | "added", text: string}[]}
 */
export function diff(before, after) {
  const [one, other] = [words(before), words(after)];
  const head = shared(one, other, (list, n) => list[n]);
  const rest = [one.slice(head), other.slice(head)];
  const tail = shared(...rest, (list, n) => list[list.length - 1 - n]);
  const cut = (list) => list.slice(0, list.length - tail);
  return runs([
    ...one.slice(0, head).map((word) => ["same", word]),
    ...middle(cut(rest[0]), cut(rest[1])),
    ...one.slice(one.length - tail).map((word) => ["same", word]),
  ]);
}
