/* The agenda as a path: what is done, where the room is, what is ahead. Of several workshops only the one is
 * open in which the room is; the others unfold. */
import { chapters, severalWorkshops } from "../parts/agenda.js";
import { Icon } from "../parts/Icon.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";
import { plural } from "../parts/words.js";
import { Begun, Exports } from "./around.jsx";

const PHASES = { done: "done", now: "now", ahead: "ahead" };

export function Agenda({ page, onOpen, onAdd, may }) {
  const minutes = page.timing?.total ?? page.agenda.reduce((sum, step) => sum + step.minutes, 0);
  const several = severalWorkshops(page.agenda);
  const parts = several ? chapters(page.agenda) : [{ title: null, rows: page.agenda }];
  const begun = page.step != null;
  return (
    <nav class="cg-agenda" aria-label="Agenda">
      <h2 class="cg-label">
        Agenda, <span class="cg-number">{plural(minutes, "minute")}</span>
      </h2>
      {parts.map((part, place) => {
        const rows = <Rows rows={part.rows} onOpen={onOpen} may={may} />;
        if (!part.title) return rows;
        const open = part.phase === "now" || (!begun && place === 0);
        return <Chapter part={part} open={open} key={`${part.rows[0].id}-${open}`} children={rows} />;
      })}
      {may && (
        <button type="button" class="cg-button cg-agenda-add" data-kind="quiet" onClick={onAdd}>
          <Icon name="plus" />
          Add to the agenda
        </button>
      )}
      {begun && page.session.begun_from && (
        <ReadMore title="What it started from">
          <Begun begun={page.session.begun_from} />
        </ReadMore>
      )}
      <ReadMore title="Export">
        <Exports session={page.session} />
      </ReadMore>
    </nav>
  );
}

function Chapter({ part, open, children }) {
  return (
    <details class="cg-agenda-chapter" data-phase={part.phase} open={open}>
      <summary>
        <h3 class="cg-agenda-workshop" dir="auto">
          {part.title}
          <span class="cg-unseen">, {PHASES[part.phase]}</span>
        </h3>
        <span class="cg-agenda-minutes cg-number">
          {part.minutes}
          <span class="cg-unseen"> minutes</span>
          <span aria-hidden="true">′</span>
        </span>
      </summary>
      {children}
    </details>
  );
}

function Rows({ rows, onOpen, may }) {
  return (
    <ol>
      {rows.map((step) => (
        <li key={step.id} data-phase={step.phase} data-recess={step.recess || undefined}>
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
  );
}
