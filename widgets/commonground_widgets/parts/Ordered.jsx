/* A list that a person puts in order: with its buttons, by carrying (useCarry.js), or with Alt and an
 * arrow key. A tap on an item opens what else can be done with it; a tap on another then moves it there.
 */
import { Icon } from "./Icon.jsx";
import { useSay } from "./Live.jsx";
import { down, flat, moved, places, removed, tied, up, untied } from "./order.js";
import { useCarry } from "./useCarry.js";

const LONG = 60;

/**
 * @param {{levels: string[][], texts: Record<string, string>, onChange: (levels: string[][]) => void,
 *   ties?: boolean, may?: boolean, label: string}} props `levels` as in order.js
 */
export function Ordered({ levels, texts, onChange, ties = false, may = true, label }) {
  const say = useSay();
  const at = places(levels);
  const count = flat(levels).length;
  const change = (next, id) => {
    if (next === levels) return;
    onChange(next);
    const place = places(next)[id];
    say(place ? `${texts[id]}: place ${place} of ${count}` : `${texts[id]}: left out`);
  };
  const carry = useCarry({
    may,
    onPlace: ([id], other, how) => {
      const after = how.dragged ? how.at.y > 0.5 : at[id] < at[other];
      change(moved(levels, id, other, after), id);
    },
  });
  const moves = { up: (id) => change(up(levels, id), id), down: (id) => change(down(levels, id), id) };
  const onKey = (id) => (event) => {
    const move = event.altKey && { ArrowUp: moves.up, ArrowDown: moves.down }[event.key];
    if (!move) return;
    event.preventDefault();
    move(id);
  };
  return (
    <ol class="cg-ordered" aria-label={label} ref={carry.root} onKeyDown={carry.roving}>
      {levels.flatMap((level, row) =>
        level.map((id, inside) => (
          <li
            class="cg-card cg-order"
            key={id}
            data-long={texts[id]?.length > LONG || undefined}
            data-tied={inside > 0 || undefined}
            data-open={carry.held.includes(id) || undefined}
            data-drop={carry.over === id && carry.dragged !== id ? (carry.after ? "after" : "before") : undefined}
            {...onlyDragged(carry, id, may)}
          >
            <span class="cg-order-place cg-number" data-grip={may || undefined}>
              <span class="cg-unseen">Place </span>
              {at[id]}
              {level.length > 1 && <span aria-hidden="true">=</span>}
            </span>
            <button
              type="button"
              class="cg-order-text"
              dir="auto"
              disabled={!may}
              onKeyDown={onKey(id)}
              {...(may && tappable(carry, id))}
            >
              {texts[id]}
            </button>
            {may && (
              <Moves
                text={texts[id]}
                first={row === 0 && level.length === 1}
                last={row === levels.length - 1 && level.length === 1}
                onUp={() => moves.up(id)}
                onDown={() => moves.down(id)}
              />
            )}
            {may && carry.held.includes(id) && (
              <More
                tie={ties && (inside > 0 ? "untie" : row > 0 ? "tie" : null)}
                onTie={() => change(inside > 0 ? untied(levels, id) : tied(levels, id), id)}
                onOut={() => {
                  carry.letGo();
                  change(removed(levels, id), id);
                }}
              />
            )}
          </li>
        )),
      )}
    </ol>
  );
}

/** The row is what is dragged, and what something is dragged to. */
function onlyDragged(carry, id, may) {
  if (!may) return {};
  const { "data-thing": _, ...thing } = carry.thing(id, { tap: false });
  const { onClick, ...place } = carry.place(id);
  return { ...thing, ...place };
}

/** A tap takes the item, or brings here the one that is in the hand. */
function tappable(carry, id) {
  const thing = carry.thing(id);
  const other = carry.held.length > 0 && !carry.held.includes(id);
  return {
    "data-thing": id,
    "aria-pressed": thing["aria-pressed"],
    onClick: other ? carry.place(id).onClick : thing.onClick,
  };
}

function Moves({ text, first, last, onUp, onDown }) {
  return (
    <span class="cg-order-moves">
      <button type="button" class="cg-button" data-kind="quiet" aria-disabled={first} onClick={onUp}>
        <Icon name="up" />
        <span class="cg-unseen">Move up: {text}</span>
      </button>
      <button type="button" class="cg-button" data-kind="quiet" aria-disabled={last} onClick={onDown}>
        <Icon name="down" />
        <span class="cg-unseen">Move down: {text}</span>
      </button>
    </span>
  );
}

function More({ tie, onTie, onOut }) {
  return (
    <span class="cg-order-more">
      {tie && (
        <button type="button" class="cg-button" onClick={onTie}>
          {tie === "tie" ? "Same place as the one above" : "Not the same place"}
        </button>
      )}
      <button type="button" class="cg-button" data-kind="quiet" onClick={onOut}>
        Leave it out
      </button>
    </span>
  );
}
