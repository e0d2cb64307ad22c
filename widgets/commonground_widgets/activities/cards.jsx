/* Cards: everybody writes short texts in private; revealed, they are merged and put into groups. */
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { Problem } from "../parts/Problem.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Kind, OnPaper, Writing } from "./cardwriting.jsx";
import { byGroup } from "./sorted.js";
import { Sorting } from "./sorting.jsx";
import { Wall } from "./wall.jsx";

export function Participant({ page }) {
  const { step, can, mine, board } = page;
  if (step.phase === "revealed" && can.includes("merge_cards")) return <Together page={page} />;
  if (step.phase === "revealed") return <Revealed page={page} />;
  if (can.includes("add_card")) return <Writing page={page} />;
  const cards = mine.cards ?? [];
  return (
    <section class="cg-stack">
      <p class="cg-note">
        <Icon name="closed" />
        <span>Writing is closed. The facilitator reveals all cards next, without names.</span>
      </p>
      {!cards.length && <p class="cg-empty">You wrote no card in this step, and that is fine.</p>}
      <List cards={cards} kinds={board.kinds} label="Your cards, saved" />
    </section>
  );
}

function List({ cards, kinds, label }) {
  if (!cards.length) return null;
  return (
    <>
      <h2 class="cg-label">{label}</h2>
      <ul class="cg-things">
        {cards.map(({ id, text, kind }) => (
          <li class="cg-card cg-word" key={id}>
            <span dir="auto">{text}</span>
            <Kind kinds={kinds} kind={kind} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Everybody sorts: the desk's board, on one's own page. */
function Together({ page }) {
  const { send, problem } = useSend();
  return (
    <>
      <p class="cg-small cg-quiet">Everybody may merge and group. What you do, all see at once.</p>
      <Problem problem={problem} />
      <Sorting page={page} act={send} />
    </>
  );
}

function Revealed({ page }) {
  const { board, mine } = page;
  const own = new Set((mine.cards ?? []).map(({ id }) => id));
  const parts = byGroup(board);
  if (!parts.length) return <p class="cg-empty">No cards were written in this step.</p>;
  return (
    <section class="cg-stack">
      <p class="cg-label">{plural(board.results.length, "card")}, from A to Z</p>
      {parts.map(({ id, name, cards }) => (
        <section class="cg-stack cg-shown-group" key={id}>
          {(name || parts.length > 1) && <h2 class="cg-small-title">{name || "Not grouped"}</h2>}
          <ul class="cg-things">
            {cards.map((card) => (
              <li class="cg-card cg-word" key={card.id}>
                <span dir="auto">{card.text}</span>
                <Kind kinds={board.kinds} kind={card.kind} />
                {card.n > 1 && <span class="cg-times cg-number">{card.n} ×</span>}
                {[card, ...card.under].some(({ id: one }) => own.has(one)) && <span class="cg-yours">yours</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

export function Desk({ page, act }) {
  const { step, board } = page;
  if (step.phase === "revealed")
    return (
      <>
        <Sorting page={page} act={act} />
        <OnPaper page={page} act={act} />
      </>
    );
  return (
    <div class="cg-stack">
      <p class="cg-empty">
        <span class="cg-empty-count cg-number">{board.count ?? 0}</span>
        {board.count === 1 ? "card is written." : "cards are written."} They appear here, without names, when you reveal
        them. Then you merge what says the same, and group the rest.
      </p>
      <OnPaper page={page} act={act} />
    </div>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase === "revealed") return <Wall board={board} kinds={board.kinds} />;
  return (
    <div class="cg-show cg-cards-waiting">
      <p>
        <strong class="cg-number">{board.count ?? 0}</strong> {board.count === 1 ? "card" : "cards"}
      </p>
      <Places answered={progress.answered} of={progress.of} words="have written a card" />
    </div>
  );
}
