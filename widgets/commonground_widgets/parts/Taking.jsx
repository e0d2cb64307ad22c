/* Taking a file away that is made while one waits: what a link does, and how long it has been at it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { asked, keep } from "./take.js";

/**
 * @returns {{take: (event: MouseEvent) => void, seconds: number | null, problem: object | null}} `take`
 *   is for a link's click; `seconds` since then, null when there is nothing to wait for.
 */
export function useTake() {
  const [problem, setProblem] = useState(null);
  const [seconds, setSeconds] = useState(null);
  const there = useRef(true);
  useEffect(() => () => (there.current = false), []);
  const busy = seconds !== null;
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, [busy]);

  const take = async (event) => {
    event.preventDefault();
    if (busy) return;
    setProblem(null);
    setSeconds(0);
    const found = await asked(event.currentTarget.href);
    if (found.file) keep(found);
    if (!there.current) return;
    setSeconds(null);
    setProblem(found.problem ?? null);
  };
  return { take, seconds, problem };
}

/** What is said beside the link: other words while one waits. The seconds are only for the eye. */
export function Waiting({ seconds, words = "", children }) {
  return (
    <span class="cg-small cg-quiet">
      <span role="status">{seconds === null ? words : children}</span>
      {seconds > 0 && (
        <span class="cg-number" aria-hidden="true">
          {` ${seconds} s`}
        </span>
      )}
    </span>
  );
}
