/* Logic chain: cards in five columns, written in private; revealed, linked from left to right. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Cards } from "../parts/Cards.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { Problem } from "../parts/Problem.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { PieceHand } from "./piecehand.jsx";
import { ahead, columns, curve, links, STAGES, stageName } from "./pieces.js";
import { AddHere, OwnPiece, PieceForm, PiecesOnPaper, usePiece } from "./piecewriting.jsx";
import { parted } from "./sorted.js";

const ON_A_CARD = 8;
const FEW = 24; // cards that can be read beside each other on a wall
const KINDS = { add: "add_piece", edit: "edit_piece" };
const EMPTY = "No cards were written in this step.";
const places = (stages) => stages.map((id) => ({ id, text: stageName(id) }));

export function Participant({ page }) {
  const { step, can } = page;
  if (step.phase === "revealed") return <Revealed page={page} />;
  if (can.includes("add_piece")) return <Writing page={page} />;
  return (
    <section class="cg-stack">
      <p class="cg-note">
        <Icon name="closed" />
        <span>Writing is closed. The facilitator reveals all cards next, without names.</span>
      </p>
      <Own page={page} />
    </section>
  );
}

function Writing({ page }) {
  const { mine, board, step } = page;
  const { send, going, problem, clear } = useSend();
  const own = mine.pieces ?? [];
  const free = board.stages.find((stage) => !own.some(({ place }) => place === stage));
  const piece = usePiece({ draft: page.draft, send, kept: true, place: free ?? board.stages[0], kinds: KINDS });
  const { about, limit } = step.options;
  return (
    <>
      <p class="cg-label">
        Your cards: <span class="cg-number">{own.length}</span> of up to <span class="cg-number">{limit ?? 12}</span>
      </p>
      <Own page={page} piece={piece} send={send} />
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        <PieceForm
          piece={piece}
          onType={clear}
          label={
            <>
              {piece.piece ? "Change this card" : stageName(piece.place)}
              <span class="cg-about"> · {(!piece.piece && STAGES[piece.place]?.[1]) || about}</span>
            </>
          }
        />
      </Thumb>
    </>
  );
}

function Own({ page, piece, send }) {
  const own = page.mine.pieces ?? [];
  return (
    <ol class="cg-list cg-stages">
      {page.board.stages.map((stage) => (
        <li class="cg-stage-mine" key={stage}>
          <h2>
            {stageName(stage)} <span class="cg-about">{STAGES[stage]?.[1]}</span>
          </h2>
          <ul class="cg-list">
            {own
              .filter(({ place }) => place === stage)
              .map((one) => (
                <OwnPiece one={one} edited={piece?.piece === one.id} onEdit={piece?.edit} send={send} key={one.id} />
              ))}
          </ul>
          {piece && (
            <AddHere
              here={piece.place === stage && !piece.piece}
              words={`Add to ${stageName(stage).toLowerCase()}`}
              onAdd={() => piece.at(stage)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function Revealed({ page }) {
  const { can, board } = page;
  const { send, going, problem, clear } = useSend();
  const piece = usePiece({ draft: page.draft, send, kept: true, place: board.stages[0], kinds: KINDS });
  return (
    <>
      <Linking page={page} act={send} />
      {can.includes("add_piece") ? (
        <Thumb problem={problem} status={<SavedMark is={going} />}>
          <details class="cg-more cg-one-more">
            <summary>
              <Icon name="plus" />
              <span>Add one more; all see it at once</span>
            </summary>
            <PieceForm piece={piece} label={`To ${stageName(piece.place).toLowerCase()}`} onType={clear}>
              <Column stages={board.stages} stage={piece.place} onStage={piece.at} />
            </PieceForm>
          </details>
        </Thumb>
      ) : (
        <Problem problem={problem} />
      )}
    </>
  );
}

function Column({ stages, stage, onStage }) {
  return (
    <select
      class="cg-input"
      aria-label="Which column"
      value={stage}
      onChange={(event) => onStage(event.currentTarget.value)}
    >
      {places(stages).map(({ id, text }) => (
        <option value={id} key={id}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** The chain, in which a card can be chosen by those who may do something with it. */
function Linking({ page, act }) {
  const { board, can } = page;
  const [chosen, setChosen] = useState(null);
  const { results = [] } = board;
  const card = results.find(({ id }) => id === chosen);
  const may = can.includes("link_pieces");
  const toggle = (to) => act(card.leads_to.includes(to) ? "unlink_pieces" : "link_pieces", { from: card.id, to });
  const tap = (id) => {
    if (id === chosen) setChosen(null);
    else if (card && ahead(card, board).some((one) => one.id === id)) toggle(id);
    else setChosen(id);
  };
  if (!results.length) return <p class="cg-empty">{EMPTY}</p>;
  const pairs = links(results);
  const gaps = may && pairs.length ? results.filter(({ gap }) => gap).length : 0;
  return (
    <div class="cg-stack cg-sorting cg-linking">
      <p class="cg-label">
        {plural(results.length, "card")}, {plural(pairs.length, "link")}
        {gaps > 0 && `, ${plural(gaps, "gap")}`}
      </p>
      {may && !card && (
        <p class="cg-small cg-quiet">Choose a card, then tap those further on that it leads to.</p>
      )}
      <Chain board={board} chosen={card} onTap={may ? tap : null} gaps={may && pairs.length > 0} />
      {card && (
        <PieceHand piece={card} places={places(board.stages)} can={can} act={act} onLeave={() => setChosen(null)}>
          <Ends card={card} board={board} onToggle={toggle} />
        </PieceHand>
      )}
    </div>
  );
}

function Ends({ card, board, onToggle }) {
  const further = ahead(card, board);
  const text = (id) => board.results.find((one) => one.id === id)?.text ?? "";
  const left = further.filter(({ id }) => !card.leads_to.includes(id));
  return (
    <>
      {card.leads_to.length > 0 && (
        <ul class="cg-in-hand" aria-label="It leads to">
          {card.leads_to.map((id) => (
            <li key={id}>
              <button type="button" class="cg-chip" aria-label={`No longer leads to ${text(id)}`} onClick={() => onToggle(id)}>
                <Icon name="right" size={14} />
                <span dir="auto">{text(id)}</span>
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 ? (
        <label class="cg-move-to cg-leads-to">
          <span class="cg-unseen">It leads to</span>
          <select class="cg-button" value="?" onChange={(event) => onToggle(event.currentTarget.value)}>
            <option value="?" disabled>
              It leads to …
            </option>
            {left.map(({ id, text: words, stage }) => (
              <option value={id} key={id}>
                {stageName(stage)}: {words}
              </option>
            ))}
          </select>
        </label>
      ) : (
        !further.length && <p class="cg-small cg-quiet">There is no card further on that it could lead to.</p>
      )}
    </>
  );
}

/** Where the lines lie, measured whenever the words, the links or the place change. */
function useLines(root, pairs, of) {
  const [lines, setLines] = useState([]);
  useLayoutEffect(() => {
    const node = root.current;
    const measure = () => {
      const frame = node.getBoundingClientRect();
      const box = (id) => node.querySelector(`[data-piece="${CSS.escape(id)}"]`)?.getBoundingClientRect();
      setLines(
        pairs.flatMap(([from, to]) => {
          const [one, other] = [box(from), box(to)];
          // Where columns lie one under the other, the words below a card say where it leads.
          return one && other && one.right < other.left ? [{ from, to, d: curve(frame, one, other) }] : [];
        }),
      );
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(node);
    return () => watch.disconnect();
  }, [of]);
  return lines;
}

function Chain({ board, chosen, onTap, gaps = false }) {
  const root = useRef(null);
  const { results = [] } = board;
  const pairs = links(results);
  const text = (id) => results.find((one) => one.id === id)?.text ?? "";
  const key = JSON.stringify(results);
  const lines = useLines(root, pairs, key);
  const near = (id) => chosen && (chosen.id === id || chosen.leads_to.includes(id));
  return (
    <div class="cg-chain-frame">
    <div class="cg-chain" ref={root}>
      <svg class="cg-chain-lines" aria-hidden="true">
        {lines.map(({ from, to, d }) => (
          <path d={d} data-on={(chosen && (from === chosen.id || to === chosen.id)) || undefined} key={`${from} ${to}`} />
        ))}
      </svg>
      {columns(board).map(({ stage, cards }) => (
        <section class="cg-chain-column" key={stage}>
          <h3>
            {stageName(stage)} <span class="cg-about">{STAGES[stage]?.[1]}</span>
          </h3>
          {!cards.length && <p class="cg-small cg-quiet">Nothing yet</p>}
          <ul>
            {cards.map((card) => (
              <li data-piece={card.id} key={card.id}>
                <Link card={card} onTap={onTap} pressed={chosen?.id === card.id} near={near(card.id)} gaps={gaps} />
                {card.leads_to.length > 0 && (
                  <p class="cg-leads">
                    <Icon name="right" size={14} />
                    <span dir="auto">{card.leads_to.map(text).join("; ")}</span>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
    </div>
  );
}

function Link({ card, onTap, pressed, near, gaps }) {
  const inside = (
    <>
      <span dir="auto">{card.text}</span>
      {card.n > 1 && <span class="cg-times cg-number">{card.n} ×</span>}
      {gaps && card.gap && <span class="cg-lacks">{card.gap}</span>}
    </>
  );
  if (!onTap) return <p class="cg-card cg-word cg-chain-card">{inside}</p>;
  return (
    <button
      type="button"
      class="cg-card cg-word cg-chain-card"
      aria-pressed={pressed}
      data-near={near || undefined}
      onClick={() => onTap(card.id)}
    >
      {inside}
    </button>
  );
}

export function Desk({ page, act }) {
  const { step, board } = page;
  const onPaper = <PiecesOnPaper page={page} act={act} places={places(board.stages)} word="a card" />;
  if (step.phase === "revealed")
    return (
      <>
        <Linking page={page} act={act} />
        {onPaper}
      </>
    );
  return (
    <div class="cg-stack">
      <p class="cg-empty">
        <span class="cg-empty-count cg-number">{board.count ?? 0}</span>
        {board.count === 1 ? "card is written." : "cards are written."} They appear here in their columns, without
        names, when you reveal them. Then you link what leads to what.
      </p>
      {onPaper}
    </div>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return (
      <div class="cg-show cg-cards-waiting">
        <p>
          <strong class="cg-number">{board.count ?? 0}</strong> {board.count === 1 ? "card" : "cards"}
        </p>
        <Places answered={progress.answered} of={progress.of} words="have written a card" />
      </div>
    );
  const { results = [] } = board;
  if (!results.length || results.length > FEW) return <Hands board={board} />;
  return (
    <div class="cg-show">
      <Fit least={0.9} most={2} of={JSON.stringify(results)} class="cg-chain-wall">
        <Chain board={board} />
      </Fit>
    </div>
  );
}

/** Too many for one wall: column by column, in as many hands as it takes. */
function Hands({ board }) {
  const parts = parted(columns(board), ON_A_CARD).filter(({ cards }) => cards.length);
  const items = parts.map((part) => ({
    ...part,
    id: `${part.stage}|${part.part?.[0] ?? 1}`,
    text: [stageName(part.stage), ...part.cards.map(({ text }) => `${text}______`)].join(" "),
  }));
  return (
    <Cards
      items={items}
      empty={EMPTY}
      extra={1.4}
      least={1.3}
      most={2.6}
      render={({ stage, part, cards }) => (
        <section class="cg-wall-group">
          <h2>
            <span>{stageName(stage)}</span>
            {part && (
              <span class="cg-quiet cg-number">
                {part[0]} of {part[1]}
              </span>
            )}
          </h2>
          <ul>
            {cards.map(({ id, text, n }) => (
              <li key={id}>
                <span dir="auto">{text}</span>
                {n > 1 && <span class="cg-times cg-number">{n} ×</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    />
  );
}
