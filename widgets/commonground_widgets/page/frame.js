/* Runs something at most once a frame. A hidden tab has no frames, so there a short timer stands in. */

const HIDDEN = 200;

export function onFrame(action) {
  let waiting = false;
  const run = () => {
    waiting = false;
    action();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    if (document.visibilityState === "hidden") setTimeout(run, HIDDEN);
    else requestAnimationFrame(run);
  };
}
