/* ipywidgets' own controls, and their styles: for a facilitator's own cells. */
import { addressOf } from "./config.js";

export * from "@jupyter-widgets/controls";

const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: addressOf("controls.css") });
document.head.append(styles);
