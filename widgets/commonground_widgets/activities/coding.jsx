/* Coding: what each quote is about, said by two or more by themselves; then how far they agree, and the heat map. */
import { Icon } from "../parts/Icon.jsx";
import { Found } from "../parts/Found.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Places } from "../parts/Places.jsx";
import { plural } from "../parts/words.js";
import { Codebook } from "./codebook.jsx";
import { CodingOnPaper } from "./codingpaper.jsx";
import { Giving } from "./giving.jsx";
import { Agreement, Heat, HeatOnWall, finding } from "./heat.jsx";
import { Apart, Said } from "./apart.jsx";

const NOTHING = "There is no quote to code yet. Quotes come from the step before this one.";
const onHeat = (page) => page.step.options.focus === "heat";

export function Participant({ page }) {
  const { step, mine, board, can } = page;
  if (step.phase === "revealed") return <Revealed page={page} />;
  const quotes = mine.quotes ?? [];
  if (!quotes.length) return <p class="cg-empty">{NOTHING}</p>;
  if (can.includes("code")) return <Giving page={page} />;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        Coding is closed. You coded {Object.keys(mine.codes).length} of {quotes.length}; together you gave{" "}
        {plural(board.given, "coding")}. What you saw alike comes next.
      </span>
    </p>
  );
}

/** Revealed: the agreement, the heat map, and the quotes to talk about. */
function Revealed({ page, act }) {
  const { board } = page;
  if (!board.count) return <p class="cg-empty">{NOTHING}</p>;
  const heat = <Heat board={board} />;
  const apart = <Apart page={page} act={act} />;
  return (
    <section class="cg-stack">
      <Agreement board={board} />
      {onHeat(page) ? heat : apart}
      {onHeat(page) ? apart : heat}
      {onHeat(page) && <Unheard board={board} />}
    </section>
  );
}

/** At the end: whom nobody has listened to yet. */
function Unheard({ board }) {
  const { unheard = [] } = board;
  return (
    <>
      <h2 class="cg-label">Whom we have not heard</h2>
      {unheard.length ? (
        <Found found={unheard} label="Segments with too few voices" />
      ) : (
        <p class="cg-note" data-tone="good">
          <Icon name="check" />
          <span>Every segment has enough voices.</span>
        </p>
      )}
    </>
  );
}

export function Desk({ page, act }) {
  const { step, board } = page;
  const revealed = step.phase === "revealed";
  return (
    <div class="cg-stack">
      {revealed ? (
        <Revealed page={page} act={act} />
      ) : (
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.enough ?? 0}</span>
          of {plural(board.count ?? 0, "quote")} coded by enough people. How far they agree stands here when you reveal
          it.
        </p>
      )}
      <Codebook page={page} act={act} />
      <CodingOnPaper page={page} act={act} />
    </div>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return <Places answered={progress.answered} of={progress.of} words="have coded all of theirs" />;
  if (!board.count) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  if (board.shown)
    return (
      <div class="cg-show">
        <Fit most={4} least={1.5} of={board.shown.text} class="cg-alone-text">
          <p class="cg-said" dir="auto">
            {board.shown.text}
          </p>
        </Fit>
        <Said one={board.shown} board={board} />
      </div>
    );
  return (
    <div class="cg-show cg-crossed-wall">
      <p class="cg-wallmap-finding">{finding(board)}</p>
      <Agreement board={board} />
      <HeatOnWall board={board} />
      {onHeat(page) && board.unheard?.length > 0 && (
        <p class="cg-cards-hands">
          {plural(board.unheard.length, "segment has", "segments have")} too few voices yet; they stand on your pages.
        </p>
      )}
    </div>
  );
}

