/* One question of an indicator card: what is asked, where it is answered, and what is said of the answer. */
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";

const LIMITS = { name: 120, text: 600, line: 200 };
const CHIPS = 5; // more choices than these are a list that opens
const ISO = /^\d{4}-\d\d-\d\d$/u;
/** How what is found is told: its icon and its word. */
export const LEVELS = {
  error: ["error", "To mend"],
  warning: ["warning", "Worth a look"],
  note: ["info", "A thought"],
};
/** How what the numbers of a card can show is told. */
const TONES = { error: "bad", warning: "warn" };

export function Asked({ field, value, theirs, problems, shows, offers = [], onText }) {
  const id = useId();
  const hint = `${id}-hint`;
  const wrong = problems.length > 0;
  return (
    <div class="cg-field cg-asked">
      {field.choices.length && field.choices.length <= CHIPS ? (
        <Chips field={field} value={value} hint={hint} onText={onText} />
      ) : (
        <>
          <label for={id}>{field.label}</label>
          <p class="cg-hint" id={hint}>
            {field.asks}
          </p>
          <Entry id={id} hint={hint} field={field} value={value} wrong={wrong} onText={onText} />
          {offers.length > 0 && <Offers names={offers} value={value} onText={onText} />}
        </>
      )}
      {problems.map((one) => (
        <p class="cg-problem" key={one.reason}>
          {one.reason} {one.fix}
        </p>
      ))}
      {shows.map((one) => (
        <p class="cg-note" data-tone={TONES[one.level]} key={one.reason}>
          <Icon name={(LEVELS[one.level] ?? LEVELS.note)[0]} />
          <span>
            {one.reason} <span class="cg-quiet">{one.fix}</span>
          </span>
        </p>
      ))}
      {theirs != null && (
        <p class="cg-note" dir="auto">
          <Icon name="people" />
          <span>
            Saved meanwhile: “{theirs}”. Save again to put yours in its place.
          </span>
        </p>
      )}
    </div>
  );
}

const named = (value) => value.split(",").map((one) => one.trim());
const OFFERED = 12;

/** Names that are known already: a tap puts one into the field, another takes it out. */
function Offers({ names, value, onText }) {
  const chosen = named(value).filter(Boolean);
  const turn = (name) =>
    onText((chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]).join(", "));
  const button = (name) => (
    <button type="button" aria-pressed={chosen.includes(name)} onClick={() => turn(name)} dir="auto" key={name}>
      {name}
    </button>
  );
  return (
    <fieldset class="cg-asked-choices">
      <legend class="cg-small cg-quiet">Who matters, from your map</legend>
      <div class="cg-kinds">{names.slice(0, OFFERED).map(button)}</div>
      {names.length > OFFERED && (
        <ReadMore title={`${names.length - OFFERED} more names`}>
          <div class="cg-kinds">{names.slice(OFFERED).map(button)}</div>
        </ReadMore>
      )}
    </fieldset>
  );
}

function Chips({ field, value, hint, onText }) {
  return (
    <fieldset class="cg-asked-choices" aria-describedby={hint}>
      <legend>{field.label}</legend>
      <p class="cg-hint" id={hint}>
        {field.asks}
      </p>
      <div class="cg-kinds">
        {field.choices.map((choice) => (
          <button
            type="button"
            aria-pressed={choice === value}
            onClick={() => onText(choice === value ? "" : choice)}
            key={choice}
          >
            {choice}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Entry({ id, hint, field, value, wrong, onText }) {
  const all = {
    id,
    class: "cg-input",
    dir: "auto",
    value,
    "aria-describedby": hint,
    "aria-invalid": wrong || undefined,
    onInput: (event) => onText(event.currentTarget.value),
  };
  if (field.choices.length)
    return (
      <select {...all}>
        <option value="">Not decided yet</option>
        {field.choices.map((choice) => (
          <option value={choice} key={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  if (field.kind === "text") return <Growing all={all} />;
  if (field.kind === "date" && (!value || ISO.test(value))) return <input {...all} type="date" />;
  const mode = field.kind === "number" ? "decimal" : field.kind === "whole" ? "numeric" : undefined;
  return (
    <input {...all} inputmode={mode} maxLength={LIMITS[field.name] ?? LIMITS.line} autocomplete="off" enterkeyhint="next" />
  );
}

/** A field that is as high as what stands in it. */
function Growing({ all }) {
  const field = useRef(null);
  useEffect(() => {
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight + 2}px`;
  }, [all.value]);
  return <textarea {...all} ref={field} rows={2} maxLength={LIMITS.text} />;
}
