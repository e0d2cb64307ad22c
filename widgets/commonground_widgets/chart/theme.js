/* Our tokens as Vega-Lite's configuration. A spec's own configuration goes before it. */

const NAMES = ["ink", "ink-soft", "line", "edge", "card", "accent", "sans"];
const CATEGORIES = ["blue", "orange", "green", "vermillion", "purple", "sky", "yellow", "black"];

/** The tokens as they are where the element stands, dark or light. @returns {Record<string, string | number | string[]>} */
export function tokensOf(element) {
  const style = getComputedStyle(element);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  const found = Object.fromEntries(NAMES.map((name) => [name, value(name)]));
  return { ...found, em: Number.parseFloat(style.fontSize), categories: CATEGORIES.map((name) => value(`cat-${name}`)), dark: style.colorScheme === "dark" };
}

/** @param {ReturnType<typeof tokensOf>} tokens @param {number} width of the whole chart, in pixels
 * @param {boolean} single whether that is the width of its one plot too */
export function theme(tokens, width, single) {
  const { em, ink, line, edge, card, accent, sans, dark } = tokens;
  const soft = tokens["ink-soft"];
  const small = Math.round(em * 0.82);
  const plot = Math.round(em * 18);
  const labels = Math.min(em * 16, width * 0.4);
  const words = { labelColor: soft, labelFontSize: small, titleColor: soft, titleFontSize: small, titleFontWeight: 600 };
  // Black would vanish on a dark ground: there its place is the ink's.
  const categories = dark ? [...tokens.categories.slice(0, -1), ink] : tokens.categories;
  return {
    background: null,
    font: sans,
    padding: 2,
    aria: false, // the figure has a description; hundreds of described marks are no help
    axis: { ...words, domainColor: edge, tickColor: edge, gridColor: line, labelLimit: labels, maxExtent: labels + em * 3, labelOverlap: true, titlePadding: em * 0.6, labelPadding: em * 0.3 },
    axisXQuantitative: { tickCount: Math.max(2, Math.round((single ? width : plot) / (em * 6))) },
    axisBand: { grid: false, ticks: false },
    header: { ...words, labelColor: ink },
    legend: { ...words, orient: "top", columns: Math.max(1, Math.floor(width / (em * 9))), symbolSize: em * em * 0.6, symbolBaseFillColor: soft, symbolBaseStrokeColor: soft, labelLimit: width * 0.8, gradientLength: Math.min(width * 0.6, em * 16) },
    title: { color: ink, fontSize: Math.round(em * 1.2), fontWeight: 600, anchor: "start", offset: em, subtitleColor: soft, subtitleFontSize: Math.round(em * 0.95) },
    view: { stroke: null, continuousHeight: Math.round(Math.max(em * 13, Math.min(em * 26, width * 0.5))), continuousWidth: plot, discreteHeight: { step: em * 1.9 }, discreteWidth: { step: em * 1.9 } },
    mark: { color: accent },
    arc: { stroke: card, strokeWidth: 2 },
    line: { strokeWidth: em * 0.16 },
    point: { filled: true, opacity: 0.9, size: em * em * 0.5 },
    rect: { stroke: null },
    rule: { color: soft },
    text: { color: ink, fontSize: small },
    tick: { thickness: em * 0.15 },
    range: {
      category: categories,
      diverging: { scheme: "cividis" },
      heatmap: { scheme: "cividis" },
      ordinal: { scheme: "cividis" },
      ramp: { scheme: "cividis" },
    },
  };
}
