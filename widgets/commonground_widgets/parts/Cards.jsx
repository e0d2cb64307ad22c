/* Cards on the projector: as large as the number of them allows.
 *
 * When even the smallest size that can be read across a room does not hold them all, they are laid
 * in several hands, one after the other. The arrow keys turn by hand; that stops the turning by
 * itself, and so does a wish for less motion.
 */
import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";
import { deal } from "./deal.js";
import { Fit } from "./Fit.jsx";
import { firstHands, handsOf, inOne, oneLess, signature, turned } from "./hands.js";

const TURN = 20_000;

function useHands(items, wall) {
  const [cut, setCut] = useState(() => firstHands(items, wall));
  const now = handsOf(cut, items, wall);
  const change = (how) => setCut((before) => how(handsOf(before, items, wall)));
  const more = useCallback(() => change((hands) => oneLess(hands, items)), [now.key]);
  const turn = useCallback((by, held) => change((hands) => turned(hands, by, held)), [now.key]);
  useLayoutEffect(() => change((hands) => hands), [now.key]);
  return { ...now, more, turn };
}

export function useTurning({ hands, held, turn }) {
  useEffect(() => {
    if (hands < 2) return undefined;
    const onKey = ({ key }) => {
      if (key === "ArrowRight" || key === "PageDown") turn(1, true);
      if (key === "ArrowLeft" || key === "PageUp") turn(-1, true);
    };
    window.addEventListener("keydown", onKey);
    const still = held || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = still ? 0 : setInterval(() => turn(1, false), TURN);
    return () => {
      window.removeEventListener("keydown", onKey);
      clearInterval(timer);
    };
  }, [hands, held, turn]);
}

const of = (items) => (from, to) => `${from + 1}–${to} of ${items.length}`;

/**
 * @param {{items: {id: string, text: string}[], empty: string, render?: (item: object) => any, extra?: number,
 *   height?: number, least?: number, most?: number, said?: (from: number, to: number) => string}} props `extra` and
 *   `height` as in deal.js, sizes as in Fit.jsx; `said`: which of them are shown, where not all are
 */
export function Cards({ items, empty, render, extra = 0, height, least = 1.4, most = 3.4, said = of(items) }) {
  const hand = useHands(items, { least, extra, height });
  useTurning(hand);
  if (!items.length) return <p class="cg-empty cg-show-empty">{empty}</p>;
  const each = inOne(hand, items);
  const shown = items.slice(hand.at * each, (hand.at + 1) * each);
  const columns = deal(
    shown.map(({ text }) => text),
    { extra, height },
  );
  return (
    <div class="cg-show">
      <Fit least={least} most={most} of={signature(shown)} onFull={hand.more} class="cg-cards">
        <div class="cg-cards-grid" style={`--columns: ${columns.length}`} key={hand.at}>
          {columns.map((cards, column) => (
            <ul key={column}>
              {cards.map((place) => (
                <li class="cg-card cg-show-card" key={shown[place].id} style={`--place: ${place}`}>
                  {render ? (
                    render(shown[place])
                  ) : (
                    <p class="cg-said" dir="auto">
                      {shown[place].text}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          ))}
        </div>
      </Fit>
      {hand.hands > 1 && (
        <p class="cg-cards-hands cg-number">
          {said(hand.at * each, Math.min(items.length, (hand.at + 1) * each))}
        </p>
      )}
    </div>
  );
}
