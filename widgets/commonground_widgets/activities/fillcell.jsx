/* Filling in one cell, and adding one that is missing. What is typed is kept until it is saved. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink } from "../parts/use.js";
import { people, statusInWords, statusOf } from "./hexagons.js";

const EMPTY = { who: "", give: "", get: "", evidence: "" };
const beginning = (entry) => (entry ? { ...entry, who: entry.who.join(", ") } : EMPTY);

export function FillCell({ page, cell, entry, together = false, send, going, problem, clear, onLeave }) {
  const { saveDraft } = useLink();
  const draft = page.draft?.cell === cell.id ? page.draft.form : null;
  const [form, setForm] = useState(() => draft ?? beginning(entry));
  const top = useRef(null);
  useEffect(() => {
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView();
  }, []);
  const type = (part) => {
    const next = { ...form, ...part };
    clear();
    setForm(next);
    saveDraft({ cell: cell.id, form: next });
  };
  const leave = () => {
    saveDraft({});
    onLeave();
  };
  const save = async () => {
    const { ok } = await send("fill_cell", { cell: cell.id, ...form, who: people(form.who) });
    if (ok) leave();
  };
  const status = statusOf(form);
  return (
    <>
      <section class="cg-fill" tabIndex={-1} ref={top} aria-label={`${cell.problem}: ${cell.segment} × ${cell.role}`}>
        <p class="cg-card cg-card-high cg-side">
          <strong class="cg-said" dir="auto">
            {cell.problem}
          </strong>
          <span class="cg-small cg-quiet" dir="auto">
            {cell.segment} × {cell.role}
          </span>
        </p>
        {together && <p class="cg-hint">All see at once what you save here. It stands beside what others said.</p>}
        <Words label="Who could meet?" hint="Roles or groups, commas between. A person only if they know of it." limit={300} value={form.who} onText={(who) => type({ who })} />
        <Words label={`What would ${cell.segment} give?`} limit={160} value={form.give} onText={(give) => type({ give })} />
        <Words label={`What would ${cell.segment} get?`} limit={160} value={form.get} onText={(get) => type({ get })} />
        <Words label="How would one know?" limit={200} value={form.evidence} onText={(evidence) => type({ evidence })} />
      </section>
      <Thumb
        problem={problem}
        status={
          going ? (
            <SavedMark is={going} />
          ) : (
            status !== "empty" && (
              <span class="cg-cell-status" data-status={status}>
                <Icon name={status === "full" ? "check" : "warning"} size={18} />
                <span>{statusInWords({ ...form, status })}</span>
              </span>
            )
          )
        }
      >
        <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={save}>
          Save this cell
        </button>
        <button type="button" class="cg-button" data-kind="quiet" onClick={leave}>
          Back without saving
        </button>
      </Thumb>
    </>
  );
}

function Words({ label, hint, limit, value, list, onText }) {
  const id = useId();
  return (
    <div class="cg-field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="cg-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        class="cg-input cg-said"
        dir="auto"
        maxLength={limit}
        aria-describedby={hint && `${id}-hint`}
        list={list && `${id}-list`}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((text) => (
            <option value={text} key={text} />
          ))}
        </datalist>
      )}
    </div>
  );
}

const NEW = { segment: "", role: "", problem: "" };

export function AddCell({ lists, send, first }) {
  const [form, setForm] = useState(NEW);
  const ready = Object.values(form).every((text) => text.trim());
  const add = async () => {
    const { ok } = await send("add_cell", form);
    if (ok) setForm(NEW);
  };
  const part = (name) => (text) => setForm((all) => ({ ...all, [name]: text }));
  return (
    <details class="cg-more" open={first}>
      <summary>
        <Icon name="plus" />
        <span>{first ? "The first cell" : "A cell is missing"}</span>
      </summary>
      <div class="cg-more-inside cg-stack">
        <Words label="Which customers?" limit={60} list={lists?.segments} value={form.segment} onText={part("segment")} />
        <Words label="Which of us?" limit={60} list={lists?.roles} value={form.role} onText={part("role")} />
        <Words label="Which problem do both have?" limit={120} value={form.problem} onText={part("problem")} />
        <button type="button" class="cg-button" data-kind={first && "main"} disabled={!ready} onClick={add}>
          Add this cell
        </button>
      </div>
    </details>
  );
}
