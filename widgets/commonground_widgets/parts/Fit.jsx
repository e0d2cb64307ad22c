/* Type as large as its place allows.
 *
 * What is inside is set in `em`, so one font size scales all of it. That size is searched between
 * `least` and `most` (hundredths of the width of a 16:9 stage) whenever the words or the place
 * change. Heights are those of the layout: what a movement does to the picture does not count.
 * `onFull` is told when even the least size does not fit.
 */
import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";

const ROUNDS = 9;

// A screen page on a phone is read by scrolling: there, words keep a size that one can read.
const NARROW = 640;
const SMALL_UNIT = 8;
const LARGE = 2.7;

function search(box, inside, least, most) {
  const fits = (size) => {
    inside.style.fontSize = `${size}px`;
    return inside.offsetHeight <= box.clientHeight;
  };
  if (fits(most)) return true;
  let [low, high] = [least, most];
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return fits(low);
}

/** @param {{least?: number, most?: number, of?: any, onFull?: () => void, class?: string, children: any}} props */
export function Fit({ least = 1.3, most = 6, of, onFull, class: name = "", children }) {
  const box = useRef(null);
  const inside = useRef(null);
  const fit = useCallback(() => {
    // The observer may speak once more in the frame in which the page has moved on.
    if (!box.current) return;
    const stage = box.current.closest(".cg-stage") ?? box.current;
    if (stage.clientWidth <= NARROW) {
      inside.current.style.fontSize = `${Math.min(most, LARGE) * SMALL_UNIT}px`;
      return;
    }
    const unit = Math.min(stage.clientWidth, (stage.clientHeight * 16) / 9) / 100;
    if (!search(box.current, inside.current, least * unit, most * unit)) onFull?.();
  }, [least, most, onFull]);
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
