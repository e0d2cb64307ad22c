/* The time left in a step: calm figures that turn to words when it is over. */
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./Icon.jsx";
import { useSay } from "./Live.jsx";
import { clock, secondsLeft, spoken } from "./time.js";
import { useNow } from "./use.js";

const TOLD = [60, 0];

/** Says once that a minute is left, and once that the time is over. */
export function useTold(left, over) {
  const say = useSay();
  const before = useRef(left);
  useEffect(() => {
    const passed = TOLD.find((mark) => before.current > mark && left <= mark);
    before.current = left;
    if (passed === 60) say("One minute left.");
    if (passed === 0) say(over);
  }, [left]);
}

/**
 * @param {{step: object, over?: string, count?: boolean}} props `over` are the words for when the
 *   time has run out; with `count` the time since then is shown too (the desk wants to know).
 */
export function Timer({ step, over = "Time is up. Finish your thought.", count = false }) {
  const paused = step.left != null;
  const running = !paused && step.ends_at != null;
  const now = useNow(running, step.ends_at ?? 0);
  const left = secondsLeft(step, now);
  useTold(left ?? 0, over);
  if (left == null) return null;
  const past = left <= 0 && !paused;
  const state = paused ? "paused" : past ? "over" : left <= 60 ? "last" : "running";
  return (
    <span class="cg-timer" data-state={state} role="timer">
      <Icon name="clock" size={18} />
      {past ? (
        <span class="cg-timer-words">
          {over}
          {count && <span class="cg-number"> +{clock(-left)}</span>}
        </span>
      ) : (
        <>
          <span class="cg-number" aria-hidden="true">
            {clock(left)}
          </span>
          <span class="cg-unseen">{spoken(left)} left</span>
        </>
      )}
      {paused && <span class="cg-timer-words">paused</span>}
    </span>
  );
}
