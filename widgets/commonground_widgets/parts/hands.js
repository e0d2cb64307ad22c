/* In how many hands cards are laid on a wall, one hand after the other, and which one lies there.
 *
 * How many it takes is known only when they lie there and the least type does not hold them. So the
 * number is estimated first, rather too low, and grows from there. When a card comes or goes, the
 * number and the place stay: a wall of a thousand cards is not laid out anew for one more.
 */
import { leastHands } from "./deal.js";

export const signature = (items) => items.map(({ id, text }) => `${id}${text}`).join("\n");

const MUCH = 1.5;
const LITTLE = 0.9;

/* `letters`: how much there was to lay when the number of hands was found. */
export function firstHands(items, wall) {
  const key = signature(items);
  const texts = items.map(({ text }) => text);
  return { key, letters: key.length, hands: leastHands(texts, wall), at: 0, held: false };
}

/** The same cards, or what they have become. Where there is much less to lay, one hand less may do. */
export function handsOf(before, items, wall) {
  const key = signature(items);
  if (before.key === key) return before;
  if (key.length > MUCH * before.letters) return { ...firstHands(items, wall), held: before.held };
  const less = key.length < LITTLE * before.letters;
  const hands = Math.max(1, Math.min(before.hands - (less ? 1 : 0), items.length));
  const letters = less ? key.length : before.letters;
  return { ...before, key, letters, hands, at: Math.min(before.at, hands - 1) };
}

/** How many cards lie in one hand. */
export const inOne = ({ hands }, items) => Math.ceil(items.length / hands);

/** As many hands as leave a card less in each, unless each has but one. */
export function oneLess(now, items) {
  const each = inOne(now, items);
  return each > 1 ? { ...now, letters: now.key.length, hands: Math.ceil(items.length / (each - 1)) } : now;
}

/** `held`: turned by hand, so that it does not turn by itself any more. */
export const turned = (now, by, held) => ({
  ...now,
  at: (now.at + by + now.hands) % now.hands,
  held: held || now.held,
});
