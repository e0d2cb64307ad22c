/* Vega's side of a chart. */
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import { isVega } from "./spec.js";

const refused = (address) => new Error(`A chart follows no addresses, and this one names ${address}. Put the data into the chart.`);

/* What lies in the spec itself may be read; nothing is fetched. Vega goes on without what it does not get, so it is noted. */
function loader(missed) {
  const refuse = async (address) => {
    missed.push(refused(address));
    throw missed.at(-1);
  };
  const sanitize = async (address) => (/^data:image\/(png|jpeg|gif);/.test(address) ? { href: address } : refuse(address));
  return { ...vega.loader(), load: refuse, sanitize };
}

const logger = () => vega.logger(vega.None); // what matters is thrown

/** A view, ready to be looked at. @param {object} settings of vega.View: container, renderer, tooltip */
export async function drawnView(spec, config, settings) {
  const { config: own, ...rest } = spec;
  const made = isVega(spec)
    ? vega.parse(rest, vega.mergeConfig(config, own), { ast: true })
    : vega.parse(compile(spec, { config, logger: logger() }).spec, undefined, { ast: true });
  const missed = [];
  const view = new vega.View(made, { expr: expressionInterpreter, hover: true, loader: loader(missed), logger: logger(), ...settings });
  await view.runAsync();
  if (!missed.length) return view;
  view.finalize();
  throw missed[0];
}
