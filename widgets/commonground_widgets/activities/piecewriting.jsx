/* Writing pieces into places: one field at the thumb that says where it writes, and what one has written. */
import { useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { Own } from "../parts/Own.jsx";
import { useLink } from "../parts/use.js";

const LIMIT = 160;

/** A piece in the making: a new one in `place`, or the change of one. */
export function usePiece({ draft, send, kept, place, kinds }) {
  const { saveDraft } = useLink();
  const [piece, setPiece] = useState({ piece: null, text: draft?.text ?? "", place: draft?.place ?? place });
  const field = useRef(null);
  const now = useRef(piece);
  const set = (next) => {
    now.current = next;
    setPiece(next);
    if (kept) saveDraft(next.text.trim() && !next.piece ? { text: next.text, place: next.place } : {});
  };
  return {
    ...piece,
    field,
    type: (text) => set({ ...piece, text }),
    at: (where) => {
      set({ ...piece, piece: null, text: piece.piece ? "" : piece.text, place: where });
      field.current?.focus();
    },
    edit: ({ id, text, place: where }) => {
      set({ piece: id, text, place: where });
      field.current?.focus();
    },
    leave: () => set({ ...piece, piece: null, text: "" }),
    submit: async () => {
      const { piece: id, text, place: where } = piece;
      set({ piece: null, text: "", place: where }); // at once: the next can be typed while this one is on its way
      const { ok } = await send(id ? kinds.edit : kinds.add, { ...(id ? { piece: id } : {}), text, place: where });
      if (!ok && !now.current.text) set({ piece: id, text, place: where });
      field.current?.focus();
    },
  };
}

export function PieceForm({ piece, label, onType, children }) {
  const id = useId();
  const empty = !piece.text.trim();
  return (
    <form
      class="cg-card-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) piece.submit();
      }}
    >
      {children}
      <label for={id} class="cg-piece-label" dir="auto">
        {label}
      </label>
      <div class="cg-card-line">
        <input
          id={id}
          ref={piece.field}
          class="cg-input"
          dir="auto"
          maxLength={LIMIT}
          autocomplete="off"
          enterkeyhint="send"
          value={piece.text}
          onInput={(event) => {
            onType?.();
            piece.type(event.currentTarget.value);
          }}
        />
        <button type="submit" class="cg-button" data-kind="main" aria-disabled={empty}>
          {piece.piece ? "Save" : "Add"}
        </button>
      </div>
      {piece.piece && (
        <button type="button" class="cg-button" data-kind="quiet" onClick={piece.leave}>
          Cancel the change
        </button>
      )}
    </form>
  );
}

/** What one wrote, with what may be done with it. */
export function OwnPiece({ one, edited, onEdit, send, children }) {
  return (
    <Own
      text={one.text}
      about={one.n > 1 && <span class="cg-times cg-number">{one.n} ×</span>}
      edited={edited}
      onEdit={onEdit && (() => onEdit(one))}
      onWithdraw={() => send("withdraw_piece", { piece: one.id })}
    >
      {children}
    </Own>
  );
}

/** The button that points the field at a place. */
export function AddHere({ here, words, onAdd }) {
  return (
    <button type="button" class="cg-button cg-add-here" aria-pressed={here} onClick={onAdd}>
      <Icon name="plus" size={18} />
      <span>{words}</span>
    </button>
  );
}

/** At the desk: words for somebody who has no phone, and before the reveal those entered so. */
export function PiecesOnPaper({ page, act, places, word }) {
  const { board, can } = page;
  const id = useId();
  const kinds = { add: "enter_piece", edit: "edit_piece" };
  const piece = usePiece({ send: act, kept: false, place: places[0]?.id, kinds });
  if (!can.includes("enter_piece") || !places.length) return null;
  const place = places.some((one) => one.id === piece.place) ? piece.place : places[0].id;
  const may = can.includes("edit_piece");
  return (
    <details class="cg-more cg-on-paper">
      <summary>
        <Icon name="plus" />
        <span>Add {word} for somebody without a phone</span>
      </summary>
      <div class="cg-more-inside cg-stack">
        <PieceForm piece={{ ...piece, place }} label="What they say">
          <label for={id} class="cg-unseen">
            Where it goes
          </label>
          <select id={id} class="cg-input" value={place} onChange={(event) => piece.at(event.currentTarget.value)}>
            {places.map((one) => (
              <option value={one.id} key={one.id}>
                {one.text}
              </option>
            ))}
          </select>
        </PieceForm>
        {board.entered?.length > 0 && (
          <ul class="cg-list">
            {board.entered.map((one) => (
              <OwnPiece one={one} edited={piece.piece === one.id} onEdit={may && piece.edit} send={act} key={one.id} />
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
