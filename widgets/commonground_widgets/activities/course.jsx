/* The course of a measure: with the change and without, what it does by itself, and what is a signal.
 *
 * Lines are one drawing that takes any width; words lie over it as words, so that they keep their
 * size. All of it is said in words beside it.
 */
import { told, withUnit } from "./estimated.js";
import { across, down, month, pathOf, planeOf, signalled, ticksOf } from "./course.js";

const FEW = 12; // points that are marked one by one: a line alone would hide how few they are

/** @param {{one: object, change: string}} props `one`: a result */
export function Course({ one, change }) {
  if (!one.lines?.length) return null;
  const plane = planeOf(one);
  const [own, other] = one.lines;
  const signals = signalled({ ...one, change });
  const y = (value) => `top: ${down(value, plane)}%`;
  const [first, last] = [own.points[0][0], own.points.at(-1)[0]];
  const begun = change && change > first && change <= last;
  return (
    <figure class="cg-course">
      <div class="cg-course-plane" aria-hidden="true">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none">
          {one.limits && (
            <rect
              class="cg-course-limits"
              x="0"
              width="100"
              y={down(one.limits[1], plane)}
              height={down(one.limits[0], plane) - down(one.limits[1], plane)}
            />
          )}
          {ticksOf(plane).map((value) => (
            <path key={value} class="cg-course-grid" d={`M0,${down(value, plane)}H100`} />
          ))}
          {one.target != null && <path class="cg-course-target" d={`M0,${down(one.target, plane)}H100`} />}
          {begun && <path class="cg-course-change" d={`M${across(change, plane)},0V100`} />}
          {other && <path class="cg-course-other" d={pathOf(other.points, plane)} />}
          {one.expected?.length > 0 && <path class="cg-course-expected" d={pathOf(one.expected, plane)} />}
          <path class="cg-course-own" d={pathOf(own.points, plane)} />
        </svg>
        {one.lines.map((line, place) =>
          line.points.length > FEW
            ? null
            : line.points.map(([day, value]) => (
                <span
                  class="cg-course-point"
                  data-other={place > 0 || undefined}
                  key={`${place}${day}`}
                  style={`left: ${across(day, plane)}%; ${y(value)}`}
                />
              )),
        )}
        {signals.map(([day, value]) => (
          <span class="cg-course-signal" key={day} style={`left: ${across(day, plane)}%; ${y(value)}`} />
        ))}
        {one.predicted && (
          <span
            class="cg-course-predicted"
            style={`${y(one.predicted.high)}; height: ${down(one.predicted.low, plane) - down(one.predicted.high, plane)}%`}
          />
        )}
        {ticksOf(plane).map((value) => (
          <span class="cg-course-tick cg-number" key={value} style={y(value)}>
            {withUnit(told(value), one.unit.startsWith("%") ? "%" : "")}
          </span>
        ))}
        {begun && (
          <span class="cg-course-when" data-late={across(change, plane) > 60 || undefined} style={`left: ${across(change, plane)}%`}>
            the change
          </span>
        )}
      </div>
      <p class="cg-course-days cg-small cg-quiet">
        <span>{month(first)}</span>
        <span>{month(last)}</span>
      </p>
      <Key one={one} other={other} signals={signals.length} />
    </figure>
  );
}

function Key({ one, other, signals }) {
  const words = [
    ["own", other ? "with the change" : one.lines[0].name || "measured"],
    other && ["other", "without the change"],
    one.limits && ["limits", "what it does by itself"],
    one.expected?.length > 0 && ["expected", "where it was going"],
    signals > 0 && ["signal", "a signal"],
    one.target != null && ["target", `target ${withUnit(told(one.target), one.unit)}`],
    one.predicted && ["predicted", "what the room expected"],
  ].filter(Boolean);
  return (
    <ul class="cg-course-key cg-small" aria-hidden="true">
      {words.map(([of, text]) => (
        <li key={of} data-of={of}>
          <span />
          {text}
        </li>
      ))}
    </ul>
  );
}
