/* In place of draw.js where nothing has an address, in JupyterLab: the widget's kernel is asked for it, once for all charts of
the document. Whoever holds the widget's line answers the event (see page/parts.js). */

const KEPT = Symbol.for("commonground:draw");

function textOf(name, element) {
  return new Promise((take) => {
    element.dispatchEvent(new CustomEvent("commonground:part", { bubbles: true, detail: { name, take } }));
  });
}

async function load(element) {
  const text = await textOf("draw", element);
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return import(address).finally(() => URL.revokeObjectURL(address));
}

export async function drawChart(element, spec, options) {
  globalThis[KEPT] ??= await load(element);
  return globalThis[KEPT].drawChart(element, spec, options);
}
