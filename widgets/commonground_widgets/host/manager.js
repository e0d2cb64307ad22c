/* Makes models and views of the kernel's widgets: ipywidgets' own manager over our line to the kernel.

The packages of widgets come when a model needs them. A notebook that uses another one gets ipywidgets' sign of an error in
that widget's place. */
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import anywidget from "./anywidget.js";
import { addressOf } from "./config.js";

const packages = {
  "@jupyter-widgets/base": async () => base,
  "@jupyter-widgets/controls": () => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: addressOf("controls.css") }));
    return import("./controls.js");
  },
  "@jupyter-widgets/output": () => import("./outputs.js"),
  anywidget: async () => anywidget(base),
};

const loaded = new Map();

function load(name) {
  if (!Object.hasOwn(packages, name)) throw new Error(`The package ${name} is not part of this page: use ipywidgets' controls or an anywidget instead.`);
  if (!loaded.has(name)) loaded.set(name, packages[name]());
  return loaded.get(name);
}

export class Manager extends ManagerBase {
  constructor(kernel) {
    super();
    this.kernel = kernel;
    kernel.onCommOpen(this.comm_target_name, (comm, message) => this.handle_comm_open(comm, message));
  }

  /* All that there is in the kernel, in one question; one by one where its ipywidgets is older than that question. */
  loadAll() {
    return this._loadFromKernel();
  }

  /* Shows a model's view. → promise of how to take it away again. */
  async show(model, place) {
    const { luminoWidget } = await this.create_view(model);
    Widget.attach(luminoWidget, place);
    const resized = () => MessageLoop.postMessage(luminoWidget, Widget.ResizeMessage.UnknownSize);
    window.addEventListener("resize", resized);
    return () => {
      window.removeEventListener("resize", resized);
      luminoWidget.dispose();
    };
  }

  async loadClass(name, module) {
    return (await load(module))[name];
  }

  async _create_comm(target, id, data, metadata, buffers) {
    const comm = this.kernel.comm(target, id);
    if (data || metadata) comm.open(data, undefined, metadata, buffers);
    return comm;
  }

  async _get_comm_info() {
    const reply = await this.kernel.request("comm_info_request", { target_name: this.comm_target_name });
    return reply.content.comms;
  }
}
