/* The board on which cards are merged and put into groups: at the desk, or on everybody's page.
 *
 * Tap cards to take them in the hand; the bar at the foot says what can be done with them. By mouse
 * a card is dragged to its group; by keys, arrows go from card to card and Enter takes it.
 */
import { useId, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { PutHere, Thing } from "../parts/Things.jsx";
import { useCarry } from "../parts/useCarry.js";
import { plural } from "../parts/words.js";
import { Alike } from "./alike.jsx";
import { Kind } from "./cardwriting.jsx";
import { Hand, Naming } from "./hand.jsx";
import { byGroup, found } from "./sorted.js";

const MANY = 16; // cards among which one searches
const LONG = 80; // cards that make a page too long to be looked over
const FIRST = 24; // of each group, on such a page

export function Sorting({ page, act }) {
  const { board, can } = page;
  const { results = [], groups = [], alike = [], same = 0, kinds = [] } = board;
  const [words, setWords] = useState("");
  const [fresh, setFresh] = useState(false);
  const carry = useCarry({ many: true, onPlace: (cards, group) => act("place_cards", { cards, group }) });
  const held = carry.held.filter((id) => results.some((card) => card.id === id));
  if (!results.length)
    return <p class="cg-empty">No cards were written. Reopen the step if the group wants more time.</p>;
  const parts = byGroup(board);
  const addGroup = async (name) => {
    const { ok } = await act("add_group", { name, cards: held });
    if (ok) {
      setFresh(false);
      carry.letGo();
    }
  };
  return (
    <div class="cg-stack cg-sorting" ref={carry.root}>
      <div class="cg-sorting-head">
        <p class="cg-label">
          {plural(results.length, "card")}
          {groups.length > 0 && `, ${plural(groups.length, "group")}`}
        </p>
        {results.length > MANY && <Find words={words} onWords={setWords} />}
      </div>
      <Alike
        alike={alike}
        same={same}
        results={results}
        act={act}
        may={can.includes("merge_cards")}
        open={page.me.role === "facilitator"}
        onPick={carry.hold}
      />
      {parts[0].id !== "" && <PutHere carry={carry} place="" words="Back to the cards without a group" />}
      {parts.map((part) => (
        <Group
          key={part.id}
          part={{ ...part, cards: found(part.cards, words) }}
          alone={parts.length === 1}
          carry={carry}
          kinds={kinds}
          act={act}
          looking={Boolean(words.trim())}
          most={results.length > LONG ? FIRST : Infinity}
        />
      ))}
      {fresh || held.length ? null : (
        <button type="button" class="cg-button cg-new-group" onClick={() => setFresh(true)}>
          <Icon name="plus" /> New group
        </button>
      )}
      {fresh && !held.length && (
        <Naming label="Name of the new group" onName={addGroup} onLeave={() => setFresh(false)} />
      )}
      {held.length > 0 && (
        <Hand
          carry={carry}
          held={held}
          results={results}
          groups={groups}
          kinds={kinds}
          act={act}
          can={can}
          onGroup={addGroup}
        />
      )}
    </div>
  );
}

function Find({ words, onWords }) {
  const id = useId();
  return (
    <div class="cg-find">
      <label for={id} class="cg-unseen">
        Find a card
      </label>
      <input
        id={id}
        class="cg-input"
        type="search"
        placeholder="Find a card"
        value={words}
        onInput={(event) => onWords(event.currentTarget.value)}
      />
    </div>
  );
}

function Group({ part, alone, carry, kinds, act, looking, most }) {
  const [naming, setNaming] = useState(false);
  const [all, setAll] = useState(false);
  const { id, name, cards } = part;
  const shown = all || looking ? cards : cards.slice(0, most);
  const rename = async (words) => {
    if ((await act("rename_group", { group: id, name: words })).ok) setNaming(false);
  };
  return (
    <section
      class="cg-group-of-cards"
      data-loose={!id || undefined}
      aria-label={name || "Not grouped"}
      {...carry.place(id)}
    >
      {!(alone && !id) && (
        <header>
          {naming ? (
            <Naming label="New name of the group" name={name} onName={rename} onLeave={() => setNaming(false)} />
          ) : (
            <>
              <h3 dir="auto">
                {name || "Not grouped yet"} <span class="cg-quiet cg-number">{cards.length}</span>
              </h3>
              {id ? (
                <span class="cg-group-do">
                  <PutHere carry={carry} place={id} words="Put here" label={`Put here: ${name}`} />
                  <button
                    type="button"
                    class="cg-button"
                    data-kind="quiet"
                    aria-label={`Rename: ${name}`}
                    onClick={() => setNaming(true)}
                  >
                    Rename
                  </button>
                  <button
                    type="button"
                    class="cg-button"
                    data-kind="quiet"
                    aria-label={`Dissolve: ${name}`}
                    onClick={() => act("remove_group", { group: id })}
                  >
                    Dissolve
                  </button>
                </span>
              ) : (
                <PutHere carry={carry} place="" words="Put here" label="Put here: not grouped" />
              )}
            </>
          )}
        </header>
      )}
      <ul class="cg-things" onKeyDown={carry.roving}>
        {shown.map((card, place) => (
          <li key={card.id}>
            <Thing carry={carry} id={card.id} focus={place === 0 || carry.held.includes(card.id)}>
              <span dir="auto">{card.text}</span>
              {card.n > 1 && <span class="cg-times cg-number">{card.n} ×</span>}
              <Kind kinds={kinds} kind={card.kind} />
            </Thing>
          </li>
        ))}
      </ul>
      {cards.length > most && !looking && (
        <button type="button" class="cg-button" data-kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${cards.length}`}
          {name && <span class="cg-unseen">: {name}</span>}
        </button>
      )}
      {!cards.length && (
        <p class="cg-small cg-quiet">
          {looking ? "No card here says that." : "Empty. Drag cards here, or tap them first."}
        </p>
      )}
    </section>
  );
}
