/* Where the cells' outputs go.

The cells come in a <template>, each with its outputs as JSON. A notebook that shows one of our pages is that page: it fills
the window, and the rest of the notebook, which is there for the facilitator to read in JupyterLab, is never laid out, but for
cells that stand below the page's: they are shown below the page. Of any other notebook all cells are shown, one below the
other. */
const VIEW = "application/vnd.jupyter.widget-view+json";

const isPage = (model) => /^commonground_widgets\..*\.(Participant|Desk|Screen)$/.test(model.get("_anywidget_id") ?? "");

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

/* [the cell's element, its outputs] of each cell */
function cellsOf(notebook) {
  return [...notebook.content.children].map((cell) => {
    const held = [...cell.querySelectorAll(':scope > script[type="application/json"]')];
    for (const one of held) one.remove();
    return { cell, outputs: held.map((one) => JSON.parse(one.textContent)) };
  });
}

async function pageIn({ outputs }, manager) {
  const ids = outputs.map(({ data }) => data?.[VIEW]?.model_id).filter(Boolean);
  const models = await Promise.all(ids.filter((id) => manager.has_model(id)).map((id) => manager.get_model(id)));
  return models.findLast(isPage);
}

async function showCells(cells, manager) {
  if (!cells.length) return;
  const { showAll } = await import("./outputs.js");
  document.getElementById("cg-cells").append(...cells.map(({ cell }) => cell));
  document.body.dataset.cells = "shown";
  await Promise.all(cells.map(({ cell, outputs }) => showAll(cell, outputs, manager)));
}

/* What the window shows now: "page" or "cells". */
export async function fillPlaces(manager) {
  const cells = cellsOf(document.getElementById("cg-notebook"));
  const pages = await Promise.all(cells.map((cell) => pageIn(cell, manager)));
  const at = pages.findLastIndex(Boolean);
  if (at >= 0) {
    const place = document.getElementById("cg-page");
    await manager.show(pages[at], place);
    await drawn(place);
  }
  await showCells(cells.slice(at + 1).filter(({ cell, outputs }) => outputs.length || cell.hasChildNodes()), manager);
  return at >= 0 ? "page" : "cells";
}
