/* Builds what a browser loads from the sources in commonground_widgets/ into commonground_widgets/static/.

Two forms of each widget. Under Voila they are ES modules, few and named by the hash of what they hold, so that a browser may
keep them for ever; beside each lie its .br and .gz forms, so that the server only has to send a file. JupyterLab takes the
text of a widget instead of an address: for it, static/inline/ holds each once more as one module without imports, and its
styles.

static/manifest.json tells the hashed name of each entry, static/preload.json the modules that an entry imports at once.

The same sources give the same bytes: `node build.mjs --check` builds in memory and fails when static/ holds anything else.
*/
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import { modules, pages } from "./build/modules.mjs";
import { notices } from "./build/notices.mjs";
import { root, source, statics } from "./build/settings.mjs";
import { styles } from "./build/styles.mjs";

function hashed([name, bytes]) {
  const letters = createHash("sha256").update(bytes).digest("base64url").replace(/[-_]/g, "");
  return [name, `${basename(name, extname(name))}-${letters.slice(0, 8).toUpperCase()}${extname(name)}`, bytes];
}

function compressed([name, bytes]) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 22, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const gz = gzipSync(bytes, { level: 9 });
  gz[9] = 255; // the field for the operating system: "unknown", so that every machine writes the same
  return [
    [`${name}.br`, brotliCompressSync(bytes, { params })],
    [`${name}.gz`, gz],
  ];
}

const json = (value) => Buffer.from(`${JSON.stringify(value, Object.keys(value).sort(), 1)}\n`);

/* name → bytes of all files */
async function everything() {
  const { files, inline, manifest, preload, inputs } = await modules();
  const icon = ["icon.svg", readFileSync(join(source, "host/icon.svg"))];
  for (const [name, file, bytes] of [...(await styles(pages)), icon].map(hashed)) {
    manifest[name] = file;
    files.push([file, bytes]);
  }
  const about = [
    ["manifest.json", json(manifest)],
    ["preload.json", json(preload)],
    ["NOTICES.txt", Buffer.from(notices(root, inputs))],
  ];
  return new Map([...files, ...files.flatMap(compressed), ...inline, ...about].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function onDisk() {
  if (!existsSync(statics)) return [];
  const entries = readdirSync(statics, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(statics, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/* Compressors differ a little from one Node to the next: what unpacks to the same is the same. */
const unpack = { ".br": brotliDecompressSync, ".gz": gunzipSync };

function same(name, bytes) {
  if (!existsSync(join(statics, name))) return false;
  const open = unpack[extname(name)] ?? ((packed) => packed);
  return open(bytes).equals(open(readFileSync(join(statics, name))));
}

function differences(built) {
  const stale = onDisk().filter((name) => !built.has(name)).map((name) => `${name} is no longer built`);
  const changed = [...built].filter(([name, bytes]) => !same(name, bytes)).map(([name]) => `${name} is not what the sources give`);
  return [...stale, ...changed];
}

function write(built) {
  for (const [name, bytes] of built) {
    if (same(name, bytes)) continue;
    mkdirSync(dirname(join(statics, name)), { recursive: true });
    writeFileSync(join(statics, name), bytes);
  }
  for (const name of onDisk()) if (!built.has(name)) rmSync(join(statics, name));
}

function table(built) {
  const size = (name) => String(built.get(name)?.length ?? "").padStart(9);
  const rows = [...built.keys()].filter((name) => /\.(js|css|svg)$/.test(name));
  const head = `${"".padEnd(34)}    bytes       gz       br`;
  return [head, ...rows.map((name) => `${name.padEnd(34)}${size(name)}${size(`${name}.gz`)}${size(`${name}.br`)}`)].join("\n");
}

const built = await everything();
if (process.argv.includes("--check")) {
  const found = differences(built);
  if (found.length) {
    console.error(`${found.join("\n")}\nThe built files are older than their sources: run "npm run build" and commit static/.`);
    process.exitCode = 1;
  }
} else {
  write(built);
  console.log(table(built));
}
