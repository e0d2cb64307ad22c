/* Hooks that the pages share. */
import { createContext } from "preact";
import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The link of this page (see page/page.js). */
export const Link = createContext(null);
export const useLink = () => useContext(Link);

/** The value of a signal; draws again when it changes. */
export function useValue(signal) {
  const [value, setValue] = useState(() => signal.peek());
  useLayoutEffect(() => signal.subscribe((next) => setValue(() => next)), [signal]);
  return value;
}

/** The server's time, once a second, on the second of what is counted down to. */
export function useNow(active = true, until = 0) {
  const { now } = useLink();
  const [time, setTime] = useState(now);
  useEffect(() => {
    if (!active) return undefined;
    let timer;
    const tick = () => {
      const at = now();
      setTime(at);
      const fraction = (((until - at) % 1) + 1) % 1;
      timer = setTimeout(tick, fraction * 1000 + 20);
    };
    tick();
    return () => clearTimeout(timer);
  }, [active, until, now]);
  return active ? time : now();
}

/**
 * Sends commands and remembers how the last one went. After `clear` (something else was typed) an
 * answer still on its way no longer says "saved"; a refusal is always told.
 * @returns {{send: (kind: string, data?: object) => Promise<object>, going: "" | "saving" | "saved",
 *   problem: object | null, clear: () => void}}
 */
export function useSend() {
  const { send } = useLink();
  const [how, setHow] = useState({ going: "", problem: null });
  const last = useRef(0);
  const go = useCallback(
    async (kind, data = {}) => {
      const mine = ++last.current;
      setHow({ going: "saving", problem: null });
      const reply = await send(kind, data);
      if (!reply.ok) setHow({ going: "", problem: reply.problem });
      else if (mine === last.current) setHow({ going: "saved", problem: null });
      return reply;
    },
    [send],
  );
  const clear = useCallback(() => {
    last.current += 1;
    setHow({ going: "", problem: null });
  }, []);
  return { ...how, send: go, clear };
}

/** What happened between the last drawing and this one. */
export function usePrevious(value) {
  const kept = useRef(value);
  const before = kept.current;
  useEffect(() => {
    kept.current = value;
  });
  return before;
}

/** Calls `action` when the value has rested for a while. */
export function useRested(value, rest, action) {
  useEffect(() => {
    const timer = setTimeout(() => action(value), rest);
    return () => clearTimeout(timer);
  }, [value]);
}
