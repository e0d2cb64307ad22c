/* One question of an indicator card, or one column of a row: what is asked, where it is answered, and what is said of the answer. */
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

export function Asked({ field, value, theirs, problems, shows = [], offers = [], from = "Who matters, from your map", onText }) {
  const id = useId();
  const hint = `${id}-hint`;
  const wrong = problems.length > 0;
  return (
    <div class="cg-field cg-asked">
      {field.kind === "choices" || (field.choices?.length && field.choices.length <= CHIPS) ? (
        <Chips field={field} value={value} hint={hint} onText={onText} />
      ) : (
        <>
          <label for={id}>{field.label}</label>
          {field.asks && (
            <p class="cg-hint" id={hint}>
              {field.asks}
            </p>
          )}
          <Entry id={id} hint={hint} field={field} value={value} wrong={wrong} onText={onText} />
          {offers.length > 0 && (
            <Offers names={offers} from={from} several={field.kind === "list"} value={value} onText={onText} />
          )}
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
function Offers({ names, from, several, value, onText }) {
  const chosen = several ? named(value).filter(Boolean) : [value.trim()].filter(Boolean);
  const turn = (name) => {
    const others = several ? chosen.filter((one) => one !== name) : [];
    onText((chosen.includes(name) ? others : [...others, name]).join(", "));
  };
  const button = (name) => (
    <button type="button" aria-pressed={chosen.includes(name)} onClick={() => turn(name)} dir="auto" key={name}>
      {name}
    </button>
  );
  return (
    <fieldset class="cg-asked-choices">
      <legend class="cg-small cg-quiet">{from}</legend>
      <div class="cg-kinds">{names.slice(0, OFFERED).map(button)}</div>
      {names.length > OFFERED && (
        <ReadMore title={`${names.length - OFFERED} more names`}>
          <div class="cg-kinds">{names.slice(OFFERED).map(button)}</div>
        </ReadMore>
      )}
    </fieldset>
  );
}

/** The choices themselves: one of them, or several where the field takes several. */
function Chips({ field, value, hint, onText }) {
  const several = field.kind === "choices";
  const chosen = (choice) => (several ? named(value).includes(choice) : choice === value);
  const turned = (choice) => {
    if (!several) return chosen(choice) ? "" : choice;
    return field.choices.filter((one) => chosen(one) !== (one === choice)).join(", ");
  };
  return (
    <fieldset class="cg-asked-choices" aria-describedby={field.asks ? hint : undefined}>
      <legend>{field.label}</legend>
      {field.asks && (
        <p class="cg-hint" id={hint}>
          {field.asks}
        </p>
      )}
      <div class="cg-kinds">
        {field.choices.map((choice) => (
          <button
            type="button"
            aria-pressed={chosen(choice)}
            onClick={() => onText(turned(choice))}
            dir="auto"
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
    "aria-describedby": field.asks ? hint : undefined,
    "aria-invalid": wrong || undefined,
    onInput: (event) => onText(event.currentTarget.value),
  };
  if (field.choices?.length)
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
    <input {...all} inputmode={mode} maxLength={field.limit ?? LIMITS[field.name] ?? LIMITS.line} autocomplete="off" enterkeyhint="next" />
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
