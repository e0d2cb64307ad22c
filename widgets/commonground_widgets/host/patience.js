/* Waiting: for a time, for the page to be looked at again, and longer each time that loading again did not help. */

export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

export const every = (time, action) => setInterval(action, time);

/* Until the time is over, or something suggests that it need not be: the page is looked at, or the network is back. */
export function soon(time) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    const timer = setTimeout(done, time);
    window.addEventListener("online", done);
    document.addEventListener("visibilitychange", done);
  });
}

const KEPT = "commonground:reloads";
const RECENT = 60_000;
const LONGEST = 5_000;

/* How long to wait before the page loads itself again: up to half a second at first, so that a room does not come back in
one instant, then doubling. Without storage to count in, always the middle of it. */
export function loadAgainIn(storage, now = Date.now(), chance = Math.random()) {
  try {
    const recent = JSON.parse(storage.getItem(KEPT) ?? "[]").filter((at) => now - at < RECENT);
    storage.setItem(KEPT, JSON.stringify([...recent, now]));
    const step = 500 * 2 ** recent.length;
    return Math.min(LONGEST, recent.length ? step * (0.5 + chance / 2) : step * chance);
  } catch {
    return LONGEST / 2;
  }
}
