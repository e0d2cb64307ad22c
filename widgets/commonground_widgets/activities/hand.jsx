/* What can be done with the cards in the hand. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";
import { Kinds } from "./cardwriting.jsx";

const WORDS = 120;
const NAME = 60;

export function Hand({ carry, held, results, groups, kinds, act, can, onGroup }) {
  const [doing, setDoing] = useState("");
  const cards = held.map((id) => results.find((card) => card.id === id));
  const [first, ...others] = cards;
  useEffect(() => setDoing(""), [held.length]);
  const perform = async (kind, data) => {
    if ((await act(kind, data)).ok) carry.letGo();
  };
  return (
    <section class="cg-hand" aria-label="The cards in your hand">
      <p class="cg-hand-words" role="status">
        <strong>{plural(cards.length, "card")}</strong>
        {!others.length && <span dir="auto">{first.text}</span>}
      </p>
      {others.length > 0 && (
        <ul class="cg-in-hand" aria-label="In your hand">
          {cards.map(({ id, text }) => (
            <li key={id}>
              <button
                type="button"
                class="cg-chip"
                aria-label={`Let go of ${text}`}
                onClick={() => carry.hold(held.filter((other) => other !== id))}
              >
                <span dir="auto">{text}</span>
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {doing === "group" && <Naming label="Name of the new group" onName={onGroup} onLeave={() => setDoing("")} />}
      {doing === "words" && (
        <Rewording
          card={first}
          kinds={kinds}
          onWords={(words) => perform("reword_card", { card: first.id, ...words })}
          onLeave={() => setDoing("")}
        />
      )}
      {!doing && (
        <div class="cg-row">
          {others.length > 0 && (
            <button
              type="button"
              class="cg-button"
              data-kind="main"
              onClick={() => perform("merge_cards", { into: first.id, cards: others.map(({ id }) => id) })}
            >
              Merge, keep “<span class="cg-hand-kept">{first.text}</span>”
            </button>
          )}
          {groups.length > 0 && (
            <MoveTo
              label="Put into a group"
              word="Put into …"
              places={[...groups.map(({ id, name }) => ({ id, text: name })), { id: "", text: "No group" }]}
              onMove={(group) => perform("place_cards", { cards: held, group })}
            />
          )}
          <button type="button" class="cg-button" onClick={() => setDoing("group")}>
            New group
          </button>
          {!others.length && can.includes("reword_card") && (
            <button type="button" class="cg-button" onClick={() => setDoing("words")}>
              Change the words
            </button>
          )}
          {!others.length && can.includes("take_out_card") && (
            <button type="button" class="cg-button" onClick={() => perform("take_out_card", { card: first.id })}>
              Take off the board
            </button>
          )}
          <button type="button" class="cg-button" data-kind="quiet" onClick={carry.letGo}>
            Let go
          </button>
        </div>
      )}
      {!others.length && !doing && first.under.length > 0 && (
        <ul class="cg-under" aria-label="Merged into this card">
          {first.under.map((one) => (
            <li key={one.id}>
              <span dir="auto">{one.text}</span>
              <button
                type="button"
                class="cg-button"
                data-kind="quiet"
                aria-label={`Take out: ${one.text}`}
                onClick={() => act("split_card", { card: one.id })}
              >
                Take out
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One of several places, chosen from a list that opens. @param {{label: string, word: string,
 *   places: {id: string, text: string}[], onMove: (place: string) => void}} props */
export function MoveTo({ label, word, places, onMove }) {
  return (
    <label class="cg-move-to">
      <span class="cg-unseen">{label}</span>
      <select class="cg-button" value="?" onChange={(event) => onMove(event.currentTarget.value)}>
        <option value="?" disabled>
          {word}
        </option>
        {places.map(({ id, text }) => (
          <option value={id} key={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A name or a few words, asked for in place. */
export function Naming({ label, name = "", limit = NAME, onName, onLeave }) {
  const id = useId();
  const field = useRef(null);
  const [words, setWords] = useState(name);
  useEffect(() => field.current.focus(), []);
  return (
    <form
      class="cg-naming"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) onName(words);
      }}
      onKeyDown={(event) => event.key === "Escape" && onLeave()}
    >
      <label for={id} class="cg-unseen">
        {label}
      </label>
      <input
        id={id}
        ref={field}
        class="cg-input"
        dir="auto"
        maxLength={limit}
        placeholder={label}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <button type="submit" class="cg-button" data-kind="main" aria-disabled={!words.trim()}>
        Save
      </button>
      <button type="button" class="cg-button" data-kind="quiet" aria-label="Cancel" onClick={onLeave}>
        <Icon name="close" />
      </button>
    </form>
  );
}

function Rewording({ card, kinds, onWords, onLeave }) {
  const id = useId();
  const field = useRef(null);
  const [text, setText] = useState(card.text);
  const [kind, setKind] = useState(card.kind);
  useEffect(() => field.current.focus(), []);
  return (
    <form
      class="cg-stack cg-rewording"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onWords({ text, kind });
      }}
    >
      <div class="cg-field">
        <label for={id}>The words on this card</label>
        <input
          id={id}
          ref={field}
          class="cg-input"
          dir="auto"
          maxLength={WORDS}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Kinds kinds={kinds} kind={kind} onKind={setKind} />
      <div class="cg-row">
        <button type="submit" class="cg-button" data-kind="main" aria-disabled={!text.trim()}>
          Save
        </button>
        <button type="button" class="cg-button" data-kind="quiet" onClick={onLeave}>
          Cancel
        </button>
      </div>
    </form>
  );
}
