/* Beside the board: the facilitator's own notes for this step, and who is here. */
import { Prose } from "../parts/Prose.jsx";
import { Icon } from "../parts/Icon.jsx";

export function Notes({ page }) {
  const notes = page.step?.notes;
  return (
    <section class="cg-notes">
      <h2 class="cg-label">Your notes</h2>
      {notes ? (
        <Prose text={notes} />
      ) : (
        <p class="cg-small cg-quiet">
          {page.step
            ? "No notes for this step."
            : "What to say and to watch for appears here with each step. Only you see it."}
        </p>
      )}
    </section>
  );
}

export function People({ page, may, onRemove }) {
  const { people = [] } = page.room;
  const order = [...people].sort((one, other) => other.here - one.here || one.name.localeCompare(other.name));
  const away = people.filter(({ here }) => !here).length;
  return (
    <section class="cg-people">
      <h2 class="cg-label">
        People, <span class="cg-number">{people.length - away}</span> here
        {away > 0 && (
          <>
            , <span class="cg-number">{away}</span> away
          </>
        )}
      </h2>
      {!people.length && <p class="cg-small cg-quiet">Names appear here as people join.</p>}
      <ul tabIndex={may ? undefined : 0}>
        {order.map((person) => (
          <li key={person.id} data-here={person.here || undefined}>
            <span class="cg-plate" data-filled={person.here || undefined} aria-hidden="true" />
            <span class="cg-people-name" dir="auto">
              {person.name}
              {!person.here && <span class="cg-small cg-quiet"> away</span>}
              {person.simulated && <span class="cg-small cg-quiet"> simulated</span>}
            </span>
            {may && (
              <button
                type="button"
                class="cg-button"
                data-kind="quiet"
                aria-label={`Remove ${person.name}`}
                onClick={() => onRemove(person)}
              >
                <Icon name="close" size={16} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
