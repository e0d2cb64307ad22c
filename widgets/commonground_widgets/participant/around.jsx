/* What a participant sees around the steps: before the first, after the last, and when removed. */
import { Agreements } from "../parts/Agreed.jsx";
import { Mark } from "../parts/Icon.jsx";
import { peopleHere } from "../parts/Places.jsx";
import { day } from "../parts/time.js";

const MOST_PLATES = 60;

export function Lobby({ page }) {
  const { room, me, session } = page;
  const plates = Math.min(MOST_PLATES, room.here);
  return (
    <main class="cg-around">
      <Brand />
      <div class="cg-around-middle">
        <p class="cg-label" dir="auto">
          {session.title}
        </p>
        <h1 class="cg-title" dir="auto">
          You’re in, {me.name}
        </h1>
        <p class="cg-prompt">
          The facilitator starts when everybody is here. Keep this page open: it follows by itself.
        </p>
        <div class="cg-around-table" aria-hidden="true">
          {Array.from({ length: plates }, (_, place) => (
            <span class="cg-plate" data-filled={place === 0 || undefined} key={place} />
          ))}
        </div>
        <p class="cg-quiet" role="status">
          {peopleHere(room.here)}, you among them
        </p>
      </div>
      <p class="cg-small cg-quiet cg-around-foot">
        What you write is kept while you write it. If your phone sleeps or you reload, you come back to the same place.
      </p>
    </main>
  );
}

export function Finished({ page }) {
  const { agreed = [], board, mine, step } = page;
  const taken =
    step?.activity === "commitments" ? (board.tasks ?? []).filter(({ id }) => mine.taken?.includes(id)) : [];
  return (
    <main class="cg-around">
      <Brand />
      <div class="cg-around-middle">
        <h1 class="cg-title">{agreed.length ? "This is what you agreed" : "The session has ended"}</h1>
        <Agreements page={page} />
        {taken.length > 0 && (
          <section class="cg-stack">
            <h2 class="cg-label">What you took on</h2>
            <ul class="cg-list">
              {taken.map((task) => (
                <li class="cg-card cg-taken" key={task.id} dir="auto">
                  {task.text}
                  {task.by && <span class="cg-chip">by {day(task.by)}</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <p class="cg-small cg-quiet cg-around-foot">
        Thank you. Everything is saved; the facilitator has the record. You can close this page.
      </p>
    </main>
  );
}

export function Removed({ page }) {
  return (
    <main class="cg-around">
      <Brand />
      <div class="cg-around-middle">
        <h1 class="cg-title">You are no longer in this session</h1>
        <p class="cg-prompt">The facilitator has taken this name off the list. What you saved before is kept.</p>
        {page.session?.join && (
          <a class="cg-button cg-button-wide" data-kind="main" href={page.session.join}>
            Join again
          </a>
        )}
      </div>
    </main>
  );
}

const Brand = () => (
  <p class="cg-brand">
    <Mark />
    Common Ground
  </p>
);
