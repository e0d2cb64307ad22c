/* What a rating by several criteria came to: items × criteria, each cell with how its answers fell. */
import { useCallback, useState } from "preact/hooks";
import { useTurning } from "../parts/Cards.jsx";
import { Distribution } from "../parts/Distribution.jsx";
import { Fit } from "../parts/Fit.jsx";
import { byItem, finding, headline, isVote, says } from "./cells.js";

const NOTHING = "Nothing was rated in this step.";

/** How the answers in a cell fell, small: a column a point, or for a vote the part that said yes. */
export function Strip({ cell }) {
  if (isVote(cell)) {
    return (
      <span class="cg-strip cg-strip-vote" aria-hidden="true">
        <span style={`width: ${cell.n ? (cell.counts[1] / cell.n) * 100 : 0}%`} />
      </span>
    );
  }
  const most = Math.max(1, ...cell.counts);
  const points = cell.counts.length;
  const scale = (place) => 1 + Math.round((place / (points - 1)) * 4);
  return (
    <span class="cg-strip" aria-hidden="true">
      {cell.counts.map((count, place) => (
        <span key={place} style={`height: ${(count / most) * 100}%; background: var(--scale-${scale(place)})`} />
      ))}
      {cell.median != null && (
        <i style={`inset-inline-start: ${((cell.median - cell.low + 0.5) / points) * 100}%`} />
      )}
    </span>
  );
}

const criteriaOf = (page) => Object.fromEntries(page.step.options.criteria.map((one) => [one.id, one]));

/** On a phone and on the desk: item by item, the criteria one under the other. */
export function CellsOnPage({ page, shown, onShow }) {
  const items = byItem(page.board.results ?? []);
  const criteria = criteriaOf(page);
  if (!items.length) return <p class="cg-empty">{NOTHING}</p>;
  return (
    <div class="cg-stack">
      <p class="cg-map-finding">{finding(page.board.results)}</p>
      <ol class="cg-list cg-cells">
        {items.map(({ id, text, cells }) => (
          <li class="cg-card cg-cells-item" key={id}>
            <p class="cg-said" dir="auto">
              {text}
            </p>
            <dl>
              {cells.map((cell) => (
                <div key={cell.criterion} data-band={cell.band}>
                  <dt dir="auto">{cell.label}</dt>
                  <dd>
                    <Strip cell={cell} />
                    <span class="cg-small">{says(cell, criteria[cell.criterion])}</span>
                  </dd>
                </div>
              ))}
            </dl>
            {onShow && <Show id={id} shown={shown} onShow={onShow} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The desk's button: this one alone on the screen, or all of them again. */
export function Show({ id, shown, onShow }) {
  const on = shown === id;
  return (
    <button type="button" class="cg-button cg-show-one" aria-pressed={on} onClick={() => onShow(on ? null : id)}>
      {on ? "Show all on the screen again" : "Show it alone on the screen"}
    </button>
  );
}

const ROWS = 15;
const FEW = 8; // rows that may have two lines each

/** Rows of items that do not all fit on the wall, some at a time; arrow keys turn them. */
export function useLeaves(items, rows = ROWS) {
  const leaves = Math.max(1, Math.ceil(items.length / rows));
  const [{ at, held }, set] = useState({ at: 0, held: false });
  const turn = useCallback(
    (by, stop) => set((was) => ({ at: (was.at + by + leaves) % leaves, held: stop || was.held })),
    [leaves],
  );
  useTurning({ hands: leaves, held, turn });
  const each = Math.ceil(items.length / leaves);
  const from = Math.min(at, leaves - 1) * each;
  return { shown: items.slice(from, from + each), from, of: items.length, leaves };
}

export function Leaf({ leaf }) {
  if (leaf.leaves < 2) return null;
  return (
    <p class="cg-cards-hands cg-number">
      {leaf.from + 1}–{leaf.from + leaf.shown.length} of {leaf.of}
    </p>
  );
}

/** On the wall: all at one glance, a line an item. */
export function CellsOnWall({ page }) {
  const items = byItem(page.board.results ?? []);
  const leaf = useLeaves(items);
  const { criteria } = page.step.options;
  if (!items.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  return (
    <div class="cg-show cg-wallcells">
      <p class="cg-wallmap-finding">{finding(page.board.results)}</p>
      <Fit most={2.4} least={1.35} of={leaf.shown.map(({ id, text }) => `${id}${text}`).join()}>
        <table data-few={leaf.shown.length <= FEW || undefined} key={leaf.from}>
          <thead>
            <tr>
              <td />
              {criteria.map((one) => (
                <th scope="col" key={one.id} dir="auto">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leaf.shown.map(({ id, text, cells }) => (
              <tr key={id}>
                <th scope="row" class="cg-said" dir="auto">
                  <span>{text}</span>
                </th>
                {cells.map((cell) => (
                  <td key={cell.criterion} data-band={cell.band}>
                    <div data-vote={isVote(cell) || undefined}>
                      <Strip cell={cell} />
                      <strong class="cg-number">{headline(cell)}</strong>
                      {!isVote(cell) && <span class="cg-band">{cell.band}</span>}
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Fit>
      <Leaf leaf={leaf} />
    </div>
  );
}

/** One item on the wall, its criteria side by side. */
export function CellsAlone({ page }) {
  const { results = [], shown } = page.board;
  const one = byItem(results).find(({ id }) => id === shown);
  const criteria = criteriaOf(page);
  if (!one) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  const most = Math.max(1, ...one.cells.flatMap(({ counts }) => counts));
  return (
    <div class="cg-show cg-alone">
      <Fit most={4} least={1.6} of={one.text} class="cg-alone-text">
        <p class="cg-said" dir="auto">
          {one.text}
        </p>
        {one.class && <p class="cg-alone-class">{one.class}</p>}
      </Fit>
      <ul style={`--criteria: ${one.cells.length}`}>
        {one.cells.map((cell) => (
          <li key={cell.criterion}>
            <h2 dir="auto">{cell.label}</h2>
            <Distribution {...cell} scale={criteria[cell.criterion]} most={most} />
            <p>{says(cell, criteria[cell.criterion])}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
