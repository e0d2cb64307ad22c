/* In how many hands cards are laid on a wall, one hand after the other, and which one lies there.
 *
 * How many it takes is known only when they lie there and the least type does not hold them. So the
 * number is estimated first, rather too low, and grows from there. When a card comes or goes, the
 * number and the place stay: a wall of a thousand cards is not laid out anew for one more.
 */
import { leastHands } from "./deal.js";

export const signature = (items) => items.map(({ id, text }) => `${id}${text}`).join("\n");

export const firstHands = (items, wall) => ({
  key: signature(items),
  hands: leastHands(
    items.map(({ text }) => text),
    wall,
  ),
  at: 0,
  held: false,
});

const MUCH = 1.5;

/** The same cards, or what they have become. Where there are fewer words than before, one hand less may do. */
export function handsOf(before, items, wall) {
  const key = signature(items);
  if (before.key === key) return before;
  if (key.length > MUCH * before.key.length) return { ...firstHands(items, wall), held: before.held };
  const hands = Math.max(1, Math.min(before.hands - (key.length < before.key.length ? 1 : 0), items.length));
  return { ...before, key, hands, at: Math.min(before.at, hands - 1) };
}

/** One hand more, unless each has but one card. */
export const oneMore = (now, items) => (now.hands < items.length ? { ...now, hands: now.hands + 1 } : now);

/** `held`: turned by hand, so that it does not turn by itself any more. */
export const turned = (now, by, held) => ({
  ...now,
  at: (now.at + by + now.hands) % now.hands,
  held: held || now.held,
});
