/* Free text, with the words that a finding refers to marked in the field itself.
 *
 * A field cannot mark words, so a copy of the text lies behind it, letter for letter, invisible but
 * for its marks. The copy also gives the field its height.
 */
import { useId } from "preact/hooks";
import { cut } from "../parts/marks.js";

const LIMIT = 600;
const NEAR = 80;

export function Free({ form, findings, onChange }) {
  const id = useId();
  return (
    <div class="cg-field">
      <label for={id}>Your statement</label>
      <Grow
        id={id}
        limit={LIMIT}
        rows={5}
        value={form.text}
        findings={findings}
        describedBy={`${id}-room`}
        onText={(text) => onChange({ text })}
      />
      <p class="cg-hint cg-number" id={`${id}-room`}>
        {form.text.length > LIMIT - NEAR
          ? `Room for ${LIMIT - form.text.length} more characters`
          : "One sentence, about 40 words at most."}
      </p>
    </div>
  );
}

/** A field that grows with its text. */
export function Grow({ id, value, rows, limit, findings = [], describedBy, field, onText, ...rest }) {
  return (
    <div class="cg-grow cg-said" style={`--rows: ${rows}`}>
      <div class="cg-grow-copy" dir="auto" aria-hidden="true">
        {cut(value, findings).map(({ text, level }, place) =>
          level ? (
            <mark data-level={level} key={place}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
        {"\u200b"}
      </div>
      <textarea
        {...rest}
        ref={field}
        id={id}
        class="cg-input"
        dir="auto"
        rows={rows}
        maxLength={limit}
        aria-describedby={describedBy || undefined}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
