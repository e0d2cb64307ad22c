/* Items best first on the projector: as many as can be read across the room, the rest counted. */
import { Fit } from "../parts/Fit.jsx";
import { firstOnes } from "./counted.js";

/** @param {{items: object[], empty: string, render: Function, more: Function, lead?: string,
 *   without?: number}} props */
export function Best({ items, empty, render, more, lead, without = 0 }) {
  if (!items.length) return <p class="cg-empty cg-show-empty">{empty}</p>;
  const shown = firstOnes(items);
  const rest = items.length - shown.length;
  return (
    <div class="cg-show">
      {lead && <p class="cg-best-lead">{lead}</p>}
      <Fit most={3} least={1.1} of={shown.map(({ id, text }) => id + text).join()} class="cg-best-wall">
        <ol>
          {shown.map((one) => (
            <li key={one.id} data-top={one.rank === 1 || undefined}>
              <span class="cg-rank cg-number">{one.rank}</span>
              <span class="cg-best-text" dir="auto">
                {one.text}
              </span>
              <span class="cg-best-of">{render(one)}</span>
            </li>
          ))}
        </ol>
      </Fit>
      {(rest > 0 || without > 0) && (
        <p class="cg-cards-hands">
          {rest > 0 && more(rest)}
          {rest > 0 && without > 0 && "; "}
          {without > 0 && `${without} without`}
        </p>
      )}
    </div>
  );
}
