/* The page that Voila renders: connects to the kernel that the server has started for it, takes over all its widgets, and
draws those that the cells show.

The line is opened while the cells are still running; what is drawn waits for the end of the document. */
import { tabStorage } from "../page/keep.js";
import { pageConfig } from "./config.js";
import { Kernel } from "./kernel.js";
import { Manager } from "./manager.js";
import { loadAgainIn, pause } from "./patience.js";
import { fillPlaces } from "./places.js";
import { Truth } from "./truth.js";

const { kernel: id, base } = pageConfig();
const address = new URL(`${base}api/kernels/${encodeURIComponent(id)}/channels`, location.href);
address.protocol = address.protocol.replace("http", "ws");

const parsed = () =>
  new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });

async function serverAnswers() {
  try {
    const answer = await Promise.race([fetch(`${base}api/alive`, { cache: "no-store" }), pause(3_000)]);
    return answer?.ok === true;
  } catch {
    return false;
  }
}

async function loadAgain() {
  await pause(loadAgainIn(tabStorage()));
  if (!(await serverAnswers())) return; // gone meanwhile: the browser's own error page would never come back
  location.reload();
  await pause(30_000); // the page is on its way out
}

window.addEventListener("commonground:link", ({ detail }) => {
  document.body.dataset.link = detail.status === "lost" ? "lost" : "live";
});

const kernel = new Kernel(address.href);
const manager = new Manager(kernel);
const truth = new Truth(kernel, { alive: serverAnswers, reload: loadAgain });
const live = truth.watch();

await Promise.all([live, parsed()]);
if (!document.getElementById("cg-problem")) {
  await manager.loadAll();
  document.body.dataset.shows = await fillPlaces(manager);
}
