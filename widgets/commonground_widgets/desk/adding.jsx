/* Adding a workshop or a break to a session that runs: which, and where it comes. */
import { useEffect, useId, useState } from "preact/hooks";
import { hereabouts } from "../parts/agenda.js";
import { Dialog } from "../parts/Dialog.jsx";
import { Problem } from "../parts/Problem.jsx";
import { ofSession } from "./around.jsx";

const BREAKS = [10, 15, 30, 45, 60];
const BREAK = "break";

/** The workshops that there are: null while they are fetched, none where no server has any. */
function useWorkshops(session) {
  const [found, setFound] = useState(null);
  useEffect(() => {
    const going = new AbortController();
    fetch(ofSession(session, "workshops"), { signal: going.signal })
      .then((answer) => (answer.ok ? answer.json() : { workshops: [] }))
      .then(({ workshops }) => setFound(workshops))
      .catch(() => going.signal.aborted || setFound([]));
    return () => going.abort();
  }, []);
  return found;
}

/** What stands after the place where the room is; then one may come before it. */
function following(agenda) {
  const here = hereabouts(agenda);
  const at = agenda.indexOf(here[here.length - 1]);
  return agenda.some(({ phase }) => phase === "now") ? (agenda[at + 1] ?? null) : (agenda[0] ?? null);
}

export function Adding({ page, act, onClose }) {
  const workshops = useWorkshops(page.session);
  const [what, setWhat] = useState("");
  const [place, setPlace] = useState("end");
  const [minutes, setMinutes] = useState(15);
  const [called, setCalled] = useState("");
  const [problem, setProblem] = useState(null);
  const next = following(page.agenda);
  const choose = (value) => {
    setWhat(value);
    // A break is wanted now, a workshop when the others are done.
    if (next) setPlace(value === BREAK ? "next" : "end");
  };
  const add = async (event) => {
    event.preventDefault();
    const data = what === BREAK ? { break: called, minutes } : { workshop: what };
    const reply = await act("add_workshop", { ...data, place });
    if (reply.ok) onClose();
    else setProblem(reply.problem);
  };
  return (
    <Dialog title="Add to the agenda" onClose={onClose}>
      <form class="cg-stack" onSubmit={add}>
        <fieldset class="cg-adding">
          <legend class="cg-unseen">What</legend>
          {workshops === null && <p class="cg-quiet">Looking which workshops there are …</p>}
          {workshops?.length === 0 && (
            <p class="cg-quiet">Workshops can be added where a server holds the session. Here it can be a break.</p>
          )}
          {workshops?.map((one) => (
            <Choice
              value={one.id}
              what={what}
              choose={choose}
              title={one.title}
              minutes={one.minutes}
              more={[one.leads_to, ...one.begins_with]}
              key={one.id}
            />
          ))}
          <Choice value={BREAK} what={what} choose={choose} title="A break" more={[]} />
          {what === BREAK && <Break of={{ called, setCalled, minutes, setMinutes }} />}
        </fieldset>
        {next && what && (
          <fieldset class="cg-adding cg-adding-place">
            <legend class="cg-label">When</legend>
            <Choice value="next" what={place} choose={setPlace} name="place" title={`Before “${next.workshop ?? next.title}”`} />
            <Choice value="end" what={place} choose={setPlace} name="place" title="At the end" />
          </fieldset>
        )}
        <Problem problem={problem} />
        <div class="cg-adding-foot">
          <p class="cg-small cg-quiet">Nobody’s page moves until you open a step of it. You can undo this.</p>
          <div class="cg-row cg-dialog-foot">
            <button type="button" class="cg-button" onClick={onClose}>
              Cancel
            </button>
            <button type="submit" class="cg-button" data-kind="main" disabled={!what}>
              Add it
            </button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

function Choice({ value, what, choose, title, minutes, more = [], name = "what" }) {
  return (
    <label class="cg-adding-one">
      <input type="radio" name={name} checked={what === value} onChange={() => choose(value)} />
      <span>
        <strong dir="auto">{title}</strong>
        {minutes != null && <span class="cg-quiet cg-number"> {minutes} min</span>}
        {more.filter(Boolean).map((words) => (
          <span class="cg-small cg-quiet" dir="auto" key={words}>
            {words}
          </span>
        ))}
      </span>
    </label>
  );
}

function Break({ of }) {
  const [name, length] = [useId(), useId()];
  return (
    <div class="cg-adding-break">
      <div class="cg-field">
        <label for={name}>Its name</label>
        <input
          class="cg-input"
          id={name}
          value={of.called}
          maxLength={60}
          placeholder="Coffee"
          autocomplete="off"
          onInput={(event) => of.setCalled(event.currentTarget.value)}
        />
      </div>
      <div class="cg-field">
        <label for={length}>Minutes</label>
        <select
          class="cg-input"
          id={length}
          value={of.minutes}
          onChange={(event) => of.setMinutes(Number(event.currentTarget.value))}
        >
          {BREAKS.map((minutes) => (
            <option value={minutes} key={minutes}>
              {minutes}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
