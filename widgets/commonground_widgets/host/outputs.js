/* What cells show, and ipywidgets' Output: text, pictures, widgets, charts, and HTML as far as it is harmless. */
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import { onFrame } from "../page/frame.js";
import { blocks, strongs } from "../parts/prose.js";
import { safe } from "./html.js";
import { plain, richest } from "./said.js";

const PATIENCE = 500; // milliseconds

const make = (tag, settings, ...children) => {
  const made = Object.assign(document.createElement(tag), settings);
  made.append(...children);
  return made;
};

const inline = (text) => strongs(text).map((part) => (part.strong ? make("strong", {}, part.text) : part.text));

function prose(text) {
  return blocks(text).map((block) => {
    if (block.kind === "text") return make("p", {}, ...inline(block.text));
    const items = block.items.map((item) => make("li", {}, ...inline(item)));
    return make(block.kind === "steps" ? "ol" : "ul", {}, ...items);
  });
}

function picture(value, type, data) {
  const code = type === "image/svg+xml" ? btoa(String.fromCodePoint(...new TextEncoder().encode(value))) : value.trim();
  return make("img", { src: `data:${type};base64,${code}`, alt: plain(data["text/plain"]) });
}

async function chart(place, spec) {
  const root = make("div", { className: "cg cg-chart-widget" });
  place.append(root);
  const { drawChart } = await import("../chart/draw.js");
  const figure = await drawChart(root, spec);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE)); // one that nobody sees is not drawn yet
  await Promise.race([figure.drawn.catch(() => {}), patience]);
  return () => figure.remove();
}

async function widget(place, { model_id }, manager) {
  if (!manager.has_model(model_id)) return undefined;
  return manager.show(await manager.get_model(model_id), place);
}

const failed = ({ ename, evalue, traceback }) => make("pre", { className: "cg-output-error" }, plain(traceback?.join("\n")) || `${ename}: ${evalue}`);

const printed = ({ name, text }) => make("pre", { className: name === "stderr" ? "cg-output-error" : "" }, plain(text));

/** Shows one output. → promise of how to take it away again, where that is more than to remove its element. */
async function show(place, output, manager) {
  if (output.output_type === "stream") return void place.append(printed(output));
  if (output.output_type === "error") return void place.append(failed(output));
  const [kind, value, type] = richest(output.data);
  if (kind === "widget") return widget(place, value, manager);
  if (kind === "chart") return chart(place, value);
  if (kind === "picture") place.append(picture(value, type, output.data));
  else if (kind === "html") place.append(...safe(value));
  else if (kind === "markdown") place.append(...prose(value));
  else place.append(make("pre", {}, value));
  return undefined;
}

/** Shows outputs one below the other. → promise of how to take them all away. */
export async function showAll(place, outputs, manager) {
  const places = outputs.map(() => make("div", { className: "cg-output", dir: "auto" }));
  place.append(...places);
  const ends = await Promise.all(outputs.map((output, at) => show(places[at], output, manager)));
  return () => ends.forEach((end) => end?.());
}

/* Who captures what for an Output is settled in the kernel (commonground/kernel/capture.py): here it only has outputs. */
const PACKAGE = { _model_module: "@jupyter-widgets/output", _view_module: "@jupyter-widgets/output" };

export class OutputModel extends DOMWidgetModel {
  defaults() {
    return { ...super.defaults(), ...PACKAGE, _model_name: "OutputModel", _view_name: "OutputView", msg_id: "", outputs: [] };
  }
}

export class OutputView extends DOMWidgetView {
  render() {
    super.render();
    this.el.classList.add("widget-output", "cg-outputs");
    this.turn = this.displayed; // widgets inside it need a place in the document
    this.listenTo(this.model, "change:outputs", onFrame(() => this.draw()));
    this.draw();
  }

  /* What is shown stays until the next is ready, so that nothing jumps. */
  draw() {
    this.turn = this.turn.then(async () => {
      const next = make("div", { className: "cg-outputs-next" });
      this.el.append(next);
      const end = await showAll(next, this.model.get("outputs"), this.model.widget_manager);
      this.end?.();
      this.end = end;
      next.classList.remove("cg-outputs-next");
      this.el.replaceChildren(next);
    });
    this.turn = this.turn.catch((error) => console.error(error));
  }

  remove() {
    this.end?.();
    return super.remove();
  }
}
