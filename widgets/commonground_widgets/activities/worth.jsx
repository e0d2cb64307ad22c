/* What something is worth: twenty dots, each one chance in twenty, right of the line what is won. */
import { Fit } from "../parts/Fit.jsx";
import { dotsOf, returned, worthFinding } from "./estimated.js";

const FEW = 3;

export function Worth({ worth, wall }) {
  if (!wall) return <section class="cg-stack cg-worth">{inside(worth, "cg-map-finding")}</section>;
  return (
    <div class="cg-show cg-wallworth">
      <Fit least={1.4} most={2.6} of={JSON.stringify(worth)}>
        <section class="cg-worth">{inside(worth, "cg-wallmap-finding")}</section>
      </Fit>
    </div>
  );
}

function inside(worth, heading) {
  if (worth.missing) return <p class={heading}>{worth.missing}</p>;
  const [low, high] = worth.interval;
  return (
    <>
      <p class={heading}>{worthFinding(worth)}</p>
      <Dots worth={worth} />
      <p>
        In the middle it brings <strong>{returned(worth.median)}</strong>; eight times in ten between {returned(low)} and{" "}
        {returned(high)}.
      </p>
      {worth.drivers.length > 0 && (
        <div>
          <p class="cg-label">What it hangs on most: knowing this better would help</p>
          <ol class="cg-worth-drivers">
            {worth.drivers.slice(0, FEW).map((one) => (
              <li key={one.id}>
                <span class="cg-said" dir="auto">
                  {one.text}
                </span>
                <span class="cg-bar" aria-hidden="true">
                  <span style={`width: ${Math.abs(one.strength) * 100}%`} />
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
      <p class="cg-small cg-quiet">
        {worth.draws.toLocaleString("en")} draws from the room’s ranges, always the same ones. It says what the room
        believes, not what is proven.
      </p>
    </>
  );
}

function Dots({ worth }) {
  const { dots, zero, columns, rows } = dotsOf(worth);
  const wide = Math.max(columns, zero + 1);
  return (
    <div class="cg-worth-dots" style={`--columns: ${wide}; --rows: ${rows}; --zero: ${zero}`} aria-hidden="true">
      <div class="cg-worth-plane">
        {dots.map(({ column, row, good }, place) => (
          <span key={place} data-good={good || undefined} style={`--column: ${column}; --row: ${row}`} />
        ))}
        <i />
      </div>
      <p class="cg-small">
        <span>{zero > 0 ? "costs more than it brings" : ""}</span>
        <span>{wide > zero ? "brings more than it costs" : ""}</span>
      </p>
    </div>
  );
}
