/* Exchange: one side of a pair at a time, in private; then a grid of what is given and got. */
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { plural } from "../parts/words.js";
import { Leaf, Show, useLeaves } from "./cells.jsx";
import { asking, byExchange, exchangeInWords, finding, grid, netInWords, sideInWords } from "./exchanged.js";
import { Matrix, Side } from "./matrix.jsx";
import { ExchangeOnPaper } from "./papers.jsx";
import { Sides } from "./sides.jsx";

const NOTHING = "Nobody has said what is exchanged in this step.";

export function Participant({ page }) {
  const { step, mine, can, board } = page;
  const { items = [] } = board;
  if (step.phase === "revealed") return <Found page={page} />;
  if (items.length < 2)
    return <p class="cg-empty">An exchange needs two parties. They come from the step before, or from the facilitator.</p>;
  if (can.includes("say_exchange")) return <Sides page={page} />;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        This is closed. You spoke for {plural(Object.keys(mine.given).length, "side")}. What the room thinks comes next.
      </span>
    </p>
  );
}

/** What the room found: the grid where there is room for it, and all pairs in words. */
function Found({ page, shown, onShow }) {
  const { results = [] } = page.board;
  if (!results.length) return <p class="cg-empty">{NOTHING}</p>;
  return (
    <div class="cg-stack cg-exchange">
      <p class="cg-map-finding">{finding(results)}</p>
      <p class="cg-small cg-quiet">{asking(page.board)}</p>
      <Matrix {...grid(results)} />
      {byExchange(results).map(([name, pairs]) => (
        <section class="cg-stack" key={name}>
          <h2 class="cg-label">
            {exchangeInWords(name)} <span class="cg-about cg-number">{pairs.length}</span>
          </h2>
          <ol class="cg-list">
            {pairs.map(({ key, sides }) => (
              <li class="cg-card cg-pair" data-exchange={name} key={key}>
                {sides.map((side) => (
                  <Pair side={side} key={side.id} />
                ))}
                {onShow && <Show id={sides[0].id} shown={sides.find(({ id }) => id === shown)?.id} onShow={onShow} />}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** One side of a pair in words, with its evidence and without anybody's name. */
function Pair({ side }) {
  return (
    <section class="cg-pair-side">
      <p class="cg-pair-names">
        <Side side={side} />
        <span>
          <strong dir="auto">{side.from}</strong> with <span dir="auto">{side.to}</span>
          <span class="cg-small cg-quiet">
            {[sideInWords(side), netInWords(side), plural(side.n, "answer")].filter(Boolean).join(" · ")}
          </span>
        </span>
      </p>
      {side.motivators && <p class="cg-small cg-quiet">What draws them: {side.motivators}</p>}
      {side.evidence && (
        <ul class="cg-pair-evidence">
          {side.evidence.split("\n").map((line, place) => (
            <li class="cg-said" dir="auto" key={place}>
              {line}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Desk({ page, act }) {
  const { step, board, can } = page;
  if (step.phase === "revealed") {
    const show = (side) => can.includes("show") && act("show", { side });
    return (
      <div class="cg-stack">
        <Found page={page} shown={board.shown} onShow={show} />
        <ExchangeOnPaper page={page} act={act} />
      </div>
    );
  }
  return (
    <div class="cg-stack">
      <p class="cg-empty">
        <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
        {board.given === 1 ? "side of a pair is" : "sides of pairs are"} told so far. Medians and evidence appear here,
        without names, when you reveal them. {asking(board)}
      </p>
      <ExchangeOnPaper page={page} act={act} />
    </div>
  );
}

const ROWS = 8;

export function Screen({ page }) {
  const { step, board, progress } = page;
  const { results = [], shown } = board;
  const leaf = useLeaves(step.phase === "revealed" ? grid(results, Infinity).parties : [], ROWS);
  if (step.phase !== "revealed")
    return <Places {...progress} words="have spoken for all of theirs" />;
  if (!results.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  const alone = results.find(({ id }) => id === shown);
  if (alone) return <Alone side={alone} results={results} />;
  const { parties, sides } = grid(results, Infinity);
  const rows = new Set(leaf.shown.map(({ id }) => id));
  const near = parties.filter(({ id }) => rows.has(id) || leaf.shown.some((row) => sides[row.id]?.[id]));
  return (
    <div class="cg-show cg-wallexchange">
      <p class="cg-wallmap-finding">{finding(results)}</p>
      <Matrix parties={near.slice(0, ROWS + 4)} rows={leaf.shown} sides={sides} left={0} />
      <Leaf leaf={leaf} />
    </div>
  );
}

/** A pair on the wall: both sides, what they say for it, and what it is. */
function Alone({ side, results }) {
  const back = results.find(({ from_id, to_id }) => from_id === side.to_id && to_id === side.from_id);
  return (
    <div class="cg-show cg-alone cg-pair-alone">
      <p class="cg-pair-verdict" data-exchange={side.exchange}>
        {exchangeInWords(side.exchange)}
      </p>
      <ul style="--criteria: 2">
        {[side, back].filter(Boolean).map((one) => (
          <li key={one.id}>
            <Pair side={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}
