/* The picture of ties: who is turned to, the larger the more; lines lead from those who turn to those turned to. */
import { useId, useMemo } from "preact/hooks";
import { plural } from "../parts/words.js";
import { STAGE, laidOut, network, radii, ranked, short } from "./tied.js";

export function Network({ results }) {
  const found = useMemo(() => {
    const shown = network(results);
    return { ...shown, at: laidOut(shown) };
  }, [JSON.stringify(results)]);
  const head = useId();
  const { nodes, ties, left, at } = found;
  const heavy = Math.max(1, ...ties.map(({ weight }) => weight));
  const spot = (id) => [at[id].x, at[id].y];
  const radius = radii(nodes);
  return (
    <figure class="cg-network">
      <svg viewBox={`0 0 ${STAGE.width} ${STAGE.height}`} role="img" aria-label="Who turns to whom; the list says the same in words">
        <defs>
          <marker id={head} viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="3" markerHeight="3" orient="auto">
            <path d="M0 0L8 4L0 8z" class="cg-network-head" />
          </marker>
        </defs>
        {ties.map(({ source_id: from, target_id: to, weight }) => (
          <path
            key={`${from} ${to}`}
            d={bow(spot(from), spot(to), radius[to])}
            style={`stroke-width: ${0.3 + (1.1 * weight) / heavy}`}
            marker-end={`url(#${head})`}
          />
        ))}
        {nodes.map(({ id, text, kind }, place) => {
          const [x, y] = spot(id);
          const r = radius[id];
          return (
            <g key={id} data-kind={kind}>
              {kind === "person" ? <rect x={x - r} y={y - r} width={2 * r} height={2 * r} rx="0.6" /> : <circle cx={x} cy={y} r={r} />}
              <text class="cg-network-name" x={x} y={y + r + 3.4} dir="auto">
                {short(text)}
              </text>
              <text class="cg-network-number" x={x} y={y + r + 6.2} aria-hidden="true">
                {place + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <ol class="cg-network-key" aria-hidden="true">
        {nodes.map(({ id, text }, place) => (
          <li key={id}>
            <span class="cg-number">{place + 1}</span>
            <span class="cg-said" dir="auto">
              {text}
            </span>
          </li>
        ))}
      </ol>
      <figcaption class="cg-small cg-quiet">
        The larger, the more turn to it. Lines lead to those who are turned to, the thicker the more.
        {nodes.some(({ kind }) => kind === "person") && " Squares are people who agreed to be named."}
        {left > 0 && ` ${left} more are in the list.`}
      </figcaption>
    </figure>
  );
}

/** A line from one place to another, a little bowed, so that the way back is not hidden; it ends before the disc. */
function bow([x1, y1], [x2, y2], radius) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const long = Math.max(0.1, Math.hypot(dx, dy));
  const [mx, my] = [(x1 + x2) / 2 - dy * 0.1, (y1 + y2) / 2 + dx * 0.1];
  const keep = (radius + 0.6) / long;
  return `M${x1} ${y1}Q${mx} ${my} ${x2 - dx * keep} ${y2 - dy * keep}`;
}

/** How many turn to each, as bars with their numbers. */
export function Bars({ results, most = Infinity }) {
  const all = ranked(results);
  const longest = Math.max(1, ...all.map(({ count }) => count));
  return (
    <div class="cg-ties-ranked">
      <ol class="cg-ties-bars">
        {all.slice(0, most).map(({ id, text, kind, count, roles }) => (
          <li key={id}>
            <span class="cg-said" dir="auto">
              {text} {kind === "person" && <span class="cg-about">person</span>}
            </span>
            <span class="cg-ties-bar" aria-hidden="true">
              <span data-kind={kind} style={`width: ${(count / longest) * 100}%`} />
            </span>
            <span class="cg-number cg-ties-count">
              {count}
              <span class="cg-unseen">
                {" "}
                {count === 1 ? "person" : "people"} of {plural(roles, "role")}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {all.length > most && <p class="cg-quiet">and {all.length - most} more</p>}
    </div>
  );
}
