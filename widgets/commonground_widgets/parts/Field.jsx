/* A field of two axes, with whatever is put on it. It is a picture: what it says is also said in
 * words beside it, and everything that can be done on it can be done there by key. */
import { cutAt, points } from "./field.js";

/**
 * @param {{field: object, label: string, plane?: object, children: any}} props `field`: axes, low,
 *   high, cut, names as in field.js; `plane`: what the plane itself is given besides (a ref, handlers)
 */
export function Field({ field, label, plane = {}, children }) {
  const [x, y] = field.axes;
  const [highHigh, lowHigh, highLow, lowLow] = field.names;
  const cut = cutAt(field);
  return (
    <div class="cg-axes" style={`--points: ${points(field)}; --cut: ${cut * 100}%`}>
      <Quarters left={lowHigh} right={highHigh} at="top" />
      <Axis axis={y} of="y" />
      <div class="cg-field-plane" role="img" aria-label={label} {...plane}>
        <span class="cg-field-cut" data-of="x" />
        <span class="cg-field-cut" data-of="y" />
        {children}
      </div>
      <Quarters left={lowLow} right={highLow} at="foot" />
      <Axis axis={x} of="x" />
    </div>
  );
}

/** The names of two quarters of the field, outside it, so that nothing that lies on it covers them. */
function Quarters({ left, right, at }) {
  if (!left && !right) return null;
  return (
    <p class="cg-field-names" data-at={at} aria-hidden="true">
      <span dir="auto">{left}</span>
      <span dir="auto">{right}</span>
    </p>
  );
}

function Axis({ axis, of }) {
  const [least, most] = axis.ends;
  return (
    <p class="cg-field-axis" data-of={of} aria-hidden="true">
      <span dir="auto">{least}</span>
      <strong dir="auto">{axis.label}</strong>
      <span dir="auto">{most}</span>
    </p>
  );
}

/** A numbered disc, where `at` says (parts of the field, 0 to 1), or in a line of text without it. */
export function Token({ at, number, tone, children, ...more }) {
  const place = at && `left: ${at.x * 100}%; top: ${at.y * 100}%`;
  return (
    <span class="cg-token cg-number" data-tone={tone} style={place} {...more}>
      {number}
      {children}
    </span>
  );
}
