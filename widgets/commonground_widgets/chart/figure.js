/* A chart in a document: built once, and drawn as often as its place or the page's colours change. */
import { save } from "./save.js";
import { fitted, isSingle, recordsOf, wordsOf } from "./spec.js";
import { table } from "./table.js";
import { theme, tokensOf } from "./theme.js";
import { telling } from "./tip.js";
import { drawnView } from "./view.js";

const make = (tag, name, settings = {}) => Object.assign(document.createElement(tag), { className: name }, settings);

function button(text, action) {
  const made = make("button", "cg-chart-button", { type: "button", textContent: text });
  made.addEventListener("click", action);
  return made;
}

const read = (spec) => (typeof spec === "string" ? JSON.parse(spec) : spec);

const BAR = 18; // pixels
const THEMES = { attributes: true, attributeFilter: ["data-theme", "data-jp-theme-light"] };

export class Figure {
  #root = make("figure", "cg-chart");
  #title = make("figcaption", "cg-chart-title", { dir: "auto" });
  #plot = make("div", "cg-chart-plot", { role: "img" });
  #rows = make("div", "cg-chart-table", { role: "region", tabIndex: 0, hidden: true });
  #controls = make("p", "cg-chart-controls");
  #tip = make("div", "cg-chart-tip", { hidden: true });
  #switch = button("Show as table", () => this.#show(this.#rows.hidden));
  #saving = ["png", "svg"].map((kind) => button(`Save ${kind.toUpperCase()}`, () => save(kind, this.#picture())));
  #turn = 0;
  #width = 0;
  #height = 0;
  #view = null;
  #waiting = []; // those who were promised a drawing
  #dark = window.matchMedia("(prefers-color-scheme: dark)");
  #again = () => this.#width && this.#draw();
  #sizes = new ResizeObserver(([{ contentRect }]) => this.#sized(contentRect));
  #themes = new MutationObserver(this.#again);

  constructor(element) {
    this.#controls.append(this.#switch, ...this.#saving);
    this.#root.append(this.#title, this.#plot, this.#rows, this.#controls, this.#tip);
    element.replaceChildren(this.#root);
    this.#dark.addEventListener("change", this.#again);
    for (const one of [document.documentElement, document.body]) this.#themes.observe(one, THEMES);
  }

  update(given, options = {}) {
    const spec = read(given);
    const words = { ...wordsOf(spec), ...(options.title && { title: options.title }) };
    const records = options.records ?? recordsOf(spec);
    Object.assign(this, { spec, options, words });
    this.#write(records);
    const drawn = new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (this.#width) this.#draw();
    else this.#sizes.observe(this.#root);
    return drawn;
  }

  remove() {
    this.#turn += 1;
    this.#sizes.disconnect();
    this.#themes.disconnect();
    this.#dark.removeEventListener("change", this.#again);
    this.#view?.finalize();
    this.#root.remove();
  }

  #write(records) {
    const { title, subtitle } = this.words;
    const { description, columns, controls = true, fill = false } = this.options;
    const below = make("span", "cg-chart-subtitle", { textContent: subtitle });
    this.#title.replaceChildren(title, ...(subtitle ? [below] : []));
    this.#title.hidden = !title;
    this.#plot.setAttribute("aria-label", description || title || "A chart");
    this.#rows.setAttribute("aria-label", title || "The chart as a table");
    this.#rows.replaceChildren(...(records.length ? [table(records, columns)] : []));
    this.#controls.hidden = !controls;
    this.#switch.hidden = !records.length;
    this.#root.toggleAttribute("data-fill", fill);
    if (!records.length || !controls) this.#show(false);
  }

  #show(asTable) {
    this.#rows.hidden = !asTable;
    this.#plot.hidden = asTable;
    this.#switch.textContent = asTable ? "Show as chart" : "Show as table";
  }

  /* A scroll bar that comes or goes with a drawing is no other place: the plot is scaled by as much. */
  #sized({ width, height }) {
    const other = Math.abs(width - this.#width) > BAR || (this.options.fill && Math.abs(height - this.#height) > BAR);
    if (!width || !other) return;
    this.#width = Math.floor(width);
    this.#height = height;
    this.#draw();
  }

  /* The one that is drawn stays until the next one is ready. */
  async #draw() {
    const turn = ++this.#turn;
    const place = make("div", "cg-chart-place", { ariaHidden: "true" }); // the plot has a description
    const { options } = this;
    try {
      const tokens = tokensOf(this.#root);
      const spec = this.#spec(tokens);
      const config = theme(tokens, this.#width, isSingle(spec));
      const fitting = fitted(spec, { width: this.#width, height: options.fill ? this.#plot.clientHeight : 0, em: tokens.em });
      const view = await drawnView(fitting, config, { container: place, renderer: "svg", tooltip: telling(this.#tip) });
      if (turn === this.#turn) this.#put(view, place);
      else view.finalize();
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #put(view, place) {
    this.#view?.finalize();
    this.#view = view;
    this.#plot.replaceChildren(place);
    this.#tip.hidden = true;
    for (const one of this.#saving) one.hidden = false;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  #fail(error) {
    const rest = this.#switch.hidden ? "What was saved is safe." : "Its numbers are safe: see them as a table.";
    const text = `This chart could not be drawn. ${rest} Tell whoever made it: ${error.message}`;
    this.#plot.replaceChildren(make("p", "cg-chart-problem", { textContent: text }));
    for (const one of this.#saving) one.hidden = true;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  /* The spec that goes with the page's colours. */
  #spec({ dark }) {
    return (dark && read(this.options.dark)) || this.spec;
  }

  #picture() {
    const tokens = tokensOf(this.#root);
    return { spec: this.#spec(tokens), words: this.words, tokens };
  }
}
