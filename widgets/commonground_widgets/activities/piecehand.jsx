/* What the desk can do with the piece that it has chosen: other words, another place, off the board. */
import { useEffect, useState } from "preact/hooks";
import { MoveTo, Naming } from "./hand.jsx";

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
        <Naming
          label="The words"
          name={piece.text}
          limit={WORDS}
          onName={(text) => perform("reword_piece", { text })}
          onLeave={() => setRewording(false)}
        />
      ) : (
        <div class="cg-row">
          {can.includes("move_piece") && (
            <MoveTo
              label="Move it to"
              word="Move to …"
              places={places}
              onMove={(place) => perform("move_piece", { place }, true)}
            />
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
