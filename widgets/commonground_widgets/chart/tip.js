/* What a mark says about itself under the pointer: lines of text, whatever the values are. */

const textOf = (value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : String(value));

function rows(value) {
  if (typeof value !== "object" || Array.isArray(value)) return [textOf(value)];
  return Object.entries(value).map(([name, one]) => {
    const row = document.createElement("span");
    const label = Object.assign(document.createElement("span"), { textContent: name });
    const said = Object.assign(document.createElement("b"), { textContent: textOf(one) });
    row.append(label, said);
    return row;
  });
}

const AWAY = 12; // pixels from the pointer
const EDGE = 8; // from the edge of the window

/* Beside the pointer, inside the window; in the measures of the figure, which it belongs to. */
function place(tip, { clientX, clientY }) {
  const { left, top } = tip.parentElement.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const x = clientX + AWAY + width > innerWidth ? clientX - AWAY - width : clientX + AWAY;
  const y = clientY + AWAY + height > innerHeight ? clientY - AWAY - height : clientY + AWAY;
  tip.style.translate = `${Math.max(EDGE, x) - left}px ${Math.max(EDGE, y) - top}px`;
}

/** @returns {Function} Vega's tooltip handler, which writes into the element `tip` */
export const telling = (tip) => (_handler, event, _item, value) => {
  tip.hidden = value === null || value === undefined || value === "";
  if (tip.hidden) return;
  tip.replaceChildren(...rows(value));
  place(tip, event);
};
