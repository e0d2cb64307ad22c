/* What the desk can do with the piece that it has chosen: other words, another place, off the board. */
import { useEffect, useId, useRef, useState } from "preact/hooks";

const WORDS = 160;

/** @param {{piece: object, places: {id: string, text: string}[], can: string[], act: Function, onLeave: () => void}} props */
export function PieceHand({ piece, places, can, act, onLeave, children }) {
  const [rewording, setRewording] = useState(false);
  useEffect(() => setRewording(false), [piece.id]);
  const perform = async (kind, data, stay) => {
    const { ok } = await act(kind, { piece: piece.id, ...data });
    if (ok && !stay) onLeave();
  };
  return (
    <section
      class="cg-hand"
      aria-label="What you have chosen"
      onKeyDown={(event) => event.key === "Escape" && onLeave()}
    >
      <p class="cg-hand-words" role="status">
        <strong dir="auto">{piece.text}</strong>
      </p>
      {children}
      {rewording ? (
        <Words text={piece.text} onWords={(text) => perform("reword_piece", { text })} onLeave={() => setRewording(false)} />
      ) : (
        <div class="cg-row">
          {can.includes("move_piece") && (
            <label class="cg-move-to">
              <span class="cg-unseen">Move it to</span>
              <select
                class="cg-button"
                value="?"
                onChange={(event) => perform("move_piece", { place: event.currentTarget.value }, true)}
              >
                <option value="?" disabled>
                  Move to …
                </option>
                {places.map(({ id, text }) => (
                  <option value={id} key={id}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
          )}
          {can.includes("reword_piece") && (
            <button type="button" class="cg-button" onClick={() => setRewording(true)}>
              Change the words
            </button>
          )}
          {can.includes("take_out_piece") && (
            <button type="button" class="cg-button" onClick={() => perform("take_out_piece", {})}>
              Take off the board
            </button>
          )}
          <button type="button" class="cg-button" data-kind="quiet" onClick={onLeave}>
            Let go
          </button>
        </div>
      )}
    </section>
  );
}

function Words({ text, onWords, onLeave }) {
  const id = useId();
  const field = useRef(null);
  const [words, setWords] = useState(text);
  useEffect(() => field.current.focus(), []);
  return (
    <form
      class="cg-naming"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) onWords(words);
      }}
    >
      <label for={id} class="cg-unseen">
        The words
      </label>
      <input
        id={id}
        ref={field}
        class="cg-input"
        dir="auto"
        maxLength={WORDS}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <button type="submit" class="cg-button" data-kind="main" aria-disabled={!words.trim()}>
        Save
      </button>
      <button type="button" class="cg-button" data-kind="quiet" onClick={onLeave}>
        Cancel
      </button>
    </form>
  );
}
