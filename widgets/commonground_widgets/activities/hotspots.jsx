/* Hot spots: how likely each candidate is to be among the first three, and what other raters would change. */
import { ReadMore } from "../parts/ReadMore.jsx";
import { Best } from "./best.jsx";
import { byItem, says } from "./cells.js";
import { Show, Strip } from "./cells.jsx";

const NOTHING = "Nothing was rated in this step.";
const percent = (part) => `${Math.round(part * 100)}%`;

/** The chance as a point from never to always; the part that other raters would lead to as a band. */
function Chance({ one }) {
  return (
    <span class="cg-ranks" aria-hidden="true">
      {one.chance_low != null && (
        <span
          class="cg-ranks-half cg-chance-band"
          style={`inset-inline-start: ${percent(one.chance_low)}; width: ${percent(one.chance_high - one.chance_low)}`}
        />
      )}
      {one.chance != null && <span class="cg-ranks-middle" style={`inset-inline-start: ${percent(one.chance)}`} />}
    </span>
  );
}

const figure = ({ chance }) => (chance == null ? "–" : Math.round(chance * 100));

export function HotspotsOnPage({ page, shown, onShow }) {
  const { reading, results = [] } = page.board;
  const cells = Object.fromEntries(byItem(results).map((item) => [item.id, item.cells]));
  const criteria = Object.fromEntries(page.step.options.criteria.map((one) => [one.id, one]));
  if (!results.length) return <p class="cg-empty">{NOTHING}</p>;
  return (
    <div class="cg-stack">
      <p class="cg-map-finding">{reading.words}</p>
      <ol class="cg-list cg-turned">
        {reading.ranked.map((one) => (
          <li class="cg-card cg-best cg-chance" key={one.id}>
            <span class="cg-rank cg-number">{figure(one)}</span>
            <div>
              <p class="cg-best-text" dir="auto">
                {one.text}
              </p>
              <Chance one={one} />
              <p class="cg-small cg-quiet">{one.says}</p>
              <ReadMore title="How it was rated">
                <dl class="cg-chance-cells">
                  {cells[one.id].map((cell) => (
                    <div key={cell.criterion} data-band={cell.band}>
                      <dt dir="auto">{cell.label}</dt>
                      <dd>
                        <Strip cell={cell} />
                        <span class="cg-small">{says(cell, criteria[cell.criterion])}</span>
                      </dd>
                    </div>
                  ))}
                </dl>
              </ReadMore>
              {onShow && <Show id={one.id} shown={shown} onShow={onShow} />}
            </div>
          </li>
        ))}
      </ol>
      <p class="cg-small cg-quiet">
        What the criteria weigh is a matter of opinion, so all ways to weigh were tried, a thousand of them. The number
        says in how many of 100 a candidate is among the first three; the band, what it could be with other raters from
        the same group.
      </p>
    </div>
  );
}

export function HotspotsOnWall({ page }) {
  const { reading } = page.board;
  // Who has no chance yet, because a criterion is open, has no place either.
  const known = (reading?.ranked ?? []).filter(({ chance }) => chance != null);
  const ranked = known.map((one, place) => ({ ...one, rank: place + 1 }));
  return (
    <Best
      items={ranked}
      empty={reading?.words ?? NOTHING}
      lead={reading?.words}
      more={(rest) => `and ${rest} more, less likely`}
      render={(one) => (
        <>
          <Chance one={one} />
          <strong class="cg-number">{figure(one)}</strong>
        </>
      )}
    />
  );
}
