/* ipywidgets' own controls: for a facilitator's own cells. Those that show HTML show what is harmless of it. */
import * as controls from "@jupyter-widgets/controls";
import { safe } from "./html.js";

export * from "@jupyter-widgets/controls";

const harmless = (View) =>
  class extends View {
    update() {
      this.content.replaceChildren(...safe(this.model.get("value")));
      return controls.StringView.prototype.update.call(this);
    }
  };

export const HTMLView = harmless(controls.HTMLView);
export const HTMLMathView = harmless(controls.HTMLMathView);
