/* Piece by piece: a field for each slot, and the sentence as it grows, its gaps to be tapped.
 *
 * Where there is room all fields are shown; on a phone only the one that is being filled, so that
 * sentence, field and button fit above the keyboard.
 */
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { slotsAt } from "../parts/compose.js";
import { Grow } from "./free.jsx";

const LIMIT = 200;

export function Guided({ form, slots, parsed, findings, onChange }) {
  const id = useId();
  const fields = useRef({});
  const firstEmpty = slots.findIndex((slot) => !form.slots[slot.id]);
  const [place, setPlace] = useState(Math.max(0, firstEmpty));
  const here = slots[place];
  const marked = levels(form.composed.ranges, findings);
  const wanted = useRef(false);
  const go = (next) => {
    wanted.current = true;
    setPlace(next);
  };
  // Before the next key comes: whoever types on after Enter loses no letter.
  useLayoutEffect(() => {
    if (wanted.current) fields.current[here.id]?.focus();
    wanted.current = false;
  }, [place]);
  const onKey = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (place < slots.length - 1) go(place + 1);
  };
  return (
    <>
      <div class="cg-slots">
        {slots.map((slot, index) => (
          <div class="cg-field cg-slot" data-here={slot.id === here.id || undefined} key={slot.id}>
            <label for={`${id}-${slot.id}`}>{slot.label}</label>
            {slot.hint && (
              <p class="cg-hint" id={`${id}-${slot.id}-hint`}>
                {slot.hint}
              </p>
            )}
            <Grow
              id={`${id}-${slot.id}`}
              field={(element) => (fields.current[slot.id] = element)}
              describedBy={slot.hint && `${id}-${slot.id}-hint`}
              limit={LIMIT}
              rows={1}
              value={form.slots[slot.id] ?? ""}
              onFocus={() => setPlace(index)}
              onKeyDown={onKey}
              onText={(words) => onChange({ slots: { ...form.slots, [slot.id]: words } })}
            />
          </div>
        ))}
      </div>
      <Steps place={place} slots={slots} onGo={go} />
      <Sentence form={form} slots={slots} parsed={parsed} marked={marked} here={here.id} onGo={go} />
    </>
  );
}

/** The strongest level of a finding for each slot whose words it saw. */
function levels(ranges, findings) {
  const order = ["note", "warning", "error"];
  const found = {};
  for (const { span, level } of findings) {
    for (const slot of slotsAt(ranges, span)) {
      if (order.indexOf(level) > order.indexOf(found[slot])) found[slot] = level;
    }
  }
  return found;
}

function Sentence({ form, slots, parsed, marked, here, onGo }) {
  const places = new Map(slots.map((slot, index) => [slot.id, index]));
  return (
    <p class="cg-card cg-said cg-sentence" dir="auto">
      {parsed.row.map(({ lead, slot }) => {
        const words = form.slots[slot]?.trim();
        const index = places.get(slot);
        return (
          <span key={slot}>
            {lead}
            <Gap
              label={slots[index].label}
              words={words}
              level={marked[slot]}
              here={slot === here}
              onGo={() => onGo(index)}
            />
          </span>
        );
      })}
      {parsed.tail}
    </p>
  );
}

/** A gap flows with the sentence and breaks over lines, which a button element cannot. */
function Gap({ label, words, level, here, onGo }) {
  const onKeyDown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onGo();
  };
  return (
    <span
      role="button"
      tabIndex={0}
      class="cg-gap"
      data-filled={words ? true : undefined}
      data-level={level}
      aria-current={here ? "true" : undefined}
      aria-label={`${label}: ${words || "empty"}`}
      onClick={onGo}
      onKeyDown={onKeyDown}
    >
      {words || label}
    </span>
  );
}

function Steps({ place, slots, onGo }) {
  return (
    <div class="cg-slot-steps">
      <button type="button" class="cg-button" data-kind="quiet" disabled={place === 0} onClick={() => onGo(place - 1)}>
        Back
      </button>
      <span class="cg-number cg-small">
        {place + 1} of {slots.length}
      </span>
      <button type="button" class="cg-button" disabled={place === slots.length - 1} onClick={() => onGo(place + 1)}>
        Next piece
      </button>
    </div>
  );
}
