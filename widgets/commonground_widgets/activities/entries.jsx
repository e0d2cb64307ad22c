/* What a room fills together (indicator cards, rows of a register): the list of it, and adding to it. */
import { useId, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";

const NAME = 120;

export const parted = (entries) => ({
  first: entries.filter(({ first }) => first),
  later: entries.filter(({ first }) => !first),
});

/** The entries, those apart that come first. */
export function Lists({ entries, draw }) {
  const { first, later } = parted(entries);
  const list = (some) => <ul class="cg-list cg-indicator-list">{some.map(draw)}</ul>;
  if (!first.length) return list(later);
  return (
    <>
      <h2 class="cg-label">These first</h2>
      {list(first)}
      {later.length > 0 && <h2 class="cg-label">Later, if there is time</h2>}
      {list(later)}
    </>
  );
}

/** One of them in the list: its name, how much of it is filled, who is at it, and what is said of it. */
export function Entry({ name, filled, of, filling, may, onOpen, says, extra, children }) {
  const inside = (
    <>
      <span class="cg-indicator-name" dir="auto">
        {name}
      </span>
      {extra}
      <span class="cg-bar" aria-hidden="true">
        <span style={`width: ${(100 * filled) / of}%`} />
      </span>
      <span class="cg-indicator-says cg-small">
        <span class="cg-number">
          {filled} of {of} filled
        </span>
        {says}
        {filling > 0 && <Mark icon="draft" words={`${plural(filling, "person", "people")} at it`} />}
      </span>
    </>
  );
  return (
    <li class="cg-indicator">
      {may ? (
        <button type="button" class="cg-card cg-indicator-open" onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div class="cg-card cg-indicator-open">{inside}</div>
      )}
      {children}
    </li>
  );
}

export function Mark({ icon, words }) {
  return (
    <span class="cg-mark">
      <Icon name={icon} size={14} /> {words}
    </span>
  );
}

/** What the desk does with one of them beside filling it. `does`: [kind, data, words] of each. */
export function Ordering({ name, can, does, send }) {
  return (
    <div class="cg-row cg-indicator-do">
      {does
        .filter(([kind]) => can.includes(kind))
        .map(([kind, data, words]) => (
          <button
            type="button"
            class="cg-button cg-button-small"
            data-kind="quiet"
            aria-label={`${words}: ${name}`}
            onClick={() => send(kind, data)}
            key={kind}
          >
            {words}
          </button>
        ))}
    </div>
  );
}

/** One more, by its name. `onAdd` tells whether it was taken. */
export function Adding({ label, what, onAdd }) {
  const id = useId();
  const [name, setName] = useState("");
  const add = async (event) => {
    event.preventDefault();
    if (name.trim() && (await onAdd(name))) setName("");
  };
  return (
    <form class="cg-card-form" onSubmit={add}>
      <label for={id} class="cg-piece-label">
        {label}
      </label>
      <div class="cg-card-line">
        <input
          id={id}
          class="cg-input"
          dir="auto"
          maxLength={NAME}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="cg-button" aria-disabled={!name.trim()}>
          Add<span class="cg-unseen"> the {what}</span>
        </button>
      </div>
    </form>
  );
}
