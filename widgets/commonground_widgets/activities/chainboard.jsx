/* The chain as a picture: five columns, lines between the cards, and the links one makes by tapping. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";
import { PieceHand } from "./piecehand.jsx";
import { ahead, columns, curve, links, STAGES, stageName, uncrossed } from "./pieces.js";

export const EMPTY = "No cards were written in this step.";
export const places = (stages) => stages.map((id) => ({ id, text: stageName(id) }));

/** The chain, in which a card can be chosen by those who may do something with it. */
export function Linking({ page, act }) {
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

/** @param {{board: object, tidy?: boolean}} props `tidy`: what is linked lies side by side */
export function Chain({ board, chosen, onTap, gaps = false, tidy = false }) {
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
        {(tidy ? uncrossed(board) : columns(board)).map(({ stage, cards }) => (
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
