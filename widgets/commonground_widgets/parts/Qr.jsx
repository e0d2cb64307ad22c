/* The join address as a QR code: dark on white whatever the theme, because cameras expect it. */

const QUIET = 4;

/** The side of the code, told from its last row when the state does not say it. */
function sideOf(path) {
  const rows = [...path.matchAll(/M\d+ (\d+)/gu)].map(([, y]) => Number(y));
  return Math.max(0, ...rows) + 1 + QUIET;
}

/** @param {{qr?: null | string | {d?: string, path?: string, size?: number}, address: string}} props */
export function Qr({ qr, address }) {
  const path = typeof qr === "string" ? qr : (qr?.d ?? qr?.path);
  if (!path) return null;
  const side = qr.size ?? sideOf(path);
  return (
    <svg
      class="cg-qr"
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={`QR code that opens ${readable(address)}`}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** "meet.example.org/join/K7M2QX" without the scheme, as people read and type it. */
export const readable = (address) => (address ?? "").replace(/^https?:\/\//u, "").replace(/\/$/u, "");
