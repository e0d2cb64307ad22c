/* A chart as a file: drawn once more for a page of a document, with its finding in it. */
import { fileName, fitted, isSingle, lines } from "./spec.js";
import { theme } from "./theme.js";
import { drawnView } from "./view.js";

const WIDTH = 960; // pixels of the picture; a PNG has twice as many
const SIZE = 18; // of its type
const LETTERS = 80; // in a line of its title

function titled({ title, subtitle }) {
  return title ? { title: { text: lines(title, LETTERS), ...(subtitle && { subtitle: lines(subtitle, LETTERS) }) } } : {};
}

function drawn({ spec, words, tokens }) {
  const config = theme({ ...tokens, em: SIZE }, WIDTH, isSingle(spec));
  const whole = { ...fitted(spec, { width: WIDTH, em: SIZE }), ...titled(words) };
  return drawnView(whole, { ...config, background: tokens.card, padding: SIZE }, { renderer: "none" });
}

async function bytes(kind, view) {
  if (kind === "svg") return new Blob([await view.toSVG()], { type: "image/svg+xml" });
  const canvas = await view.toCanvas(2);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export async function save(kind, picture) {
  const view = await drawn(picture);
  const href = URL.createObjectURL(await bytes(kind, view));
  view.finalize();
  Object.assign(document.createElement("a"), { href, download: fileName(picture.words.title, kind) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000); // the browser has begun to read it by then
}
