/* A sentence out of its slots.
 *
 * A template such as "By {horizon}, {reach} {together} on {problem}." is a row of slots, each with
 * the words that lead up to it. While slots are still empty the sentence is made of the filled ones
 * and their leads only, so that what is checked and saved never holds a placeholder.
 */

const SLOT = /[{[]([^{}[\]]+)[}\]]/gu;

/**
 * The template as a row of {lead, slot}, and the words after the last slot.
 * Without a template, or for slots it forgets, they stand one after the other.
 */
export function parse(template, slots) {
  const known = new Set(slots.map((slot) => slot.id));
  const row = [];
  let end = 0;
  for (const match of (template ?? "").matchAll(SLOT)) {
    if (!known.delete(match[1])) continue;
    row.push({ lead: template.slice(end, match.index), slot: match[1] });
    end = match.index + match[0].length;
  }
  const tail = row.length ? template.slice(end) : ".";
  for (const slot of known) row.push({ lead: row.length ? ", " : "", slot });
  return { row, tail };
}

const tidy = (words) =>
  (words ?? "")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.;,\s]+$/u, "");
const capital = (text) => text.replace(/^./u, (first) => first.toUpperCase());

/**
 * The sentence so far, and where each slot's words stand in it.
 * @returns {{text: string, ranges: {slot: string, start: number, end: number}[]}}
 */
export function compose({ row, tail }, values) {
  const ranges = [];
  let text = "";
  for (const { lead, slot } of row) {
    const words = tidy(values[slot]);
    if (!words) continue;
    text += text ? lead : lead.replace(/^[\s,;.]+/u, "");
    ranges.push({ slot, start: text.length, end: text.length + words.length });
    text += words;
  }
  if (!text) return { text, ranges };
  return { text: capital(text) + tail.trimEnd(), ranges };
}

/** The slots that a finding speaks of: those whose words it saw. */
export function slotsAt(ranges, span) {
  if (!span) return [];
  return ranges.filter(({ start, end }) => start < span[1] && end > span[0]).map(({ slot }) => slot);
}
