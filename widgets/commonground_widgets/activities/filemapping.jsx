/* How a file was understood: what it is, which column is what, and what only the person knows.
 *
 * No cell of the file is ever shown, only what kind of thing stands in a column. What changes how the
 * rest is understood (the kind, a column, an answer) has the file looked at again.
 */
import { useId, useState } from "preact/hooks";
import { Found } from "../parts/Found.jsx";
import { Icon } from "../parts/Icon.jsx";
import { listed, plural } from "../parts/words.js";

const TO = [
  ["out", "Not compared"],
  ["treated", "Where it changed"],
  ["control", "The comparison"],
  ["segment", "A series of its own"],
];
const LATER = /^(order-|zone$)/; // answers that change nothing of how the columns are understood
const CADENCE = { day: "Days", week: "Weeks", month: "Months", quarter: "Quarters" };

/** "3 March 2025 – 15 July 2026" */
export function span({ from, to }) {
  if (!from) return "";
  const long = (iso) =>
    new Date(`${iso}T12:00:00`).toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
  return from === to ? long(from) : `${long(from)} – ${long(to)}`;
}

export function Mapping({ look, cards, bring }) {
  const { answers } = bring;
  const [said, setSaid] = useState(answers);
  const open = look.questions.filter(({ id, answer }) => !(said.said?.[id] ?? answer));
  const put = (part, key, value) => {
    const next = { ...said, [part]: { ...said[part], [key]: value } };
    setSaid(next);
    return next;
  };
  const again = (next) => bring.again(next);
  const kind = (id) => again({ kind: id });
  const role = (id, keys) => again(put("roles", id, keys));
  return (
    <form
      class="cg-bring-look cg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        bring.take(said);
      }}
    >
      <header>
        <h2 class="cg-label">
          <bdi>{look.name}</bdi>
        </h2>
        <p class="cg-small cg-quiet">
          {[plural(look.rows.toLocaleString(), "row"), span(look), ...look.remarks].filter(Boolean).join(" · ")}
        </p>
      </header>
      <Choice label="What it is" value={look.kind} choices={look.kinds.map(({ id, text }) => [id, text])} onChange={kind} />
      {look.questions.map((question) => (
        <Question
          question={question}
          value={said.said?.[question.id] ?? question.answer}
          onChange={(value) => {
            const next = put("said", question.id, value);
            if (!LATER.test(question.id)) again(next);
          }}
          key={question.id}
        />
      ))}
      <Roles look={look} onRole={role} />
      <Groups groups={look.groups} said={said.groups ?? {}} onGroup={(name, to) => put("groups", name, to)} />
      <Measures look={look} cards={cards} said={said} put={put} setSaid={setSaid} />
      {look.problems.length > 0 && (
        <details class="cg-bring-part" open={look.problems.length < 4}>
          <summary>{plural(look.problems.length, "thing")} to know about this file</summary>
          <Found found={look.problems} label="About this file" />
        </details>
      )}
      <Never left={look.left_out} />
      <div class="cg-row cg-bring-foot">
        <button type="button" class="cg-button" data-kind="quiet" onClick={() => bring.end("Nothing was taken in.")}>
          Put it away
        </button>
        <button type="submit" class="cg-button" data-kind="main" disabled={open.length > 0}>
          See what comes of it
        </button>
      </div>
      {open.length > 0 && <p class="cg-small cg-quiet">First answer: {open[0].words}</p>}
    </form>
  );
}

function Never({ left }) {
  if (!left.length) return null;
  const names = left.length > 6 ? [...left.slice(0, 6), `${left.length - 6} more`] : left;
  return (
    <p class="cg-note" data-tone="good">
      <Icon name="closed" />
      <span>
        Never taken in, because they hold names, addresses or messages: <bdi>{listed(names)}</bdi>.
      </span>
    </p>
  );
}

function Choice({ label, value, choices, onChange, hint }) {
  const id = useId();
  return (
    <div class="cg-field">
      <label for={id} dir="auto">
        {label}
      </label>
      <select id={id} class="cg-input" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {choices.map(([key, text]) => (
          <option value={key} key={key}>
            {text}
          </option>
        ))}
      </select>
      {hint && <p class="cg-small cg-quiet">{hint}</p>}
    </div>
  );
}

function Question({ question, value, onChange }) {
  const name = useId();
  if (question.choices.length > 4)
    return (
      <Choice
        label={question.words}
        value={value}
        choices={question.choices.map(({ id, text }) => [id, text])}
        onChange={onChange}
      />
    );
  return (
    <fieldset class="cg-bring-question" data-open={!value}>
      <legend dir="auto">{question.words}</legend>
      {question.choices.map(({ id, text }) => (
        <label class="cg-bring-one" key={id}>
          <input type="radio" name={name} checked={value === id} onChange={() => onChange(id)} />
          <span dir="auto">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Which column is what. What the headers told is folded away; what is missing stands open. */
function Roles({ look, onRole }) {
  const columns = Object.fromEntries(look.columns.map((column) => [column.key, column]));
  const missing = look.roles.some(({ needed, columns: keys }) => needed && !keys.length);
  const known = look.roles.filter(({ columns: keys }) => keys.length).length;
  return (
    <details class="cg-bring-part" open={missing || look.kind === "table"}>
      <summary>
        Which column is what: {known} of {look.roles.length} found
      </summary>
      <div class="cg-bring-roles">
        {look.roles.map((role) =>
          role.many ? (
            <Many role={role} columns={columns} onRole={onRole} key={role.id} />
          ) : (
            <Choice
              label={role.label}
              value={role.columns[0] ?? ""}
              choices={[["", "None"], ...role.fits.map((key) => [key, columns[key].name])]}
              hint={columns[role.columns[0]]?.holds}
              onChange={(key) => onRole(role.id, key ? [key] : [])}
              key={role.id}
            />
          ),
        )}
      </div>
    </details>
  );
}

function Many({ role, columns, onRole }) {
  if (!role.fits.length) return null;
  const turn = (key) =>
    onRole(role.id, role.columns.includes(key) ? role.columns.filter((one) => one !== key) : [...role.columns, key]);
  return (
    <fieldset class="cg-bring-question">
      <legend>{role.label}</legend>
      {role.fits.map((key) => (
        <label class="cg-bring-one" key={key}>
          <input type="checkbox" checked={role.columns.includes(key)} onChange={() => turn(key)} />
          <span>
            <bdi>{columns[key].name}</bdi> <span class="cg-small cg-quiet">{columns[key].holds}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Groups({ groups, said, onGroup }) {
  if (groups.length < 2) return null;
  return (
    <details class="cg-bring-part" open>
      <summary>Compare {groups.length} groups?</summary>
      <p class="cg-small cg-quiet">Say where it changed and what that is compared with. Groups of fewer than five are not listed.</p>
      <div class="cg-bring-roles">
        {groups.map(({ name, rows }) => (
          <Choice
            label={name}
            value={said[name] ?? "out"}
            choices={TO}
            hint={plural(rows.toLocaleString(), "row")}
            onChange={(to) => onGroup(name, to)}
            key={name}
          />
        ))}
      </div>
    </details>
  );
}

function Measures({ look, cards, said, put, setSaid }) {
  if (!look.measures.length) return null;
  const of = (id) => said.measures?.[id] ?? {};
  return (
    <fieldset class="cg-bring-measures">
      <legend>What to follow</legend>
      <Choice
        label="One number for each of these"
        value={said.cadence || look.cadence}
        choices={look.cadences.map((one) => [one, CADENCE[one]])}
        onChange={(cadence) => setSaid({ ...said, cadence })}
      />
      <ul class="cg-list">
        {look.measures.map((one) => {
          const taken = of(one.id).take !== false;
          return (
            <li key={one.id}>
              <label class="cg-bring-one">
                <input
                  type="checkbox"
                  checked={taken}
                  onChange={() => put("measures", one.id, { ...of(one.id), take: !taken })}
                />
                <span>
                  <bdi>{one.name}</bdi>{" "}
                  <span class="cg-small cg-quiet">
                    {one.statistic}
                    {one.activity && " · activity, no outcome"}
                  </span>
                </span>
              </label>
              {taken && cards.length > 0 && (
                <Choice
                  label={`The card in the plan for ${one.name}`}
                  value={of(one.id).card ?? "?"}
                  choices={[["?", "The one that fits its name"], ...cards.map(({ id, name }) => [id, name]), ["", "None"]]}
                  onChange={(card) => put("measures", one.id, card === "?" ? { take: true } : { ...of(one.id), card })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
