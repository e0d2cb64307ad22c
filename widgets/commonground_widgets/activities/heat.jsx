/* The heat map of a coding, theme × segment, and the agreement of its coders as a sentence. */
import { useState } from "preact/hooks";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";

const STEPS = 5;
const ROWS = 8; // of a wall
const WORDS = {
  good: ["check", "good", "good: from 0.80 on others would code much alike."],
  tentative: ["info", "info", "tentative: between 0.667 and 0.80, so conclude carefully."],
  "too low": ["warning", "warn", "too low to conclude anything: below 0.667. Sharpen the themes and code again."],
};

export const alphaOf = (alpha) => (alpha == null ? "undefined" : alpha.toFixed(2).replace("-", "−"));

export function Agreement({ board }) {
  const { alpha, word, note, units } = board.overall;
  const [icon, tone, words] = WORDS[word] ?? ["info", "info", `undefined: ${note}.`];
  const coded = board.of.reduce((sum, n) => sum + n, 0);
  return (
    <p class="cg-note cg-alpha" data-tone={tone}>
      <Icon name={icon} />
      <span>
        Agreement on the main theme, Krippendorff’s α:{" "}
        {alpha != null && (
          <>
            <strong class="cg-number">{alphaOf(alpha)}</strong> over {units < coded ? `${units} of ${coded} quotes, the others by one person only,` : `${plural(units, "quote")},`}{" "}
          </>
        )}
        {words}
      </span>
    </p>
  );
}

const byNumber = (heat) => [...heat].sort((one, other) => other.n - one.n);
const mostIn = (heat) => Math.max(1, ...heat.flatMap(({ cells }) => cells));
const stepOf = (n, most) => (n ? 1 + Math.round((n / most) * (STEPS - 1)) : 0);

/** The commonest theme, in a sentence. */
export function finding({ heat = [], of = [], segments = [] }) {
  const total = of.reduce((sum, n) => sum + n, 0);
  const [top] = byNumber(heat);
  if (!total) return "No quote is coded yet.";
  if (!top?.n) return `No theme counts in any of ${plural(total, "coded quote")}.`;
  const where = segments[top.cells.indexOf(Math.max(...top.cells))]?.text;
  return `“${top.text}” counts in ${top.n} of ${plural(total, "coded quote")}, most often with “${where}”.`;
}

const says = (n, share, of) => (share == null ? `${n} of ${of}` : `${n} of ${of}, ${Math.round(share * 100)}%`);

function Cell({ row, place, of, most, onRead, chosen }) {
  const n = row.cells[place];
  const share = row.shares[place];
  const inside = (
    <>
      <span class="cg-number">{n}</span>
      {n > 0 && share != null && <span class="cg-heat-share">{Math.round(share * 100)}%</span>}
      <span class="cg-unseen"> {says(n, share, of[place])}</span>
    </>
  );
  return (
    <td data-step={stepOf(n, most)} data-chosen={chosen || undefined}>
      {onRead && n > 0 ? (
        <button type="button" aria-pressed={chosen} onClick={onRead}>
          {inside}
        </button>
      ) : (
        <span>{inside}</span>
      )}
    </td>
  );
}

/** @param {{board: object, rows: object[], chosen?: string, onRead?: (theme: string, segment: string) => void}} props */
function Table({ board, rows, chosen, onRead }) {
  const most = mostIn(board.heat);
  return (
    <table class="cg-crossed cg-heat">
      <thead>
        <tr>
          <td />
          {board.segments.map(({ id, text }, place) => (
            <th scope="col" key={id}>
              <span dir="auto">{text}</span>
              <span class="cg-heat-of cg-number">{board.of[place]} coded</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span class="cg-said" dir="auto">
                {row.text}
              </span>
              <span class="cg-heat-of">
                α <span class="cg-number">{alphaOf(row.alpha)}</span>
                {row.word !== "undefined" && `, ${row.word}`}
              </span>
            </th>
            {board.segments.map(({ id }, place) => (
              <Cell
                key={id}
                {...{ row, place, most }}
                of={board.of}
                chosen={chosen === `${row.id}|${id}`}
                onRead={onRead && (() => onRead(row.id, id))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On a page: the map, under each other on a phone; a tap on a number reads its quotes. */
export function Heat({ board }) {
  const [chosen, setChosen] = useState("");
  const [theme, segment] = chosen.split("|");
  const rows = byNumber(board.heat);
  const read = (board.quotes ?? []).filter((one) => one.segment === segment && one.themes.includes(theme));
  const choose = (one, other) => setChosen((now) => (now === `${one}|${other}` ? "" : `${one}|${other}`));
  return (
    <section class="cg-stack">
      <p class="cg-map-finding">{finding(board)}</p>
      <p class="cg-hint">
        In how many quotes a theme counts: more than half of those who coded it saw it. Tap a number to read them.
      </p>
      <div class="cg-heat-place" role="group" tabIndex={0} aria-label="Themes by segment">
        <Table board={board} rows={rows} chosen={chosen} onRead={choose} />
      </div>
      {read.length > 0 && (
        <section class="cg-stack" aria-live="polite">
          <h2 class="cg-label">
            <span dir="auto">{rows.find(({ id }) => id === theme)?.text}</span>,{" "}
            <span dir="auto">{board.segments.find(({ id }) => id === segment)?.text}</span>
          </h2>
          <ul class="cg-list">
            {read.map(({ id, text }) => (
              <li class="cg-card cg-spoken" key={id}>
                <blockquote class="cg-said" dir="auto">
                  {text}
                </blockquote>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

export function HeatOnWall({ board }) {
  const rows = byNumber(board.heat.filter(({ n }) => n > 0)).slice(0, ROWS);
  const left = board.heat.length - rows.length;
  return (
    <>
      <Fit most={2.3} least={1.1} of={rows.map(({ id, cells }) => id + cells.join()).join()}>
        <Table board={board} rows={rows} />
      </Fit>
      {left > 0 && <p class="cg-cards-hands">{plural(left, "rarer theme is", "rarer themes are")} on the pages.</p>}
    </>
  );
}
