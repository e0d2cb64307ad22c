/* Writing cards: one field at the thumb, and what one has written above it. */
import { useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { Own } from "../parts/Own.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";

const LIMIT = 120;
const EMPTY = { card: null, text: "", kind: "" };

/** The kind of a card: a shape and its word. */
export function Kind({ kinds = [], kind }) {
  if (!kind) return null;
  return (
    <span class="cg-kind" data-kind={(Math.max(0, kinds.indexOf(kind)) % 6) + 1}>
      <span dir="auto">{kind}</span>
    </span>
  );
}

export function Kinds({ kinds, kind, onKind }) {
  if (!kinds?.length) return null;
  return (
    <div class="cg-kinds" role="group" aria-label="What kind it is, if you like">
      {kinds.map((one) => (
        <button type="button" key={one} aria-pressed={one === kind} onClick={() => onKind(one === kind ? "" : one)}>
          <Kind kinds={kinds} kind={one} />
        </button>
      ))}
    </div>
  );
}

/** A card in the making, which is sent as a new one or as the change of one. */
function useCard({ draft, send, kept }) {
  const { saveDraft } = useLink();
  const [card, setCard] = useState({ ...EMPTY, text: draft?.text ?? "", kind: draft?.kind ?? "" });
  const now = useRef(card);
  const set = (next) => {
    now.current = next;
    setCard(next);
    if (kept) saveDraft(next.text.trim() && !next.card ? { text: next.text, kind: next.kind } : {});
  };
  const submit = async (kinds) => {
    const { card: id, text, kind } = card;
    set(EMPTY); // at once: the next card can be typed while this one is on its way
    const { ok } = await send(id ? kinds.edit : kinds.add, id ? { card: id, text, kind } : { text, kind });
    if (!ok && !now.current.text) set({ card: id, text, kind });
  };
  return { ...card, change: (part) => set({ ...card, ...part }), edit: (one) => set(one), submit };
}

export function Writing({ page }) {
  const { mine, step, board } = page;
  const { about, limit = 10 } = step.options;
  const kinds = board.kinds ?? [];
  const { send, going, problem, clear } = useSend();
  const cards = mine.cards ?? [];
  const card = useCard({ draft: page.draft, send, kept: true });
  const field = useRef(null);
  const full = cards.length >= limit && !card.card;
  const edit = (one) => {
    clear();
    card.edit({ card: one.id, text: one.text, kind: one.kind });
    field.current?.focus();
  };
  const submit = () => {
    card.submit({ add: "add_card", edit: "edit_card" });
    field.current?.focus();
  };
  return (
    <>
      <section class="cg-stack">
        <h2 class="cg-label">
          Your cards: <span class="cg-number">{cards.length}</span> of up to <span class="cg-number">{limit}</span>
        </h2>
        {!cards.length && (
          <p class="cg-empty">Nothing yet. Write one thing on each card, as many as come to your mind.</p>
        )}
        <ul class="cg-list">
          {[...cards].reverse().map((one) => (
            <OwnCard card={one} kinds={kinds} edited={card.card === one.id} onEdit={edit} send={send} key={one.id} />
          ))}
        </ul>
      </section>
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        {full ? (
          <p class="cg-note">
            <Icon name="check" />
            <span>That is {limit}, as many as there is room for. You can still change one or withdraw one.</span>
          </p>
        ) : (
          <Form card={card} about={about} kinds={kinds} field={field} onType={clear} onSubmit={submit} />
        )}
      </Thumb>
    </>
  );
}

function OwnCard({ card, kinds, edited, may = true, onEdit, send }) {
  return (
    <Own
      text={card.text}
      about={<Kind kinds={kinds} kind={card.kind} />}
      edited={edited}
      onEdit={may && (() => onEdit(card))}
      onWithdraw={() => send("withdraw_card", { card: card.id })}
    />
  );
}

function Form({ card, about, kinds, field, onType, onSubmit, label = "Your next card" }) {
  const id = useId();
  const empty = !card.text.trim();
  return (
    <form
      class="cg-card-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) onSubmit();
      }}
    >
      <div class="cg-field">
        <label for={id}>
          {card.card ? "Change this card" : label}
          {about && <span class="cg-about"> · {about}</span>}
        </label>
        <div class="cg-card-line">
          <input
            id={id}
            ref={field}
            class="cg-input"
            dir="auto"
            maxLength={LIMIT}
            autocomplete="off"
            enterkeyhint="send"
            value={card.text}
            onInput={(event) => {
              onType();
              card.change({ text: event.currentTarget.value });
            }}
          />
          <button
            type="submit"
            class="cg-button"
            data-kind="main"
            aria-disabled={empty}
            aria-label={card.card ? "Save the card" : "Add the card"}
          >
            {card.card ? "Save" : "Add"}
          </button>
        </div>
      </div>
      <div class="cg-row">
        <Kinds kinds={kinds} kind={card.kind} onKind={(kind) => card.change({ kind })} />
        {card.card && (
          <button type="button" class="cg-button" data-kind="quiet" onClick={() => card.edit(EMPTY)}>
            Cancel the change
          </button>
        )}
      </div>
    </form>
  );
}

/** At the desk: a card for somebody who has no phone, and before the reveal those entered so. */
export function OnPaper({ page, act }) {
  const { step, board, can } = page;
  const { about } = step.options;
  const kinds = board.kinds ?? [];
  const card = useCard({ send: act, kept: false });
  const field = useRef(null);
  if (!can.includes("enter_card")) return null;
  const submit = () => {
    card.submit({ add: "enter_card", edit: "edit_card" });
    field.current?.focus();
  };
  return (
    <details class="cg-more cg-on-paper">
      <summary>
        <Icon name="plus" />
        <span>Add a card for somebody without a phone</span>
      </summary>
      <div class="cg-more-inside cg-stack">
        <Form
          card={card}
          about={about}
          kinds={kinds}
          field={field}
          onType={() => {}}
          onSubmit={submit}
          label="What they say"
        />
        {board.entered?.length > 0 && (
          <ul class="cg-list">
            {board.entered.map((one) => (
              <OwnCard
                card={one}
                kinds={kinds}
                edited={card.card === one.id}
                may={can.includes("edit_card")}
                onEdit={({ id, text, kind }) => card.edit({ card: id, text, kind })}
                send={act}
                key={one.id}
              />
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
