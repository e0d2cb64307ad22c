/* Stylesheets, gathered by their place: first the tokens, then what uses them. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { shared, source } from "./settings.mjs";

const present = (paths) => paths.filter((path) => existsSync(join(source, path)));

function folder(name) {
  if (!existsSync(join(source, name))) return [];
  const sheets = readdirSync(join(source, name)).filter((file) => file.endsWith(".css"));
  return sheets.sort().map((file) => `${name}/${file}`);
}

async function bundled(paths) {
  const contents = paths.map((path) => `@import "./${path}";`).join("\n");
  const stdin = { contents, loader: "css", resolveDir: source };
  const { outputFiles } = await build({ ...shared, stdin });
  return Buffer.from(outputFiles[0].contents);
}

const look = () => present(["look/tokens.css", "look/base.css"]);

const ofPages = (pages) => {
  const own = present(pages.map((page) => `${page}/${page}.css`));
  return [...look(), ...folder("parts"), ...folder("chart"), ...folder("activities"), ...own];
};

/* Of one widget, where nothing else brings them. */
const OF_OTHERS = { chart: () => [...look(), ...folder("chart")], preview: (pages) => ofPages([...pages, "preview"]) };

export const widgetStyles = (widget, pages) => bundled((OF_OTHERS[widget] ?? (() => ofPages([widget])))(pages));

/* [name, bytes] of each */
export async function styles(pages) {
  return [
    ["look.css", await bundled(look())],
    ["app.css", await bundled(["host/host.css", ...ofPages(pages)])],
    ["controls.css", await bundled(["host/controls.css"])],
  ];
}
