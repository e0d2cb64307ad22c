/* How ratings fell: one column a point of the scale, the median marked, and the same in words.
 *
 * Never a mean: the scale is ordinal. The colours are cividis, low to high, each above its number.
 */
import { plural } from "./words.js";

const at = (value, low, points) => `${((value - low + 0.5) / points) * 100}%`;

/**
 * @param {{counts: number[], median?: number | null, q1?: number, q3?: number, n: number,
 *   scale?: {low: number, labels?: string[]}, most: number}} props `most`: the count that fills the height
 */
export function Distribution({ counts, median, q1, q3, n, scale, most }) {
  const low = scale?.low ?? 1;
  const points = counts.length;
  // A yes and a no are words, and have no middle.
  const words = points === 2 && scale?.labels?.length ? scale.labels : null;
  return (
    <div class="cg-spread">
      <div class="cg-spread-columns" aria-hidden="true">
        {counts.map((count, place) => (
          <div class="cg-spread-column" key={place}>
            <span class="cg-spread-bar" style={bar(count, most, place, points)}>
              {count > 0 && <span class="cg-spread-count cg-number">{count}</span>}
            </span>
          </div>
        ))}
        {median != null && !words && (
          <>
            <span
              class="cg-spread-middle"
              style={`inset-inline-start: ${at(q1, low, points)}; width: ${((q3 - q1) / points) * 100}%`}
            />
            <span class="cg-spread-median" style={`inset-inline-start: ${at(median, low, points)}`} />
          </>
        )}
      </div>
      <div class="cg-spread-points cg-number" aria-hidden="true">
        {counts.map((_, place) => (
          <span key={place}>{words ? words[place] : low + place}</span>
        ))}
      </div>
      <p class="cg-unseen">{inWords({ counts, low, n, labels: scale?.labels })}</p>
    </div>
  );
}

function bar(count, most, place, points) {
  const step = 1 + Math.round((place / Math.max(1, points - 1)) * 4);
  return `height: ${(count / Math.max(1, most)) * 100}%; background: var(--scale-${step})`;
}

function inWords({ counts, low, n, labels }) {
  const parts = counts.map((count, place) => {
    const label = labels?.[place] ? ` (${labels[place]})` : "";
    return `${count} × ${low + place}${label}`;
  });
  return `${plural(n, "rating")}: ${parts.join(", ")}.`;
}

/** "4" or "3.5", and what it means when the scale has words. */
export const medianText = (median) => (median == null ? "–" : String(median).replace(/\.0$/, ""));
