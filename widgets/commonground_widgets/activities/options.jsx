/* What can be chosen, each with its conditions; and how a choice changes when one of them is tapped. */
import { useId } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";

/** What is chosen after a tap on `id`: one takes the place of the other, or up to `most` of them. */
export function picked(chosen, id, { most }) {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id);
  return most > 1 ? [...chosen, id] : [id];
}

/**
 * @param {{options: object[], most: number, chosen: string[], legend: string, onChoose: (id: string) => void,
 *   beside?: (one: object) => any, below?: (one: object) => any}} props `beside` and `below`: what else stands with one
 */
export function Options({ options, most, chosen, legend, onChoose, beside, below }) {
  const name = useId();
  return (
    <fieldset class="cg-choices">
      <legend class="cg-label">{legend}</legend>
      {options.map((one) => {
        const on = chosen.includes(one.id);
        return (
          <div class="cg-opt" key={one.id}>
            <label class="cg-choice" data-chosen={on || undefined}>
              <input
                type={most > 1 ? "checkbox" : "radio"}
                name={name}
                value={one.id}
                checked={on}
                onChange={() => onChoose(one.id)}
              />
              <span class="cg-opt-mark" data-several={most > 1 || undefined} aria-hidden="true">
                {on && <Icon name="check" size={18} />}
              </span>
              <span>
                <strong class="cg-said" dir="auto">
                  {one.text}
                </strong>
                {one.says && <span class="cg-small cg-quiet">{one.says}</span>}
              </span>
              {beside?.(one)}
            </label>
            {below ? below(one) : <Needs needs={one.needs} />}
          </div>
        );
      })}
    </fieldset>
  );
}

const STATES = {
  met: ["check", "Met"],
  "not met": ["close", "Not met"],
  unknown: ["help", "Unknown"],
};

/** How it stands with a condition: a shape, a word, and what would open it. */
export function Need({ need }) {
  const [icon, word] = STATES[need.state] ?? STATES.unknown;
  return (
    <p class="cg-need" data-state={need.state}>
      <Icon name={icon} size={18} />
      <span>
        <strong>{word}: </strong>
        <span dir="auto">{need.text}</span>
        {need.where && (
          <span class="cg-quiet" dir="auto">
            {" "}
            ({need.where})
          </span>
        )}
        {need.state !== "met" && need.opens && <span class="cg-need-opens">What would open it: {need.opens}</span>}
      </span>
    </p>
  );
}

export function Needs({ needs = [] }) {
  if (!needs.length) return null;
  return (
    <ul class="cg-needs" aria-label="Conditions">
      {needs.map((need) => (
        <li key={need.id}>
          <Need need={need} />
        </li>
      ))}
    </ul>
  );
}
