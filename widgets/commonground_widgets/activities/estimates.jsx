/* Estimates: everybody's number, or range, in private; revealed, the middle of all and how far apart. */
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { plural } from "../parts/words.js";
import { Leaf, Show, useLeaves } from "./cells.jsx";
import { EstimatesOnPaper, Estimating } from "./estimating.jsx";
import { at, endsOf, finding, lineOf, said, told, withUnit } from "./estimated.js";
import { Worth } from "./worth.jsx";

const NOTHING = "There is nothing to estimate in this step.";
const ON_WALL = 7;

export function Participant({ page }) {
  const { board, can, mine, step } = page;
  if (step.phase === "revealed") return <Revealed page={page} />;
  const items = board.items ?? [];
  if (!items.length) return <p class="cg-empty">{NOTHING}</p>;
  if (can.includes("estimate")) return <Estimating page={page} items={items} />;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        Estimates are closed. You gave {Object.keys(mine.given).length} of {items.length}. What all think comes next.
      </span>
    </p>
  );
}

export function Desk({ page, act }) {
  const { board, can, step } = page;
  const show = (item) => act("show", { item });
  return (
    <div class="cg-stack">
      {step.phase === "revealed" ? (
        <Revealed page={page} onShow={can.includes("show") ? show : undefined} />
      ) : (
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
          {board.given === 1 ? "estimate" : "estimates"} so far. The middle of them appears here when you reveal.
        </p>
      )}
      <EstimatesOnPaper page={page} act={act} />
    </div>
  );
}

function Revealed({ page, onShow }) {
  const { results = [], worth, shown } = page.board;
  if (!results.length) return <p class="cg-empty">{NOTHING}</p>;
  return (
    <div class="cg-stack">
      {worth && <Worth worth={worth} />}
      {!worth && <p class="cg-map-finding">{finding(results)}</p>}
      <ol class="cg-list cg-turned">
        {results.map((one) => (
          <li class="cg-card cg-estimated" key={one.id}>
            <p class="cg-said" dir="auto">
              {one.text}
            </p>
            <Estimated one={one} />
            {onShow && <Show id={one.id} shown={shown ?? null} onShow={onShow} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The middle in words, and everybody's answer on one line. */
export function Estimated({ one }) {
  return (
    <>
      <p class="cg-estimated-said">
        <strong class="cg-number" dir="auto">
          {said(one)}
        </strong>
        {one.n > 0 && <span class="cg-small cg-quiet"> {plural(one.n, "answer")}</span>}
      </p>
      {one.n > 0 && <Line one={one} />}
    </>
  );
}

function Line({ one }) {
  const line = lineOf(one);
  const [least, most] = endsOf(one);
  const place = (value) => `inset-inline-start: ${at(value, line)}%`;
  const from = (low, high) => `${place(low)}; width: ${at(high, line) - at(low, line)}%`;
  const marks = ["baseline", "target"].filter((name) => one[name] != null);
  return (
    <div class="cg-line" style={`--rows: ${one.values.length}`} data-of={one.kind}>
      <div class="cg-line-all" aria-hidden="true">
        {one.values.map((values, row) => (
          <span
            key={row}
            class="cg-line-one"
            style={`${values.length > 1 ? from(values[0], values[2]) : place(values[0])}; --row: ${row}`}
          />
        ))}
        {marks.map((name) => (
          <span key={name} class="cg-line-mark" data-of={name} style={place(one[name])} />
        ))}
      </div>
      <div class="cg-line-middle" aria-hidden="true">
        <span class="cg-line-range" style={from(one.low, one.high)} />
        <span class="cg-line-likely" style={place(one.likely)} />
      </div>
      <p class="cg-line-ends cg-small cg-quiet">
        <span>{told(least)}</span>
        <span>
          {marks.map((name) => (
            <span key={name} class="cg-line-name" data-of={name}>
              {name === "baseline" ? "was" : "target"} {withUnit(told(one[name]), one.unit)}
            </span>
          ))}
        </span>
        <span>{told(most)}</span>
      </p>
    </div>
  );
}

export function Screen({ page }) {
  const { board, progress, step } = page;
  if (step.phase !== "revealed")
    return <Places answered={progress.answered} of={progress.of} words="have given their estimates" />;
  const { results = [], shown, worth } = board;
  const alone = results.find(({ id }) => id === shown);
  if (!results.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  if (alone) return <OnWall results={[alone]} />;
  if (worth) return <Worth worth={worth} wall />;
  return <OnWall results={results} words={finding(results)} />;
}

function OnWall({ results, words }) {
  const leaf = useLeaves(results, ON_WALL);
  return (
    <div class="cg-show cg-wallestimates">
      {words && <p class="cg-wallmap-finding">{words}</p>}
      <Fit least={1.4} most={results.length > 1 ? 2.6 : 4.2} of={leaf.shown.map(({ id, n }) => `${id}${n}`).join()}>
        <ol key={leaf.from} data-one={results.length === 1 || undefined}>
          {leaf.shown.map((one) => (
            <li key={one.id}>
              <p class="cg-said" dir="auto">
                {one.text}
              </p>
              <div>
                <Estimated one={one} />
              </div>
            </li>
          ))}
        </ol>
      </Fit>
      <Leaf leaf={leaf} />
    </div>
  );
}

