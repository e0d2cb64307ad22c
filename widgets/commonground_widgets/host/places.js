/* Where the cells' widgets go.

The cells come in a <template>. A notebook that shows one of our pages is that page: it fills the window, and the rest of
the notebook, which is there for the facilitator to read in JupyterLab, is never laid out. Of any other notebook all cells
are shown, one below the other. */
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";

const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

const isPage = (model) => String(model.get("_anywidget_id") ?? "").startsWith("commonground_widgets.");

async function put(manager, model, place) {
  const { luminoWidget } = await manager.create_view(model);
  Widget.attach(luminoWidget, place);
  window.addEventListener("resize", () => MessageLoop.postMessage(luminoWidget, Widget.ResizeMessage.UnknownSize));
}

/* anywidget draws when the widget's script has come, and does not tell when. */
function drawn(place) {
  const isDrawn = () => place.querySelector(".lm-Widget > *") !== null;
  return new Promise((resolve) => {
    if (isDrawn()) return resolve();
    const watcher = new MutationObserver(() => {
      if (!isDrawn()) return;
      watcher.disconnect();
      resolve();
    });
    watcher.observe(place, { childList: true, subtree: true });
  });
}

async function modelsOf(manager, cells) {
  const places = [...cells.querySelectorAll(VIEW)].map((script) => ({ place: script.parentElement, id: JSON.parse(script.textContent).model_id }));
  const known = places.filter(({ id }) => manager.has_model(id));
  return Promise.all(known.map(async ({ place, id }) => ({ place, model: await manager.get_model(id) })));
}

/* What the window shows now: "page" or "cells". */
export async function fillPlaces(manager) {
  const { content: cells } = document.getElementById("cg-notebook");
  const found = await modelsOf(manager, cells);
  const page = found.findLast(({ model }) => isPage(model));
  if (page) {
    const place = document.getElementById("cg-page");
    await put(manager, page.model, place);
    await drawn(place);
    return "page";
  }
  document.getElementById("cg-cells").append(cells);
  await Promise.all(found.map(({ place, model }) => put(manager, model, place)));
  return "cells";
}
