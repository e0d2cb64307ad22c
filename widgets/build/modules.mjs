/* Scripts: modules that share their parts, and each page once more as one module for JupyterLab. */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { build } from "esbuild";
import { shared, source, statics } from "./settings.mjs";
import { pageStyles } from "./styles.mjs";

export const pages = ["participant", "desk", "screen"];

/* What shares its parts: the host never with the pages, since both are fetched at once and each part is one more request. */
const groups = [
  [...pages.map((page) => `${page}/${page}.jsx`), "page/page.js"],
  ["host/host.js", "host/anywidget.js", "host/controls.js"],
];

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
  alias: { "sanitize-html": join(source, "host/plain.js") },
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
    await build({ ...scripts, entryPoints: [join(source, entry)] });
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

function importedAtOnce(outputs, path) {
  const statically = outputs[path].imports.filter(({ kind }) => kind === "import-statement");
  return statically.flatMap((one) => [one.path, ...importedAtOnce(outputs, one.path)]);
}

/* The host imports anywidget when the first widget needs it; every page of ours is one, so it may as well be fetched at once. */
function announceAnywidget({ manifest, preload }) {
  const also = [manifest["anywidget.js"], ...preload["anywidget.js"]];
  preload["host.js"] = [...new Set([...preload["host.js"], ...also])].sort();
}

async function together(entries) {
  const { outputFiles, metafile } = await build({
    ...scripts,
    entryPoints: entries.map((entry) => join(source, entry)),
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
  });
  const group = { files: [], manifest: {}, preload: {}, inputs: Object.keys(metafile.inputs) };
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const entry = entryPoint && entries.find((one) => entryPoint.endsWith(one));
    if (!entry) continue;
    group.manifest[nameOf(entry)] = basename(path);
    group.preload[nameOf(entry)] = [...new Set(importedAtOnce(metafile.outputs, path))].map((one) => basename(one)).sort();
  }
  group.files = outputFiles.map(({ path, contents }) => [relative(statics, path), Buffer.from(contents)]);
  return group;
}

async function whole(entry) {
  const page = dirname(entry);
  const { outputFiles } = await build({ ...scripts, entryPoints: [join(source, entry)] });
  return [
    [`inline/${page}.js`, Buffer.from(outputFiles[0].contents)],
    [`inline/${page}.css`, await pageStyles([page])],
  ];
}

/* {files and inline: [name, bytes] of each, manifest, preload, inputs: paths of all sources} */
export async function modules() {
  const entries = await Promise.all(groups.map(compiling));
  const built = await Promise.all(entries.map(together));
  announceAnywidget(built[1]);
  const inline = await Promise.all(entries[0].filter((entry) => entry.endsWith(".jsx")).map(whole));
  return {
    files: built.flatMap(({ files }) => files),
    inputs: built.flatMap(({ inputs }) => inputs),
    manifest: Object.assign({}, ...built.map(({ manifest }) => manifest)),
    preload: Object.assign({}, ...built.map(({ preload }) => preload)),
    inline: inline.flat(),
  };
}
