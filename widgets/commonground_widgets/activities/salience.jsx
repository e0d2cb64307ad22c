/* Who has power, legitimacy, urgency: three circles with the names inside, and the same as a list. */
import { Fit } from "../parts/Fit.jsx";
import { capital } from "../parts/words.js";
import { CLASSES, byClass, says } from "./cells.js";
import { Leaf, Show, Strip, useLeaves } from "./cells.jsx";

const WIDTH = 120;
const HEIGHT = 88;
const RADIUS = 30;
const CIRCLES = [
  { x: 44, y: 31 },
  { x: 76, y: 31 },
  { x: 60, y: 57 },
];
// Where each class is among the circles: the middle of its region, its width, and how many names fit.
const REGIONS = {
  definitive: { x: 60, y: 39, width: 22, most: 3 },
  dominant: { x: 60, y: 15, width: 24, most: 3 },
  dangerous: { x: 41, y: 50, width: 17, most: 3 },
  dependent: { x: 79, y: 50, width: 17, most: 3 },
  dormant: { x: 29, y: 25, width: 26, most: 4 },
  discretionary: { x: 91, y: 25, width: 26, most: 4 },
  demanding: { x: 60, y: 75, width: 34, most: 4 },
};

/** The picture. Where it is small, the regions hold numbers: the names stand in the list. */
function Venn({ classes, labels }) {
  const of = Object.fromEntries(classes.map(([name, , items]) => [name, items]));
  return (
    <div class="cg-venn" role="img" aria-label={inWords(classes)}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {CIRCLES.map(({ x, y }, place) => (
          <circle cx={x} cy={y} r={RADIUS} data-place={place} key={place} />
        ))}
      </svg>
      {labels.map((label, place) => (
        <strong class="cg-venn-label" data-place={place} dir="auto" key={place}>
          {label}
        </strong>
      ))}
      {Object.entries(REGIONS).map(([name, { x, y, width, most }]) => (
        <div
          class="cg-venn-region"
          style={`left: ${(x / WIDTH) * 100}%; top: ${(y / HEIGHT) * 100}%; width: ${(width / WIDTH) * 100}%`}
          key={name}
        >
          <span class="cg-venn-class">{name}</span>
          <span class="cg-venn-count cg-number">{of[name]?.length ?? ""}</span>
          <ul>
            {(of[name] ?? []).slice(0, of[name]?.length > most ? most - 1 : most).map(({ id, text }) => (
              <li class="cg-said" dir="auto" key={id}>
                {text}
              </li>
            ))}
            {of[name]?.length > most && <li>and {of[name].length - most + 1} more</li>}
          </ul>
        </div>
      ))}
    </div>
  );
}

const inWords = (classes) => classes.map(([name, , items]) => `${name || "open"}: ${items.length}`).join(", ");

const labelsOf = (page) => page.step.options.criteria.map(({ label }) => label);

export function SalienceOnPage({ page, shown, onShow }) {
  const classes = byClass(page.board.results ?? []);
  const criteria = page.step.options.criteria;
  if (!classes.length) return <p class="cg-empty">Nothing was voted on in this step.</p>;
  return (
    <div class="cg-stack">
      <Venn classes={classes} labels={labelsOf(page)} />
      {classes.map(([name, means, items]) => (
        <section class="cg-stack" key={name}>
          <h2 class="cg-class">
            {name ? capital(name) : "Open"} <span class="cg-small cg-quiet">{means}</span>
          </h2>
          <ol class="cg-list">
            {items.map(({ id, text, cells }) => (
              <li class="cg-card cg-cells-item" key={id}>
                <p class="cg-said" dir="auto">
                  {text}
                </p>
                <dl>
                  {cells.map((cell, place) => (
                    <div key={cell.criterion}>
                      <dt dir="auto">{cell.label}</dt>
                      <dd>
                        <Strip cell={cell} />
                        <span class="cg-small">
                          {says(cell, criteria[place])}
                          {cell.tie && ": a tie, so it does not count"}
                        </span>
                      </dd>
                    </div>
                  ))}
                </dl>
                {onShow && <Show id={id} shown={shown} onShow={onShow} />}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const MOST = 30;

export function SalienceOnWall({ page }) {
  const classes = byClass(page.board.results ?? []);
  const named = classes.flatMap(([name, , items]) => items.map((item) => ({ ...item, class: name })));
  const leaf = useLeaves(named, MOST);
  if (!classes.length) return <p class="cg-empty cg-show-empty">Nothing was voted on in this step.</p>;
  return (
    <div class="cg-show cg-wallvenn">
      <Venn classes={classes} labels={labelsOf(page)} />
      <Fit most={1.9} least={1.1} of={leaf.shown.map(({ id, text }) => `${id}${text}`).join()} class="cg-wallvenn-list">
        {CLASSES.filter(([name]) => leaf.shown.some((item) => item.class === name)).map(([name, means]) => (
          <div key={name}>
            <h2>
              {name ? capital(name) : "Open"} <span class="cg-quiet">{means}</span>
            </h2>
            <p class="cg-said" dir="auto">
              {leaf.shown
                .filter((item) => item.class === name)
                .map(({ text }) => text)
                .join(" · ")}
            </p>
          </div>
        ))}
      </Fit>
      <Leaf leaf={leaf} />
    </div>
  );
}
