/* What of an output can be shown here. Pure. */

const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** A text for a terminal, without its colours. */
export const plain = (text) => [text ?? ""].flat().join("").replace(ESCAPES, "");

const CHART = /^application\/vnd\.vega(lite)?\.v\d+\+json$/;
const WIDGET = "application/vnd.jupyter.widget-view+json";
const PICTURES = ["image/svg+xml", "image/png", "image/jpeg", "image/gif"];

/** The richest form in which an output can be shown here: [kind, value, type]. */
export function richest(data = {}) {
  const types = Object.keys(data);
  if (WIDGET in data) return ["widget", data[WIDGET]];
  const chart = types.find((type) => CHART.test(type));
  if (chart) return ["chart", data[chart]];
  const picture = PICTURES.find((type) => type in data);
  if (picture) return ["picture", [data[picture]].flat().join(""), picture];
  if ("text/html" in data) return ["html", [data["text/html"]].flat().join("")];
  if ("text/markdown" in data) return ["markdown", [data["text/markdown"]].flat().join("")];
  return ["text", plain(data["text/plain"])];
}
