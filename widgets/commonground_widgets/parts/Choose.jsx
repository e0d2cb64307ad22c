/* One of several, from a list that opens. */
import { useId } from "preact/hooks";

/**
 * @param {{label: string, value: string, items: {id: string, text: string}[], onValue: (id: string) => void,
 *   none?: string, hint?: string, field?: object, class?: string}} props `none`: what stands there while
 *   nothing is chosen; `field`: a ref to the list itself
 */
export function Choose({ label, hint, none = "Choose …", value, items, onValue, field, class: name = "" }) {
  const id = useId();
  return (
    <div class={`cg-field ${name}`}>
      <label for={id}>{label}</label>
      {hint && <p class="cg-hint">{hint}</p>}
      <select
        id={id}
        class="cg-input"
        ref={field}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">{none}</option>
        {items.map(({ id: key, text }) => (
          <option value={key} key={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
