/* Statement: everybody drafts one sentence in private; it is revealed without names. */
import { Cards } from "../parts/Cards.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { plural } from "../parts/words.js";
import { Merging } from "./merging.jsx";
import { Writing } from "./writing.jsx";

export function Participant({ page }) {
  const { step, can, mine } = page;
  if (step.phase === "revealed") return <Revealed page={page} />;
  if (can.includes("write")) return <Writing page={page} />;
  return <Kept mine={mine} draft={page.draft} />;
}

function Revealed({ page }) {
  const items = page.board.items ?? [];
  return (
    <section class="cg-stack">
      <h2 class="cg-label">{plural(items.length, "statement")}, in no order</h2>
      <ul class="cg-list cg-turned">
        {items.map(({ id, text }) => (
          <li class="cg-card cg-said" key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Kept({ mine, draft }) {
  const unsent = draft?.text || Object.keys(draft?.slots ?? {}).length > 0;
  return (
    <section class="cg-stack">
      <p class="cg-note">
        <Icon name="closed" />
        <span>Answers are closed. The facilitator reveals them next, without names.</span>
      </p>
      {mine.saved && (
        <div class="cg-stack">
          <h2 class="cg-label">Your statement, saved</h2>
          <p class="cg-card cg-said" dir="auto">
            {mine.text}
          </p>
        </div>
      )}
      {unsent && (
        <p class="cg-note" data-tone="warn">
          <Icon name="draft" />
          <span>
            {mine.saved ? "What you changed after saving" : "What you typed"} was not sent before the step closed. It is
            kept here in case the facilitator opens it again.
          </span>
        </p>
      )}
      {!mine.saved && !unsent && <p class="cg-empty">You wrote nothing in this step, and that is fine.</p>}
    </section>
  );
}

export function Desk({ page, act }) {
  const { step, board } = page;
  if (step.phase === "revealed")
    return <Merging items={board.items ?? []} merged={board.merged ?? {}} act={act} may={page.can.includes("merge")} />;
  return (
    <p class="cg-empty">
      <span class="cg-empty-count cg-number">{board.count ?? 0}</span>
      {board.count === 1 ? "statement is saved." : "statements are saved."} They appear here, without names, when you
      reveal them.
    </p>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return (
      <Places
        answered={progress.answered}
        of={progress.of}
        words={step.phase === "open" ? "have saved a statement" : "saved a statement"}
      />
    );
  return <Cards items={board.items ?? []} empty="No statements were written in this step." />;
}
