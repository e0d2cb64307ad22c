/* Scripts. A browser fetches as few files as there are reasons to: a page is one file, the host is one beside what it shares
with ipywidgets' controls, and what only some pages need (controls, outputs of cells, charts) comes when it is needed.

Pages are built apart and share nothing: so each carries only what it shows itself. A widget is built once more as one module
for JupyterLab. */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { build } from "esbuild";
import { shared, source, statics } from "./settings.mjs";
import { widgetStyles } from "./styles.mjs";

export const pages = ["participant", "desk", "screen"];
const widgets = [...pages.map((page) => `${page}/${page}.jsx`), "chart/chart.js"];
const inNotebooks = ["preview/preview.jsx"]; // what only notebooks on their own show, so no server gives it an address
const DRAW = "chart/draw.js"; // imports nothing once it is built, so its one form is served and given to JupyterLab
const others = [...widgets, "page/page.js", "host/host.js"];

/* anywidget's package calls AMD's `define`; as a module it simply offers its factory. */
const anywidgetAsModule = {
  name: "anywidget-as-module",
  setup: (bundler) =>
    bundler.onLoad({ filter: /anywidget[\\/]dist[\\/]index\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace('define(["@jupyter-widgets/base"], widget_default);', "export default widget_default;");
      if (contents === text) throw new Error(`${path} no longer ends in the call of define: change build/modules.mjs with it`);
      return { contents };
    }),
};

const scripts = {
  ...shared,
  // jQuery without its effects and requests, which no widget of ipywidgets uses
  alias: { jquery: "jquery/dist/jquery.slim.js", "sanitize-html": join(source, "host/plain.js") },
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "empty", ".svg": "text" },
  metafile: true,
  plugins: [anywidgetAsModule],
};

const nameOf = (entry) => `${basename(entry, extname(entry))}.js`;

/* A page that does not compile is reported and left out, so that the others can still be built and looked at. */
async function compiles(entry) {
  if (!existsSync(join(source, entry))) return false;
  try {
    await inline(entry, fromTheKernel);
    return true;
  } catch (error) {
    console.error(`${entry} is left out:\n${error.message}\n`);
    process.exitCode = 1;
    return false;
  }
}

async function compiling(entries) {
  const good = await Promise.all(entries.map(compiles));
  return entries.filter((_, index) => good[index]);
}

/* Whoever imports the drawing of charts means one file, with an address of its own. */
const drawnBy = (found) => ({
  name: "drawn-by",
  setup: (bundler) => bundler.onResolve({ filter: /\/draw\.js$/ }, ({ kind }) => (kind === "dynamic-import" ? found : undefined)),
});

const fromItsAddress = (file) => drawnBy({ path: `./${file}`, external: true });
const fromTheKernel = drawnBy({ path: join(source, "chart/asked.js") });

function importedAtOnce(outputs, path) {
  const statically = outputs[path].imports.filter(({ kind }) => kind === "import-statement");
  return statically.flatMap((one) => [one.path, ...importedAtOnce(outputs, one.path)]);
}

/* One entry with the parts that it fetches at once or later. */
async function served(entry, ...more) {
  const { outputFiles, metafile } = await build({
    ...scripts,
    plugins: [...scripts.plugins, ...more],
    entryPoints: [join(source, entry)],
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
  });
  const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(entry));
  const atOnce = [...new Set(importedAtOnce(metafile.outputs, path))].map((one) => basename(one)).sort();
  return {
    files: outputFiles.map((file) => [relative(statics, file.path), Buffer.from(file.contents)]),
    inputs: Object.keys(metafile.inputs),
    manifest: { [nameOf(entry)]: basename(path) },
    preload: atOnce.length ? { [nameOf(entry)]: atOnce } : {},
  };
}

async function inline(entry, ...more) {
  const plugins = [...scripts.plugins, ...more];
  const { outputFiles } = await build({ ...scripts, plugins, entryPoints: [join(source, entry)] });
  return [`inline/${nameOf(entry)}`, Buffer.from(outputFiles[0].contents)];
}

async function whole(entry) {
  const widget = dirname(entry);
  return [await inline(entry, fromTheKernel), [`inline/${widget}.css`, await widgetStyles(widget, pages)]];
}

/* {files and inline: [name, bytes] of each, manifest, preload, inputs: paths of all sources} */
export async function modules() {
  const [draw] = await Promise.all((await compiling([DRAW])).map((entry) => served(entry)));
  const good = await compiling(others);
  const address = fromItsAddress(draw?.manifest[basename(DRAW)] ?? basename(DRAW));
  const built = [...(draw ? [draw] : []), ...(await Promise.all(good.map((entry) => served(entry, address))))];
  const wholes = await Promise.all([...good.filter((entry) => widgets.includes(entry)), ...(await compiling(inNotebooks))].map(whole));
  return {
    files: built.flatMap(({ files }) => files),
    inputs: built.flatMap(({ inputs }) => inputs),
    manifest: Object.assign({}, ...built.map(({ manifest }) => manifest)),
    preload: Object.assign({}, ...built.map(({ preload }) => preload)),
    inline: wholes.flat(),
  };
}
