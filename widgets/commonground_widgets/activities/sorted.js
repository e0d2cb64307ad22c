/* Cards as a board lays them out. Pure functions of the board. */

const order = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

/** By their words, so that what is written alike lies side by side; that says nothing about who wrote it. */
export const sorted = (cards) => [...cards].sort((one, other) => order.compare(one.text, other.text));

/**
 * What is not grouped first, then each group in its order; groups without cards too.
 * @returns {{id: string, name: string, cards: object[]}[]} `id` is "" for what is not grouped
 */
export function byGroup({ results = [], groups = [] }) {
  const cards = sorted(results);
  const of = (id) => cards.filter((card) => card.in === id);
  const known = new Set(groups.map(({ id }) => id));
  const loose = cards.filter((card) => !known.has(card.in));
  const first = loose.length ? [{ id: "", name: "", cards: loose }] : [];
  return [...first, ...groups.map((one) => ({ ...one, cards: of(one.id) }))];
}

const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

/** The cards in which what somebody looks for occurs, in themselves or in what lies under them. */
export function found(cards, words) {
  const looked = fold(words.trim());
  if (!looked) return cards;
  return cards.filter(({ text, under = [] }) =>
    [text, ...under.map((one) => one.text)].some((one) => fold(one).includes(looked)),
  );
}

/** Large groups in several parts, so that each fits on a wall. */
export function parted(parts, most) {
  return parts.flatMap((part) => {
    const count = Math.max(1, Math.ceil(part.cards.length / most));
    const each = Math.ceil(part.cards.length / count);
    return Array.from({ length: count }, (_, at) => ({
      ...part,
      part: count > 1 ? [at + 1, count] : null,
      cards: part.cards.slice(at * each, (at + 1) * each),
    }));
  });
}

/** The ways in which some cards are written, each once, with one card that is written so and how many are. */
export function wordings(cards, texts) {
  const found = new Map();
  for (const id of cards) {
    const one = found.get(texts[id]) ?? { id, text: texts[id], count: 0 };
    found.set(one.text, { ...one, count: one.count + 1 });
  }
  return [...found.values()];
}
