/* Rating: each statement is judged blind, one at a time, by several people. */
import { Distribution, medianText } from "../parts/Distribution.jsx";
import { Icon } from "../parts/Icon.jsx";
import { mixed } from "../parts/order.js";
import { Places } from "../parts/Places.jsx";
import { plural } from "../parts/words.js";
import { Anchored, isAnchored } from "./anchored.jsx";
import { CellsAlone, CellsOnPage, CellsOnWall } from "./cells.jsx";
import { openCells } from "./cells.js";
import { Filling } from "./filling.jsx";
import { HotspotsOnPage, HotspotsOnWall } from "./hotspots.jsx";
import { Judging } from "./judging.jsx";
import { RatingOnPaper } from "./papers.jsx";
import { Ranking } from "./ranking.jsx";
import { Lines, ReadinessOnPage, ReadinessOnWall, isReading } from "./readiness.jsx";
import { SalienceOnPage, SalienceOnWall } from "./salience.jsx";

const severalIn = ({ criteria = [] }) => criteria.length > 1;
const isHotspots = ({ model }) => model === "hotspots";
const isSalience = ({ model }) => model === "salience";
const scaleIn = ({ scale, criteria }) => scale ?? criteria?.[0];

export function Participant({ page }) {
  const { step, mine, can, board } = page;
  if (step.phase === "revealed") return <Revealed page={page} />;
  // Where everybody rates everything, each person has an order of their own.
  const items = mine.items ?? mixed(board.items ?? [], page.me.person);
  if (!items.length) {
    return (
      <p class="cg-empty">
        There is nothing for you to rate in this step. The results appear here when the facilitator reveals them.
      </p>
    );
  }
  const several = severalIn(step.options);
  const Answering = several ? Filling : isAnchored(step.options) ? Anchored : Judging;
  if (can.includes("rate")) return <Answering page={page} items={items} />;
  const all = several ? items.length * step.options.criteria.length : items.length;
  const rated = several
    ? all - openCells(items, step.options.criteria, mine.ratings)
    : Object.keys(mine.ratings).length;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        Ratings are closed. You rated {rated} of {all}
        {board.given ? `; the group gave ${plural(board.given, "rating")}` : ""}. The results come next.
      </span>
    </p>
  );
}

/** What the room found, by what the step asked for. */
function Revealed({ page, shown, onShow, onHide }) {
  const { options } = page.step;
  if (isReading(options)) return <ReadinessOnPage page={page} shown={shown} onShow={onShow} onHide={onHide} />;
  if (isSalience(options)) return <SalienceOnPage page={page} shown={shown} onShow={onShow} />;
  if (isHotspots(options)) return <HotspotsOnPage page={page} shown={shown} onShow={onShow} />;
  if (severalIn(options)) return <CellsOnPage page={page} shown={shown} onShow={onShow} />;
  return <Results page={page} onHide={onHide} />;
}

/** The results as a list: the best three stand out, the median is in words beside each picture. */
export function Results({ page, onHide }) {
  const results = page.board.results ?? [];
  const scale = scaleIn(page.step.options);
  const most = Math.max(1, ...results.flatMap(({ counts }) => counts));
  if (!results.length) return <p class="cg-empty">Nothing was rated in this step.</p>;
  return (
    <ol class="cg-list cg-turned">
      {results.map((one) => (
        <li class="cg-card cg-result" data-top={one.top || undefined} key={one.id}>
          <p class="cg-result-head">
            <span class="cg-rank cg-number">{one.rank}</span>
            <span class="cg-small cg-quiet">{summary(one)}</span>
          </p>
          <p class="cg-said" dir="auto">
            {one.text}
          </p>
          <Distribution {...one} scale={scale} most={most} />
          <Lines one={one} onHide={onHide} />
        </li>
      ))}
    </ol>
  );
}

export function summary({ n, median, top, band }) {
  if (!n) return "Nobody rated it";
  const words = median == null ? "two camps" : `median ${medianText(median)}${band ? `, ${band}` : ""}`;
  return `${top ? "Among the top three, " : ""}${words}, ${plural(n, "rating")}`;
}

export function Desk({ page, act }) {
  const { step, board, can } = page;
  const show = (item) => can.includes("show") && act("show", { item });
  const hide = can.includes("hide_evidence") ? (item, text) => act("hide_evidence", { item, text }) : undefined;
  return (
    <div class="cg-stack">
      {step.phase === "revealed" ? (
        <Revealed page={page} shown={board.shown ?? null} onShow={show} onHide={hide} />
      ) : (
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
          {board.given === 1 ? "rating" : "ratings"} so far. The results appear here
          {severalIn(step.options) || isReading(step.options) ? "" : ", best first,"} when you reveal them.
        </p>
      )}
      <RatingOnPaper page={page} act={act} />
    </div>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return <Places {...progress} words="have rated all of theirs" />;
  const { options } = step;
  if (isReading(options)) return <ReadinessOnWall page={page} />;
  const { results = [], shown } = board;
  if (shown && severalIn(options)) return <CellsAlone page={page} />;
  if (isSalience(options)) return <SalienceOnWall page={page} />;
  if (isHotspots(options)) return <HotspotsOnWall page={page} />;
  if (severalIn(options)) return <CellsOnWall page={page} />;
  return <Ranking results={results} scale={scaleIn(options)} />;
}
