/* A text cut into pieces, so that the words a finding refers to can be marked. */

/**
 * Spans may overlap; the earlier finding in the list wins.
 * @param {string} text
 * @param {{span?: [number, number] | null, level: string, rule: string}[]} findings
 * @returns {{text: string, level: string | null, rule: string | null}[]}
 */
export function cut(text, findings) {
  const spans = findings.filter(({ span }) => span && span[0] < span[1] && span[1] <= text.length);
  const edges = new Set([0, text.length, ...spans.flatMap(({ span }) => span)]);
  const order = [...edges].sort((one, other) => one - other);
  return order.slice(0, -1).map((start, place) => {
    const end = order[place + 1];
    const by = spans.find(({ span }) => span[0] <= start && span[1] >= end);
    return { text: text.slice(start, end), level: by?.level ?? null, rule: by?.rule ?? null };
  });
}

/**
 * The findings with their spans counted as JavaScript counts: the check counts characters, and one
 * emoji is one character but two of JavaScript's units.
 */
export function inUnits(text, findings) {
  const starts = [0];
  for (const character of text) starts.push(starts.at(-1) + character.length);
  const at = (place) => starts[Math.min(place, starts.length - 1)];
  return findings.map((one) => ({ ...one, span: one.span ? one.span.map(at) : null }));
}

/** The words of a finding, short enough to quote. */
export function quoted(text, span) {
  if (!span || span[0] >= span[1]) return "";
  const words = text.slice(span[0], span[1]).trim();
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words;
}
