/* Icons, drawn on a 20 × 20 field with one stroke, in the colour of the text around them. */

const PATHS = {
  check: "M4 10.5l4 4 8-9",
  clock: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.2l2.8 1.8",
  closed: "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
  down: "M5 8l5 5 5-5",
  draft: "M12.5 4.5l3 3L7 16l-3.5.5L4 13z",
  error: "M6.7 2.5h6.6l4.2 4.2v6.6l-4.2 4.2H6.7l-4.2-4.2V6.7zM10 6v5M10 13.6v.4",
  help: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.1.8-1.1 1.6M10 13.9v.3",
  hidden:
    "M3 3l14 14M8 5.2A8 8 0 0 1 10 5c4 0 6.5 3 7.5 5a11 11 0 0 1-2.2 2.8M5 6.8A11 11 0 0 0 2.5 10c1 2 3.5 5 7.5 5a8 8 0 0 0 3-.6",
  info: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9v5M10 6v.3",
  left: "M12 5l-5 5 5 5",
  lost: "M3 3l14 14M2.5 8a11 11 0 0 1 3.5-2.3M17.5 8A11 11 0 0 0 9 5M5.5 11.3A6.6 6.6 0 0 1 8.5 9.6M10 15.5v.2",
  people:
    "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 3.8a3 3 0 0 1 0 5.4M15 12.5c1.8.7 3 2.3 3 4.5",
  right: "M8 5l5 5-5 5",
  seen: "M2.5 10c1-2 3.5-5 7.5-5s6.5 3 7.5 5c-1 2-3.5 5-7.5 5s-6.5-3-7.5-5zM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  star: "M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6z",
  up: "M5 12l5-5 5 5",
  undo: "M4 8h8.5a4 4 0 0 1 0 8H7M7 4.5L3.5 8 7 11.5",
  warning: "M10 3l8 14H2zM10 8v4.5M10 14.6v.3",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  qr: "M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2h-2zM15 15h2v2h-2zM12 16.5v.5M16.5 12v.5",
};

/** An icon always stands beside its word, so it is hidden from screen readers. */
export function Icon({ name, size = 20 }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Two plates that overlap, and the ground they share. */
export function Mark() {
  return (
    <svg viewBox="0 0 38 25" width="38" height="25" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="2.2">
        <circle cx="12.5" cy="12.5" r="11" />
        <circle cx="25.5" cy="12.5" r="11" />
      </g>
      <path d="M19 3.630a11 11 0 0 1 0 17.740a11 11 0 0 1 0-17.740z" fill="currentColor" />
    </svg>
  );
}

const CHOICES = {
  consent: <circle cx="12" cy="12" r="9" />,
  concern: <path d="M12 3l10 18H2z" stroke-linejoin="round" />,
  objection: <path d="M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8z" stroke-linejoin="round" />,
};

/** The shape of an answer: a disc, a triangle, an octagon. The colour only helps. */
export function Shape({ choice, size = 24 }) {
  return (
    <svg class={`cg-shape cg-shape-${choice}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {CHOICES[choice]}
    </svg>
  );
}
