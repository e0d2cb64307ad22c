/* Builds what a browser loads from the sources in commonground_widgets/ into commonground_widgets/static/.

Two forms of each page. Under Voila the pages are ES modules that share their parts (code splitting), named by the hash of
what they hold, so that a browser may keep them for ever; beside each lie its .br and .gz forms, so that the server only has
to send a file. JupyterLab takes the text of a widget instead of an address: for it, static/inline/ holds each page once
more as one module without imports, and its styles.

static/manifest.json tells the hashed name of each entry, static/preload.json the modules that an entry imports at once.

The same sources give the same bytes: `node build.mjs --check` builds in memory and fails when static/ holds anything else.
*/
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { notices } from "./notices.mjs";

const root = import.meta.dirname;
const source = join(root, "commonground_widgets");
const statics = join(source, "static");
const pages = ["participant", "desk", "screen"];
/* What shares its parts: the host never with the pages, since both are fetched at once and each part is one more request. */
const groups = [[...pages.map((page) => `${page}/${page}.jsx`), "page/page.js"], ["host/host.js", "host/anywidget.js", "host/controls.js"]];

/* anywidget's package calls AMD's `define`; as a module it simply offers its factory. */
const anywidgetAsModule = {
  name: "anywidget-as-module",
  setup: (bundler) =>
    bundler.onLoad({ filter: /anywidget[\\/]dist[\\/]index\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace('define(["@jupyter-widgets/base"], widget_default);', "export default widget_default;");
      if (contents === text) throw new Error(`${path} no longer ends in the call of define: change build.mjs with it`);
      return { contents };
    }),
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"' },
  format: "esm",
  alias: { "sanitize-html": join(source, "host/plain.js") },
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none", // the notices of all that is bundled are in static/NOTICES.txt
  loader: { ".svg": "text" },
  logLevel: "silent",
  metafile: true,
  minify: true,
  outdir: statics,
  plugins: [anywidgetAsModule],
  target: ["es2022", "chrome100", "firefox104", "safari15.4"],
  write: false,
};
const scripts = { ...shared, loader: { ...shared.loader, ".css": "empty" } };

/* A page that does not compile is reported and left out, so that the others can still be built and looked at. */
async function compiling(paths) {
  const compiles = async (path) => {
    try {
      await build({ ...scripts, entryPoints: [join(source, path)], metafile: false });
      return true;
    } catch (error) {
      console.error(`${path} is left out:\n${error.message}\n`);
      process.exitCode = 1;
      return false;
    }
  };
  const good = await Promise.all(paths.map(compiles));
  return paths.filter((_, index) => good[index]);
}

const here = (paths) => paths.filter((path) => existsSync(join(source, path)));
const styles = (folder) =>
  existsSync(join(source, folder)) ? readdirSync(join(source, folder)).filter((name) => name.endsWith(".css")).sort().map((name) => `${folder}/${name}`) : [];

/* Styles are gathered by their place: first the tokens, then what uses them. */
const look = here(["look/tokens.css", "look/base.css"]);
const sheets = (...of) => [...look, ...styles("parts"), ...styles("activities"), ...here(of.map((page) => `${page}/${page}.css`))];

async function stylesheet(name, paths) {
  const contents = paths.map((path) => `@import "./${path}";`).join("\n");
  const stdin = { contents, loader: "css", resolveDir: source };
  const { outputFiles } = await build({ ...shared, stdin, metafile: false });
  return [name, Buffer.from(outputFiles[0].contents)];
}

const hashed = ([name, bytes]) => {
  const hash = createHash("sha256").update(bytes).digest("base64url").replace(/[-_]/g, "").slice(0, 8).toUpperCase();
  return [name, `${basename(name, extname(name))}-${hash}${extname(name)}`, bytes];
};

const staticImports = (outputs, path) =>
  outputs[path].imports.filter((one) => one.kind === "import-statement").flatMap((one) => [one.path, ...staticImports(outputs, one.path)]);

/* The host imports anywidget when the first widget needs it; every page of ours is one, so it may as well be fetched at once. */
function announceAnywidget(manifest, preload) {
  if (!manifest["host.js"]) return;
  const also = [manifest["anywidget.js"], ...preload["anywidget.js"]];
  preload["host.js"] = [...new Set([...preload["host.js"], ...also])].sort();
}

async function modulesSplit(entries) {
  const entryPoints = entries.map((path) => join(source, path));
  const built = await build({ ...scripts, entryPoints, splitting: true, entryNames: "[name]-[hash]", chunkNames: "part-[hash]" });
  const manifest = {};
  const preload = {};
  const outputs = built.metafile.outputs;
  const imports = (path) => staticImports(outputs, path);
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    const name = entryPoint && entries.find((one) => entryPoint.endsWith(one));
    if (!name) continue;
    manifest[`${basename(name, extname(name))}.js`] = basename(path);
    preload[`${basename(name, extname(name))}.js`] = [...new Set(imports(path))].map((one) => basename(one)).sort();
  }
  announceAnywidget(manifest, preload);
  const files = built.outputFiles.map((file) => [relative(statics, file.path), Buffer.from(file.contents)]);
  return { files, manifest, preload, inputs: Object.keys(built.metafile.inputs) };
}

async function inline(path) {
  const page = dirname(path);
  const { outputFiles } = await build({ ...scripts, entryPoints: [join(source, path)] });
  const [, css] = await stylesheet(`${page}.css`, sheets(page));
  return [[`inline/${page}.js`, Buffer.from(outputFiles[0].contents)], [`inline/${page}.css`, css]];
}

function compressed([name, bytes]) {
  const level = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const gz = gzipSync(bytes, { level: 9 });
  gz[9] = 255; // the field for the operating system: "unknown", so that every machine writes the same
  return [[`${name}.br`, brotliCompressSync(bytes, { params: level })], [`${name}.gz`, gz]];
}

const json = (value) => Buffer.from(`${JSON.stringify(value, Object.keys(value).sort(), 1)}\n`);

async function everything() {
  const entries = await Promise.all(groups.map((group) => compiling(here(group))));
  const split = await Promise.all(entries.map(modulesSplit));
  const [manifest, preload] = ["manifest", "preload"].map((what) => Object.assign({}, ...split.map((one) => one[what])));
  const [files, inputs] = ["files", "inputs"].map((what) => split.flatMap((one) => one[what]));
  const css = await Promise.all([stylesheet("look.css", look), stylesheet("app.css", [...here(["host/host.css"]), ...sheets(...pages)]), stylesheet("controls.css", ["host/controls.css"])]);
  const icons = here(["host/icon.svg"]).map((path) => [basename(path), readFileSync(join(source, path))]);
  for (const [name, file, bytes] of [...css, ...icons].map(hashed)) {
    manifest[name] = file;
    files.push([file, bytes]);
  }
  const inlined = (await Promise.all(entries.flat().filter((path) => path.endsWith(".jsx")).map(inline))).flat();
  const plain = [["manifest.json", json(manifest)], ["preload.json", json(preload)], ["NOTICES.txt", Buffer.from(notices(root, inputs))]];
  return new Map([...files, ...files.flatMap(compressed), ...inlined, ...plain].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const onDisk = () => (existsSync(statics) ? readdirSync(statics, { recursive: true, withFileTypes: true }) : []).filter((entry) => entry.isFile()).map((entry) => relative(statics, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));

function differences(built) {
  const stale = onDisk().filter((name) => !built.has(name)).map((name) => `${name} is no longer built`);
  const changed = [...built].filter(([name, bytes]) => !existsSync(join(statics, name)) || !bytes.equals(readFileSync(join(statics, name))));
  return [...stale, ...changed.map(([name]) => `${name} is not what the sources give`)];
}

function write(built) {
  for (const [name, bytes] of built) {
    const path = join(statics, name);
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path) || !bytes.equals(readFileSync(path))) writeFileSync(path, bytes);
  }
  for (const name of onDisk()) if (!built.has(name)) rmSync(join(statics, name));
}

function table(built) {
  const size = (name) => String(built.get(name)?.length ?? "").padStart(9);
  const rows = [...built.keys()].filter((name) => /\.(js|css|svg)$/.test(name));
  return rows.map((name) => `${name.padEnd(34)}${size(name)}${size(`${name}.gz`)}${size(`${name}.br`)}`).join("\n");
}

const built = await everything();
if (process.argv.includes("--check")) {
  const found = differences(built);
  if (found.length) console.error(`${found.join("\n")}\nThe built files are older than their sources: run "npm run build" and commit static/.`);
  if (found.length) process.exitCode = 1;
} else {
  write(built);
  console.log(`${"".padEnd(34)}    bytes       gz       br\n${table(built)}`);
}
