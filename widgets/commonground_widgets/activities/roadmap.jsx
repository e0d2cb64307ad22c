/* A roadmap over its days: what the reading of a register found, as bars. */
import { Fit } from "../parts/Fit.jsx";
import { day } from "../parts/time.js";
import { useLink } from "../parts/use.js";
import { apart, axis, marks, span, ticks } from "./days.js";

const CROWD = 8; // more steps than these have one line each on the wall

/** The steps with their bars; nothing while none has a day. `room` is what a named day takes, in percent. */
export function Roadmap({ read, room = 24 }) {
  const { now } = useLink();
  const days = axis(read.bars, read.horizon);
  if (!days) return null;
  const today = new Date(now() * 1000).toLocaleDateString("sv"); // as ISO writes it, where this page is
  const { today: at, horizon } = marks(days, today);
  const named = ticks(days);
  return (
    <figure class="cg-road" data-crowd={read.bars.length > CROWD || undefined}>
      <div class="cg-road-plan">
        <div class="cg-road-days" aria-hidden="true">
          {named.map((one) => (
            <i style={`left: ${one.at}%`} key={one.at} />
          ))}
          {apart(named, room).map((one) => (
            <span style={`left: ${one.at}%`} key={one.at}>
              {one.name}
            </span>
          ))}
          {at !== null && <b style={`left: ${at}%`} data-of="today" />}
          {horizon !== null && <b style={`left: ${horizon}%`} data-of="horizon" />}
        </div>
        <ol>
          {read.bars.map((bar) => (
            <Step bar={bar} days={days} key={bar.id} />
          ))}
        </ol>
      </div>
      <figcaption class="cg-small cg-quiet">
        <span data-of="launch">Launch</span>
        <span data-of="early win">Early win</span>
        <span data-of="critical">Must not slip</span>
        {at !== null && <span data-of="today">Today</span>}
        {horizon !== null && <span data-of="horizon">Horizon</span>}
      </figcaption>
    </figure>
  );
}

function Step({ bar, days }) {
  const place = bar.start && span(days, bar);
  return (
    <li data-kind={bar.kind} data-critical={bar.critical || undefined}>
      <p class="cg-road-name">
        <strong dir="auto">{bar.text}</strong> <span dir="auto">{bar.owner || "nobody yet"}</span>
        <span class="cg-unseen">
          {bar.kind !== "step" && `, ${bar.kind}`}
          {bar.start && `, ${day(bar.start)} to ${day(bar.end)}`}
          {bar.critical && ", must not slip"}
        </span>
      </p>
      <div class="cg-road-track">
        {place ? (
          <span class="cg-road-bar" style={`left: ${place.left}%; width: ${place.width}%`} aria-hidden="true" />
        ) : (
          <span class="cg-small cg-quiet">no days yet</span>
        )}
      </div>
    </li>
  );
}

/** The same, as large as the wall allows. */
export function RoadmapOnWall({ read }) {
  return (
    <Fit least={0.9} most={2} of={JSON.stringify(read.bars)}>
      <Roadmap read={read} room={14} />
    </Fit>
  );
}
