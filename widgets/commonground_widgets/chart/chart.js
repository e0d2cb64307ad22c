/* A chart as a widget. Vega comes when the chart is shown. */
import { giveParts } from "../page/parts.js";

const NAMES = ["spec", "title", "description", "records", "columns", "dark"];

function chartOf(model) {
  const { spec, columns, ...options } = Object.fromEntries(NAMES.map((name) => [name, model.get(name)]));
  return [spec, { ...options, columns: columns ?? undefined }];
}

async function render({ model, el, signal }) {
  const root = Object.assign(document.createElement("div"), { className: "cg cg-chart-widget" });
  root.dataset.lmSuppressShortcuts = "true"; // JupyterLab would take Enter and others for itself
  el.append(root);
  const stop = giveParts(root, model);
  const { drawChart } = await import("./draw.js");
  const figure = await drawChart(root, ...chartOf(model));
  const update = () => figure.update(...chartOf(model)).catch(() => {}); // the figure says so itself
  const changes = NAMES.map((name) => `change:${name}`).join(" ");
  model.on(changes, update);
  return () => {
    model.off(changes, update);
    stop();
    figure.remove();
    root.remove();
  };
}

export default { render };
