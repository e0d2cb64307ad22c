/* The same as a chart, as a table: for those who do not see it, and those who want the number. */

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

/** @returns {[string, string][]} [column, heading] of each, in order */
export function headings(records, columns) {
  if (columns) return Object.entries(columns);
  return Object.keys(records[0] ?? {}).map((name) => [name, name.replaceAll("_", " ")]);
}

/** A value as text. */
export function said(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (typeof value === "number") return NUMBER.format(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(said).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function cell(tag, text, settings) {
  const made = Object.assign(document.createElement(tag), { textContent: text, dir: "auto" }, settings);
  if (settings?.numeric) made.dataset.kind = "number";
  return made;
}

function row(...cells) {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
}

export function table(records, columns) {
  const heads = headings(records, columns);
  const numeric = new Set(heads.filter(([name]) => records.some((one) => typeof one[name] === "number")).map(([name]) => name));
  const head = document.createElement("thead");
  head.append(row(...heads.map(([name, heading]) => cell("th", heading, { scope: "col", numeric: numeric.has(name) }))));
  const body = document.createElement("tbody");
  body.append(
    ...records.map((one) =>
      row(...heads.map(([name], at) => cell(at ? "td" : "th", said(one[name]), { numeric: numeric.has(name), ...(at ? {} : { scope: "row" }) }))),
    ),
  );
  const made = document.createElement("table");
  made.append(head, body);
  return made;
}
