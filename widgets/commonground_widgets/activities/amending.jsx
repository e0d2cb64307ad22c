/* The desk changes the text so that an objection falls away, and asks everybody again. */
import { useId, useState } from "preact/hooks";
import { Diff } from "../parts/Diff.jsx";

export function Amending({ board, act }) {
  const id = useId();
  const [text, setText] = useState(null);
  const words = text ?? board.text ?? "";
  const changed = words.trim() && words.trim() !== board.text;
  if (text == null) {
    return (
      <button type="button" class="cg-button cg-start" onClick={() => setText(board.text)}>
        Amend the text
      </button>
    );
  }
  return (
    <div class="cg-stack">
      <div class="cg-field">
        <label for={id}>The amended text</label>
        <p class="cg-hint" id={`${id}-hint`}>
          Adopting it starts round {board.round + 1}: everybody answers again. What was said stays on record.
        </p>
        <textarea
          id={id}
          class="cg-input cg-said"
          dir="auto"
          rows={4}
          maxLength={4000}
          aria-describedby={`${id}-hint`}
          value={words}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {changed && (
        <p class="cg-said cg-amended">
          <Diff before={board.text} after={words.trim()} />
        </p>
      )}
      <div class="cg-row">
        <button
          type="button"
          class="cg-button"
          aria-disabled={!changed}
          onClick={() => changed && act("amend", { text: words })}
        >
          Adopt and ask again
        </button>
        <button type="button" class="cg-button" data-kind="quiet" onClick={() => setText(null)}>
          Leave it
        </button>
      </div>
    </div>
  );
}
