/* Keeps the strip about this server up to date, and warns in the tab's title when something must be known.

A page that is looked at asks twice a minute; on a lent machine that is also what tells its owner that somebody is here. So
does a desk that is behind other windows: its line to its kernel is open anyway. A home page that nobody looks at asks for
nothing, so that a forgotten tab does not hold a machine for hours. It counts how long ago any page of this browser has
asked, and warns in time. */

const EVERY = 30_000;
const hasLine = document.getElementById("cg-config") !== null;
const place = document.querySelector("[data-house]");
const notice = place.querySelector("[data-notice]");
const title = document.title;
const others = new BroadcastChannel(place.dataset.house); // this server's pages; its address is part of the name
let asked = Date.now();
let idle = null;

function warn(words) {
  notice.hidden = !words;
  if (notice.textContent !== words) notice.textContent = words;
  document.title = words ? `⚠ ${title}` : title;
}

function show({ gauges, open, notice: words, idle: when }) {
  for (const gauge of gauges) {
    const shown = place.querySelector(`[data-gauge="${gauge.name}"]`);
    if (!shown) continue;
    shown.querySelector("rect").setAttribute("width", 100 * gauge.share);
    shown.querySelector("span").textContent = gauge.words;
    shown.toggleAttribute("data-tight", gauge.tight);
  }
  const until = place.querySelector("[data-open]");
  if (until) until.textContent = open;
  idle = when;
  warn(words);
}

async function look() {
  try {
    const answer = await fetch(place.dataset.house, { cache: "no-store" });
    if (!answer.ok) return;
    asked = Date.now();
    others.postMessage(asked);
    show(await answer.json());
  } catch {
    // Not reached now; the page itself says so where it matters, and the next turn asks again.
  }
}

function turn() {
  if (hasLine || document.visibilityState === "visible") look();
  else if (idle && Date.now() - asked > idle.after * 1000) warn(idle.words);
}

others.addEventListener("message", ({ data }) => {
  asked = Math.max(asked, data);
});

setInterval(turn, EVERY);
document.addEventListener("visibilitychange", turn);
look();
