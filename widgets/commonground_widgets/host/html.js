/* HTML that somebody's cell shows, such as a table of pandas: rebuilt from elements that can only hold text, without anything
that loads, runs or looks like a part of the page. What is not known is left out, and its text is kept. */

const KEPT = new Set(
  "b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre s samp section small span strong sub sup table tbody td tfoot th thead tr u ul var".split(" "),
);
const DROPPED = new Set("audio canvas embed frame frameset head iframe link math meta noscript object script select style svg template textarea title video".split(" "));
const ATTRIBUTES = { colspan: /^\d{1,3}$/, rowspan: /^\d{1,3}$/, scope: /^(col|row)$/, dir: /^(ltr|rtl|auto)$/, lang: /^[\w-]{2,20}$/ };

function rebuilt(node) {
  if (node.nodeType === Node.TEXT_NODE) return [node.data];
  const name = node.localName;
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(name)) return [];
  const inner = [...node.childNodes].flatMap(rebuilt);
  if (!KEPT.has(name)) return inner;
  const made = document.createElement(name);
  for (const [attribute, allowed] of Object.entries(ATTRIBUTES)) {
    const value = node.getAttribute(attribute) ?? "";
    if (allowed.test(value)) made.setAttribute(attribute, value);
  }
  made.append(...inner);
  return [made];
}

/** @param {string} html @returns {(Node | string)[]} to be appended somewhere */
export function safe(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html"); // a document in which nothing loads or runs
  return [...body.childNodes].flatMap(rebuilt);
}
