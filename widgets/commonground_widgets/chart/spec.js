/* What is asked of a spec before it is drawn: its words, its data, and how it fits a place. All pure. */

const COMPOSED = ["facet", "repeat", "concat", "hconcat", "vconcat"];
const FACETS = ["row", "column", "facet"];
const ALTAIRS = '{"continuousHeight":300,"continuousWidth":300}'; // the sizes that Altair writes into every chart

const linesOf = (text) => [text ?? []].flat().map(String);

/** @returns {{title: string, subtitle: string}} the words above a chart, wherever its spec has them */
export function wordsOf({ title }) {
  const plain = typeof title === "string" || Array.isArray(title);
  const { text, subtitle } = plain ? { text: title } : (title ?? {});
  return { title: linesOf(text).join(" "), subtitle: linesOf(subtitle).join(" ") };
}

/** @returns {object[]} the rows of the spec's data, where it is one table of records; else none */
export function recordsOf({ data, datasets = {} }) {
  const named = data?.name ? datasets[data.name] : undefined;
  const rows = named ?? data?.values ?? [];
  return Array.isArray(rows) && rows.every((row) => row !== null && typeof row === "object" && !Array.isArray(row)) ? rows : [];
}

export const isVega = ({ $schema }) => /\/vega\/v\d/.test($schema ?? "");

/* One plot, or some on top of each other: only those can be told how wide to be as a whole. */
export const isSingle = (spec) => !COMPOSED.some((name) => name in spec) && !FACETS.some((name) => name in (spec.encoding ?? {}));

const isStep = (size) => typeof size === "object" && size !== null;

/* The config without the sizes that nobody chose. */
function configOf({ config }) {
  if (!config?.view) return config;
  const { view, ...others } = config;
  const sorted = JSON.stringify(Object.fromEntries(Object.entries(view).sort()));
  return sorted === ALTAIRS ? others : config;
}

const NARROW = 34; // ems: plots that stand side by side stand below each other

/* In a narrow place. What is left beside a plot's width is for its labels; should they need more, all is made smaller. */
function stacked({ hconcat, encoding, ...spec }, width) {
  const small = { width: Math.round(width * 0.7) };
  if (hconcat) return { ...spec, vconcat: hconcat.map((one) => (isSingle(one) && !isStep(one.width) ? { ...one, ...small } : one)) };
  if (!encoding?.column || encoding.row) return { ...spec, ...(encoding && { encoding }) };
  const { column, ...others } = encoding;
  return { ...spec, ...(isStep(spec.width) ? {} : small), encoding: { ...others, facet: { ...column, columns: 1 } } };
}

/** The spec for a place of this size, without its title. A height of 0 leaves the height to the chart. Whoever gave a chart
 * a width in pixels has arranged it for that: it is left so, and scaled as a picture. */
export function fitted(spec, { width, height = 0, em }) {
  const { title, ...rest } = spec;
  if (isVega(spec) || typeof spec.width === "number") return rest;
  const plain = { ...rest, config: configOf(spec) };
  if (!isSingle(spec)) return width < em * NARROW ? stacked(plain, width) : plain;
  const wide = isStep(spec.width) ? {} : { width };
  const high = height ? { height } : {};
  const fit = { type: height ? "fit" : "fit-x", contains: "padding" };
  return { ...plain, ...wide, ...high, ...(isStep(spec.width) && !height ? {} : { autosize: fit }) };
}

/** A text in lines of at most so many letters, for a title inside a picture. */
export function lines(text, most) {
  const found = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (found.length && found.at(-1).length + word.length < most) found.push(`${found.pop()} ${word}`);
    else found.push(word);
  }
  return found;
}

/** The name of a file for something with this title. */
export function fileName(title, ending) {
  const words = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const short = words.filter((_, at) => words.slice(0, at + 1).join("-").length <= 60).join("-");
  return `${short || "chart"}.${ending}`;
}
