/* Placing in private: choose an item, then tap its place on the field; or drag it; or move it with
 * the arrow keys, or with the buttons at the thumb. What was placed stays in the hand until another
 * is chosen, so that a tap beside the mark is put right by one more tap. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Field, Token } from "../parts/Field.jsx";
import { nudged, pointAt, pointInWords, spread } from "../parts/field.js";
import { useSay } from "../parts/Live.jsx";
import { mixed } from "../parts/order.js";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { useCarry } from "../parts/useCarry.js";
import { EmptyHand, InHand } from "./inhand.jsx";

const REST = 500; // of keys and buttons, before a point is sent

/** Where this person has the items, and what changes it: sent at once, or when the keys rest. */
function usePoints(page) {
  const { send, going, problem } = useSend();
  const [given, setGiven] = useState({});
  const waiting = useRef({});
  const timer = useRef(0);
  const placed = { ...page.mine.placed, ...given };

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    for (const [item, point] of Object.entries(waiting.current)) {
      delete waiting.current[item];
      const [kind, data] = point ? ["place", { item, x: point[0], y: point[1] }] : ["take_off", { item }];
      send(kind, data).then(({ ok }) => !ok && setGiven(({ [item]: _, ...rest }) => rest));
    }
  }, [send]);
  useEffect(() => flush, [flush]);

  const put = (item, point, rest = 0) => {
    setGiven((all) => ({ ...all, [item]: point }));
    waiting.current[item] = point;
    clearTimeout(timer.current);
    if (rest) timer.current = setTimeout(flush, rest);
    else flush();
  };
  return { placed, put, flush, send, going, problem };
}

export function Placing({ page }) {
  const { board, mine, me } = page;
  const { field, items } = board;
  const { placed, put, flush, send, going, problem } = usePoints(page);
  const say = useSay();
  const carry = useCarry({ onPlace: ([item], _, { at }) => place(item, at && pointAt(at, field)) });
  const [held] = carry.held;
  const numbers = Object.fromEntries(items.map(({ id }, index) => [id, index + 1]));
  const open = mixed(items, me.person).filter(({ id }) => !placed[id]);
  const again = Object.keys(mine.before).length > 0;

  const place = (item, point, rest) => {
    const to = point ?? placed[item] ?? nudged(null, "ArrowUp", field);
    put(item, to, rest);
    carry.hold([item]);
    say(`${numbers[item]}: ${pointInWords(to, field)}`);
  };
  const take = (item) => {
    flush();
    carry.hold([item]);
    comeIntoView(carry.root.current.querySelector(".cg-axes"));
  };
  const off = (item) => {
    if (!placed[item]) return;
    put(item, null);
    say(`${numbers[item]} is off the field`);
  };
  const onKeyDown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = held && nudged(placed[held], event.key, field);
    if (to) place(held, to, REST);
    else if (held && (event.key === "Delete" || event.key === "Backspace")) off(held);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <section class="cg-placing" ref={carry.root} onKeyDown={onKeyDown}>
        <div class="cg-placing-field">
          <Field
            field={field}
            label={`The field, ${items.length - open.length} of ${items.length} on it. By key, place from the list.`}
            plane={carry.place("field")}
          >
            <Mine items={items} numbers={numbers} field={field} placed={placed} mine={mine} carry={carry} />
          </Field>
          {again && (
            <p class="cg-small cg-quiet">
              You begin where you had them in the first round. Move what you see otherwise now.
            </p>
          )}
        </div>
        <List items={items} numbers={numbers} field={field} placed={placed} carry={carry} onTake={take} />
      </section>
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        {held ? (
          <InHand
            item={items.find(({ id }) => id === held)}
            {...{ field, held, number: numbers[held], point: placed[held], next: open.find(({ id }) => id !== held) }}
            onMove={(key) => place(held, nudged(placed[held], key, field), REST)}
            onOff={() => off(held)}
            onNext={take}
            onEnd={() => {
              flush();
              carry.letGo();
            }}
          />
        ) : (
          <EmptyHand
            {...{ open, again, done: mine.done, numbers }}
            onTake={take}
            onDone={() => {
              flush(); // who lets go by key and is done at once has the last point sent before
              send("done");
            }}
          />
        )}
      </Thumb>
    </>
  );
}

const BAR = 230; // pixels at the foot that the bar at the thumb may cover

/** On a phone the list is longer than the window: whoever chose below comes up to the field. */
function comeIntoView(field) {
  const { top, bottom } = field.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight - BAR) return;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  field.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
}

/** One's own discs, and a ring where each was in the round before. */
function Mine({ items, numbers, field, placed, mine, carry }) {
  const [held] = carry.held;
  const here = items.filter(({ id }) => placed[id]);
  const at = spread(
    here.map(({ id }) => ({ id, point: placed[id] })),
    field,
  );
  return here.map(({ id }) => {
    // While something is in the hand, a tap on a disc is a tap on the place where it lies.
    const { "aria-pressed": _, ...thing } = carry.thing(id, { tap: !held });
    const moved = mine.before[id] && mine.before[id].join() !== placed[id].join();
    return (
      <Token
        key={id}
        at={at[id]}
        number={numbers[id]}
        tone={mine.before[id] && !moved ? "quiet" : undefined}
        data-held={held === id || undefined}
        data-grip
        {...thing}
      />
    );
  });
}

function List({ items, numbers, field, placed, carry, onTake }) {
  return (
    <ol
      class="cg-placing-list"
      aria-label="What to place. Choose one, then move it with the arrow keys."
      onKeyDown={(event) => !carry.held.length && carry.roving(event)}
    >
      {items.map(({ id, text }) => {
        const { onClick, ...thing } = carry.thing(id);
        const choose = (event) => {
          onClick(event);
          if (!carry.held.includes(id)) onTake(id);
        };
        return (
          <li key={id}>
            <button type="button" class="cg-placing-item" {...thing} onClick={choose}>
              <Token
                number={numbers[id]}
                tone={placed[id] ? undefined : "waiting"}
                data-held={carry.held.includes(id) || undefined}
              />
              <span>
                <span class="cg-said" dir="auto">
                  {text}
                </span>
                <span class="cg-small cg-quiet">{placed[id] ? pointInWords(placed[id], field) : "not placed yet"}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
