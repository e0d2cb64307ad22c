/* The little Markdown that a facilitator writes in a notebook's cell: paragraphs, lists, **strong**.
 *
 * Everything else stays the text it is. Nothing here makes HTML.
 */

const ITEM = /^\s*(?:[-*•]|\d+[.)])\s+/u;
const HEADING = /^#{1,6}\s+/u;

/**
 * @param {string} text
 * @returns {({kind: "text", text: string} | {kind: "list" | "steps", items: string[]})[]}
 */
export function blocks(text) {
  const found = [];
  let last = null;
  for (const line of (text ?? "").split("\n")) {
    if (!line.trim()) {
      last = null;
    } else if (ITEM.test(line)) {
      const kind = /^\s*\d/u.test(line) ? "steps" : "list";
      if (last?.kind !== kind) found.push((last = { kind, items: [] }));
      last.items.push(line.replace(ITEM, ""));
    } else if (last?.items) {
      last.items.push(`${last.items.pop()} ${line.trim()}`);
    } else if (last) {
      last.text += `\n${line}`;
    } else {
      found.push((last = { kind: "text", text: line.replace(HEADING, "") }));
    }
  }
  return found;
}

/** "Say **this** aloud" as [{text: "Say "}, {text: "this", strong: true}, {text: " aloud"}]. */
export function strongs(text) {
  const parts = text.split(/\*\*(?=\S)(.+?)\*\*/gu);
  return parts.map((part, at) => ({ text: part, strong: at % 2 === 1 })).filter((part) => part.text);
}
