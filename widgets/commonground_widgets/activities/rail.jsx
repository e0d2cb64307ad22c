/* Where one is in a row of things to judge, and the way back and on. */
import { Icon } from "../parts/Icon.jsx";

const DOTS = 12; // more of them do not fit on a phone: then a bar says it

/**
 * @param {{items: object[], done: (item: object) => boolean, place: number, onGo: (place: number) => void,
 *   of: string}} props
 */
export function Rail({ items, done, place, onGo, of }) {
  const finished = items.filter(done).length;
  return (
    <nav class="cg-rail" aria-label={of}>
      <button
        type="button"
        class="cg-button"
        data-kind="quiet"
        disabled={place === 0}
        onClick={() => onGo(place - 1)}
        aria-label="Back to the one before"
      >
        <Icon name="left" />
      </button>
      <p class="cg-rail-words">
        <span class="cg-number">
          {place + 1} of {items.length}
        </span>
        {items.length > DOTS ? (
          <span class="cg-rail-bar cg-bar" aria-hidden="true">
            <span style={`width: ${(finished / items.length) * 100}%`} />
          </span>
        ) : (
          <span class="cg-rail-dots" aria-hidden="true">
            {items.map((item, index) => (
              <span key={item.id} data-rated={done(item) || undefined} data-here={index === place || undefined} />
            ))}
          </span>
        )}
      </p>
      <button
        type="button"
        class="cg-button"
        data-kind="quiet"
        onClick={() => onGo(place + 1)}
        aria-label="On to the next one"
      >
        <Icon name="right" />
      </button>
    </nav>
  );
}
