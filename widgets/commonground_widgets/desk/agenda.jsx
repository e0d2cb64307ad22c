/* The agenda as a path: what is done, where the room is, what is ahead. */
import { ReadMore } from "../parts/ReadMore.jsx";
import { plural } from "../parts/words.js";
import { Exports } from "./around.jsx";

const PHASES = { done: "done", now: "now", ahead: "ahead" };

export function Agenda({ page, onOpen, may }) {
  const minutes = page.timing?.total ?? page.agenda.reduce((sum, step) => sum + step.minutes, 0);
  return (
    <nav class="cg-agenda" aria-label="Agenda">
      <h2 class="cg-label">
        Agenda, <span class="cg-number">{plural(minutes, "minute")}</span>
      </h2>
      <ol>
        {page.agenda.map((step) => (
          <li key={step.id} data-phase={step.phase} data-recess={step.recess || undefined}>
            {step.workshop && (
              <h3 class="cg-agenda-workshop cg-label" dir="auto">
                {step.workshop}
              </h3>
            )}
            <button
              type="button"
              disabled={!may || step.phase === "now"}
              aria-current={step.phase === "now" ? "step" : undefined}
              onClick={() => onOpen(step)}
            >
              <span class="cg-agenda-plate" aria-hidden="true" />
              <span class="cg-agenda-title" dir="auto">
                {step.title}
                <span class="cg-unseen">, {PHASES[step.phase]}</span>
              </span>
              <span class="cg-agenda-minutes cg-number">
                {step.minutes}
                <span class="cg-unseen"> minutes</span>
                <span aria-hidden="true">′</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <ReadMore title="Export">
        <Exports session={page.session} />
      </ReadMore>
    </nav>
  );
}
