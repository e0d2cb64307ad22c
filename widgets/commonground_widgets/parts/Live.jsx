/* What a screen reader is told without being asked: one polite line per page. */
import { createContext } from "preact";
import { useCallback, useContext, useEffect, useRef, useState } from "preact/hooks";

const Say = createContext(() => {});

/** say(text): read out once the reader has finished what it is saying. */
export const useSay = () => useContext(Say);

/** Reads `text` out whenever it changes, but not what is there at first. */
export function useSaid(text) {
  const say = useSay();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else if (text) say(text);
  }, [text]);
}

export function Live({ children }) {
  const [text, setText] = useState("");
  const say = useCallback((words) => {
    setText("");
    setTimeout(() => setText(words), 60);
  }, []);
  return (
    <Say.Provider value={say}>
      {children}
      <p class="cg-unseen" role="status" aria-live="polite">
        {text}
      </p>
    </Say.Provider>
  );
}
