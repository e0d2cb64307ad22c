/* Rating: each statement is judged blind, one at a time, by several people. */
import { Distribution, medianText } from "../parts/Distribution.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { plural } from "../parts/words.js";
import { Judging } from "./judging.jsx";
import { Ranking } from "./ranking.jsx";

export function Participant({ page }) {
  const { step, mine, can, board } = page;
  if (step.phase === "revealed") return <Results page={page} />;
  if (!mine.items?.length) {
    return (
      <p class="cg-empty">
        There is nothing for you to rate in this step. The results appear here when the facilitator reveals them.
      </p>
    );
  }
  if (can.includes("rate")) return <Judging page={page} />;
  const rated = Object.keys(mine.ratings ?? {}).length;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        Ratings are closed. You rated {rated} of {mine.items.length}
        {board.given ? `; the group gave ${plural(board.given, "rating")}` : ""}. The results come next.
      </span>
    </p>
  );
}

/** The results as a list: the best three stand out, the median is in words beside each picture. */
export function Results({ page }) {
  const results = page.board.results ?? [];
  const { scale } = page.step.options;
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
        </li>
      ))}
    </ol>
  );
}

export function summary({ n, median, top }) {
  if (!n) return "Nobody rated it";
  const words = median == null ? "no common middle" : `median ${medianText(median)}`;
  return `${top ? "Among the top three, " : ""}${words}, ${plural(n, "rating")}`;
}

export function Desk({ page }) {
  const { step, board } = page;
  if (step.phase === "revealed") return <Results page={page} />;
  return (
    <p class="cg-empty">
      <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
      {board.given === 1 ? "rating" : "ratings"} so far. The results appear here, best first, when you reveal them.
    </p>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return <Places answered={progress.answered} of={progress.of} words="have rated all of theirs" />;
  return <Ranking results={board.results ?? []} scale={step.options.scale} />;
}
