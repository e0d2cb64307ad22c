/* Type as large as its place allows.
 *
 * What is inside is set in `em`, so one font size scales all of it. That size is searched between
 * `least` and `most` (hundredths of the width of a 16:9 stage) whenever the words or the place
 * change. Heights are those of the layout: what a movement does to the picture does not count.
 * `onFull` is told when even the least size does not fit.
 */
import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";

const ROUNDS = 9;
const NEAR = 1.05;

// A screen page on a phone is read by scrolling: there, words keep a size that one can read.
const NARROW = 640;
const SMALL_UNIT = 8;
const LARGE = 2.7;

/** The largest size that fits, or null. Each size that is tried costs a layout of all words. */
function search(fits, least, most, before) {
  // Where a word or a card has changed, mostly the same size fits and hardly a larger one would.
  if (before > least && before < most && fits(before) && !fits(Math.min(most, before * NEAR))) return before;
  if (fits(most)) return most;
  let [low, high] = [least, most];
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low > least || fits(low) ? low : null;
}

/** @param {{least?: number, most?: number, of?: any, onFull?: () => void, class?: string, children: any}} props */
export function Fit({ least = 1.3, most = 6, of, onFull, class: name = "", children }) {
  const box = useRef(null);
  const inside = useRef(null);
  const before = useRef(0);
  const full = useRef(onFull);
  full.current = onFull;
  const fit = useCallback(() => {
    // The observer may speak once more in the frame in which the page has moved on.
    if (!box.current) return;
    const stage = box.current.closest(".cg-stage") ?? box.current;
    if (stage.clientWidth <= NARROW) {
      inside.current.style.fontSize = `${Math.min(most, LARGE) * SMALL_UNIT}px`;
      return;
    }
    const unit = Math.min(stage.clientWidth, (stage.clientHeight * 16) / 9) / 100;
    const { style } = inside.current;
    const fits = (size) => {
      style.fontSize = `${size}px`;
      return inside.current.offsetHeight <= box.current.clientHeight;
    };
    const size = search(fits, least * unit, most * unit, before.current);
    before.current = size ?? 0;
    style.fontSize = `${size ?? least * unit}px`;
    if (size === null) full.current?.();
  }, [least, most]);
  useLayoutEffect(fit, [of, fit]);
  useEffect(() => {
    const watch = new ResizeObserver(() => fit());
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [fit]);
  return (
    <div class="cg-fit" ref={box}>
      <div class={`cg-fit-inside ${name}`} ref={inside}>
        {children}
      </div>
    </div>
  );
}
