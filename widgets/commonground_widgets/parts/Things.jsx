/* What can be carried, and where it can be put (see useCarry.js): the look that all boards share. */
import { Icon } from "./Icon.jsx";

/**
 * A thing as a button: one card, one name.
 * @param {{carry: object, id: string, tone?: string, focus?: boolean, children: any}} props `focus`: whether
 *   the tab key stops here; of several in one list only the first should, the arrow keys do the rest
 */
export function Thing({ carry, id, tone, focus = true, children }) {
  return (
    <button type="button" class="cg-thing" data-tone={tone} tabIndex={focus ? 0 : -1} {...carry.thing(id)}>
      {children}
    </button>
  );
}

/** The button with which a key or a tap puts down what is in the hand; it is there while something is. */
export function PutHere({ carry, place, words = "Put it here", label }) {
  if (!carry.held.length) return null;
  return (
    <button type="button" class="cg-button cg-put" {...carry.place(place)} aria-label={label}>
      <Icon name="down" size={18} />
      <span>{words}</span>
    </button>
  );
}
