/* Things that are carried to places, in three ways that are worth the same.
 *
 * Tap or key: a tap on a thing takes it in the hand, a tap on a place puts it there; Enter and space
 * do the same on the focused button, Escape lets go, and the arrow keys go from thing to thing inside
 * an element with `roving`. Mouse: press, move, let go over a place. A finger drags only what lies in
 * an element with `data-grip` (whose `touch-action` is none), so that it can scroll everywhere else.
 *
 *   const carry = useCarry({ onPlace: (ids, place, how) => …, many: true });
 *   <div ref={carry.root}>
 *     <ul onKeyDown={carry.roving}> <li><button {...carry.thing(id)}>…</button></li> </ul>
 *     <button {...carry.place("north")}>Put it here</button>
 *   </div>
 *
 * `how` is {at, dragged}: the point in the place, {x, y} from 0 to 1 (null when it was put there by a
 * key), and whether it was dragged. While something is dragged the element moves by itself, without a
 * drawing; only `over` draws.
 */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { carried, isDrag, roved, scrollAt, tapped, within } from "./carry.js";

const NOTHING = { id: null, over: null, after: false };

/** The next click belongs to the drag that has just ended, not to what lies under the pointer. */
function swallowClick() {
  const stop = (event) => event.stopPropagation();
  window.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", stop, { capture: true }), 0);
}

const placeUnder = (node, { clientX, clientY }) =>
  node.getRootNode().elementFromPoint(clientX, clientY)?.closest("[data-place]");

const pointIn = (element, { clientX, clientY }) =>
  within(element.getBoundingClientRect(), { x: clientX, y: clientY });

/** The nearest element around that scrolls, or the document's own. */
function scroller(node) {
  for (let one = node.parentElement; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement;
}

/** Follows a pointer from its press to its end. `onMove` and `onEnd` hear of it only once it is a drag. */
function follow(event, { onMove, onEnd }) {
  const node = event.currentTarget;
  const from = { x: event.clientX, y: event.clientY };
  const scrolls = scroller(node);
  const began = scrolls.scrollTop;
  let last = null;
  let frame = 0;
  const draw = () => {
    frame = requestAnimationFrame(draw);
    scrolls.scrollTop += scrollAt(last.clientY, window.innerHeight);
    node.style.translate = `${last.clientX - from.x}px ${last.clientY - from.y + scrolls.scrollTop - began}px`;
    onMove(last);
  };
  const move = (now) => {
    if (now.pointerId !== event.pointerId) return;
    if (!last && !isDrag(from, { x: now.clientX, y: now.clientY })) return;
    const first = !last;
    last = now;
    now.preventDefault();
    if (first) draw();
  };
  const end = (now) => {
    if (now.type === "keydown" ? now.key !== "Escape" : now.pointerId !== event.pointerId) return;
    stop();
    if (!last) return;
    swallowClick();
    onEnd(now.type === "pointerup" ? now : null);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    node.style.translate = "";
    window.removeEventListener("pointermove", move);
    for (const type of ["pointerup", "pointercancel", "keydown"]) window.removeEventListener(type, end);
  };
  window.addEventListener("pointermove", move, { passive: false });
  for (const type of ["pointerup", "pointercancel", "keydown"]) window.addEventListener(type, end);
  return stop;
}

/** What was put somewhere by a key is drawn anew in another place: the focus goes along with it. */
function useFocusAlong(root) {
  const along = useRef(null);
  useLayoutEffect(() => {
    if (!along.current || !root.current?.isConnected) return;
    const active = root.current.getRootNode().activeElement;
    if (active && active !== document.body && active.isConnected && active.dataset.thing !== along.current) return;
    root.current.querySelector(`[data-thing="${CSS.escape(along.current)}"]`)?.focus({ preventScroll: false });
  });
  useEffect(() => {
    const forget = () => (along.current = null);
    window.addEventListener("pointerdown", forget);
    window.addEventListener("keydown", forget, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", forget);
      window.removeEventListener("keydown", forget, { capture: true });
    };
  }, []);
  return along;
}

/**
 * @param {{onPlace: (ids: string[], place: string, how: {at: {x: number, y: number} | null, dragged: boolean})
 *   => void, many?: boolean, may?: boolean}} props `many`: the hand holds several; `may`: whether anything moves
 */
export function useCarry({ onPlace, many = false, may = true }) {
  const [held, setHeld] = useState([]);
  const [drag, setDrag] = useState(NOTHING);
  const root = useRef(null);
  const stop = useRef(null);
  const along = useFocusAlong(root);
  const now = useRef({});
  now.current = { held, onPlace };
  const letGo = () => setHeld([]);

  useEffect(() => () => stop.current?.(), []);
  // At once, not after the next frame: who is quick with a key must not be overlooked.
  useLayoutEffect(() => {
    if (!held.length) return undefined;
    const onKey = (event) => event.key === "Escape" && letGo();
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [held.length > 0]);

  const put = (ids, place, at, dragged = false) => {
    letGo();
    now.current.onPlace(ids, place, { at, dragged });
  };
  const onMove = (id) => (event) => {
    const target = placeUnder(root.current, event);
    const next = { id, over: target?.dataset.place ?? null, after: target ? pointIn(target, event).y > 0.5 : false };
    setDrag((was) => (was.id === id && was.over === next.over && was.after === next.after ? was : next));
  };
  const onEnd = (id) => (event) => {
    const target = event && placeUnder(root.current, event);
    setDrag(NOTHING);
    if (target) put(carried(now.current.held, id), target.dataset.place, pointIn(target, event), true);
  };
  const begin = (id) => (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const byHand = event.pointerType !== "mouse";
    if (byHand && !event.target.closest("[data-grip]")) return;
    stop.current = follow(event, { onMove: onMove(id), onEnd: onEnd(id) });
  };

  return {
    root,
    held,
    dragged: drag.id,
    over: drag.over,
    after: drag.after,
    letGo,
    hold: setHeld,
    /** For what can be taken: a button, so that keys reach it; or, with `tap: false`, what is only dragged. */
    thing: (id, { tap = true } = {}) => ({
      "data-thing": id,
      "data-dragged": drag.id === id || undefined,
      ...(may && { onPointerDown: begin(id) }),
      ...(may &&
        tap && {
          "aria-pressed": held.includes(id),
          onClick: (event) => {
            event.stopPropagation();
            setHeld((before) => tapped(before, id, many));
          },
        }),
    }),
    /** For where it can be put. Without something in the hand a tap on it does nothing. */
    place: (id) => ({
      "data-place": id,
      "data-over": drag.over === id || undefined,
      "data-ready": held.length > 0 || drag.id != null || undefined,
      onClick: (event) => {
        // A button inside a place does what it says, not what the place does.
        const inside = event.target.closest("button, a, input, select, summary, label");
        if (!held.length || (inside && inside !== event.currentTarget)) return;
        event.stopPropagation();
        if (event.detail === 0) [along.current] = held;
        put(held, id, event.detail === 0 ? null : pointIn(event.currentTarget, event));
      },
    }),
    /** For the element around several things: arrow keys go from one to the next. */
    roving: (event) => {
      const things = [...event.currentTarget.querySelectorAll("[data-thing]")];
      const to = roved(event.key, things.indexOf(event.target.closest("[data-thing]")), things.length);
      if (to == null || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      things[to].focus();
    },
  };
}
