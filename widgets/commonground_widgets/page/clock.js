/* The server's time, told from the "now" of its messages.

Every message arrives a little late, so each one bounds the difference of the clocks from below; the largest of the recent
ones is the nearest. */

const RECENT = 12;

export function serverClock(local = () => Date.now() / 1000) {
  const offsets = [];
  return {
    heard(now) {
      if (typeof now !== "number") return;
      offsets.push(now - local());
      if (offsets.length > RECENT) offsets.shift();
    },
    now: () => local() + (offsets.length ? Math.max(...offsets) : 0),
  };
}
