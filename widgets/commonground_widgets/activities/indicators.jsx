/* Indicator cards: a list of them, one opened at a time and filled part by part, checked as one types. */
import { useState } from "preact/hooks";
import { Cards } from "../parts/Cards.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Problem } from "../parts/Problem.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Filling } from "./cardfilling.jsx";
import { Adding, Entry, Lists, Mark, Ordering, parted } from "./entries.jsx";

const EMPTY = "There is no card yet. Cards begin with the candidates of the step before, or with a name that you add.";
const advice = (balance = []) => balance.flatMap(({ purpose, findings }) => findings.map((one) => ({ ...one, purpose })));

export function Participant({ page }) {
  return <All page={page} />;
}

export function Desk({ page }) {
  return <All page={page} desk />;
}

function All({ page, desk = false }) {
  const { board, can, mine } = page;
  const { send, problem, going, clear } = useSend();
  const [open, setOpen] = useState(mine?.at ?? null);
  const card = board.cards.find(({ id }) => id === open);
  const go = (id) => {
    clear();
    setOpen(id);
    if (can.includes("fill_indicator")) send("fill_indicator", { card: id });
  };
  if (card && can.includes("save_indicator"))
    return (
      <Filling
        page={page}
        card={card}
        send={send}
        going={going}
        problem={problem}
        onType={clear}
        onLeave={() => go(null)}
        key={card.id}
      />
    );
  return (
    <section class="cg-stack cg-indicators">
      <Balance balance={board.balance} />
      <Problem problem={problem} />
      {!board.cards.length && <p class="cg-empty">{EMPTY}</p>}
      <Lists
        entries={board.cards}
        draw={(one) => (
          <Overview card={one} board={board} may={can.includes("save_indicator")} onOpen={go} key={one.id}>
            {desk && <Ordering name={one.fields.name} can={can} does={does(one)} send={send} />}
          </Overview>
        )}
      />
      {can.includes("add_indicator") && (
        <Adding
          label="Another indicator"
          what="card"
          onAdd={async (name) => (await send("add_indicator", { name })).ok}
        />
      )}
    </section>
  );
}

/** What the cards of a purpose lack together. */
function Balance({ balance }) {
  const found = advice(balance);
  const several = (balance ?? []).length > 1;
  if (!balance?.length) return null;
  if (!found.length)
    return (
      <p class="cg-note" data-tone="good">
        <Icon name="check" />
        <span>In balance: a realised outcome, a leading measure of practice, and a counter-metric.</span>
      </p>
    );
  return (
    <details class="cg-more cg-balance">
      <summary>
        <Icon name="down" />
        <span>
          {found.some(({ level }) => level !== "note") ? "Not in balance yet" : "In balance"}:{" "}
          {plural(found.length, "thing")} to think of
        </span>
      </summary>
      <ul class="cg-more-inside cg-list">
        {found.map((one, place) => (
          <li key={place}>
            {several && one.purpose && (
              <p class="cg-small cg-quiet" dir="auto">
                {one.purpose}
              </p>
            )}
            <p>{one.reason}</p>
            <p class="cg-quiet">{one.fix}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

const fieldsOf = (board) => board.parts.reduce((sum, { fields }) => sum + fields.length, 0);

/** How many things are to mend on a card: what a field cannot hold, and what the vanity check sees. */
const toMend = (card, board) =>
  [...(board.problems?.[card.id] ?? []), ...card.findings].filter(({ level }) => level !== "note").length;

function Overview({ card, board, may, onOpen, children }) {
  const found = toMend(card, board);
  const says = (
    <>
      {card.context_only && <Mark icon="info" words="context only" />}
      {found > 0 && <Mark icon="warning" words={plural(found, "thing")} />}
      {card.judged.length > 0 && (
        <span class="cg-number">{card.judged.map(({ label, value }) => `${label} ${value}`).join(", ")}</span>
      )}
    </>
  );
  return (
    <Entry
      name={card.fields.name}
      filled={card.filled}
      of={fieldsOf(board)}
      filling={card.filling}
      says={says}
      may={may}
      onOpen={() => onOpen(card.id)}
    >
      {children}
    </Entry>
  );
}

/** What the desk does with a card beside filling it. */
const does = (card) => [
  ["put_first", { card: card.id, first: !card.first }, card.first ? "Not first" : "Put first"],
  ["take_out_indicator", { card: card.id }, "Take out"],
];

export function Screen({ page }) {
  const { board } = page;
  const { first, later } = parted(board.cards);
  const items = (first.length ? first : later).map((card) => ({
    ...card,
    text: [card.fields.name, card.aim, card.fields.owner].filter(Boolean).join(" ____ "),
  }));
  const found = advice(board.balance).filter(({ level }) => level !== "note");
  return (
    <>
      <Cards items={items} empty={EMPTY} extra={2} least={1.2} most={2.6} render={(card) => <Tile card={card} board={board} />} />
      {board.cards.length > 0 && (
        <p class="cg-show-foot">
          <span>
            {found.length ? found[0].reason : "The cards are in balance."}
            {first.length > 0 && later.length > 0 && ` ${plural(later.length, "card waits", "cards wait")} for later.`}
          </span>
        </p>
      )}
    </>
  );
}

function Tile({ card, board }) {
  const { name, owner, logic_stage: stage, counter_metric: counter } = card.fields;
  const of = fieldsOf(board);
  const found = toMend(card, board);
  return (
    <section class="cg-indicator-tile" data-context={card.context_only || undefined}>
      <h2 dir="auto">{name}</h2>
      {card.aim && (
        <p class="cg-number" dir="auto">
          {card.aim}
        </p>
      )}
      <p class="cg-quiet" dir="auto">
        {[stage, owner, counter && `watched by: ${counter}`].filter(Boolean).join(" · ")}
      </p>
      <span class="cg-bar" aria-hidden="true">
        <span style={`width: ${(100 * card.filled) / of}%`} />
      </span>
      {(card.context_only || found > 0) && (
        <p class="cg-indicator-says">
          {card.context_only && <span class="cg-lacks">context only</span>}
          {found > 0 && <Mark icon="warning" words={`${plural(found, "thing")} to mend`} />}
        </p>
      )}
    </section>
  );
}
