/* A break: when the room comes back, on every page. Nothing is asked. */
import { Prose } from "../parts/Prose.jsx";
import { comesNext } from "../parts/agenda.js";
import { clock, secondsLeft, spoken, timeOfDay } from "../parts/time.js";
import { useTold } from "../parts/Timer.jsx";
import { useNow } from "../parts/use.js";

const TURN = 2 * Math.PI * 46;

/** What the face says above its time, and below. */
function words(step, left) {
  if (step.left != null) return ["A break of", `${spoken(left)} more`, "The clock stands still."];
  if (left > 0) return ["Back at", timeOfDay(step.ends_at), `in ${clock(left)}`];
  return ["The break is over", "Welcome back", "The facilitator goes on in a moment."];
}

function Face({ step }) {
  const running = step.left == null && step.ends_at != null;
  const now = useNow(running, step.ends_at ?? 0);
  const left = Math.max(0, secondsLeft(step, now) ?? 0);
  useTold(left, "The break is over.");
  const whole = Math.max(left, step.minutes * 60);
  const [above, time, below] = words(step, left);
  return (
    <div class="cg-recess-face" role="timer">
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle cx="50" cy="50" r="46" />
        {left > 0 && (
          <circle class="cg-recess-left" cx="50" cy="50" r="46" stroke-dasharray={`${(left / whole) * TURN} ${TURN}`} />
        )}
      </svg>
      <p>
        <span class="cg-recess-say">{above}</span>
        <strong class="cg-recess-time cg-number" data-words={left <= 0 || step.left != null || undefined}>
          {time}
        </strong>
        <span class="cg-recess-say cg-number">{below}</span>
      </p>
    </div>
  );
}

function Recess({ page }) {
  const next = comesNext(page.agenda);
  return (
    <div class="cg-recess">
      <Face step={page.step} />
      {page.board.text && <Prose text={page.board.text} />}
      {next && (
        <p class="cg-recess-next">
          <span class="cg-quiet">Then: </span>
          <span dir="auto">{next}</span>
        </p>
      )}
    </div>
  );
}

export function Participant({ page }) {
  return (
    <>
      <Recess page={page} />
      <p class="cg-small cg-quiet cg-recess-foot">
        You may close this page, or let the phone sleep: you come back to the same place.
      </p>
    </>
  );
}

export const Desk = ({ page }) => (
  <div class="cg-card">
    <Recess page={page} />
  </div>
);

export const Screen = Recess;
