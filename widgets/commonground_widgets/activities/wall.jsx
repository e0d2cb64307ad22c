/* The cards on the projector: one by one, or group by group, in as many hands as it takes. */
import { Cards } from "../parts/Cards.jsx";
import { Kind } from "./cardwriting.jsx";
import { byGroup, parted, sorted } from "./sorted.js";

const ON_A_CARD = 12;
const FEW = 24;
const EMPTY = "No cards were written in this step.";

export function Wall({ board, kinds }) {
  if (!board.groups?.length && (board.results ?? []).length <= FEW)
    return (
      <Cards
        items={sorted(board.results ?? [])}
        empty={EMPTY}
        least={1.35}
        most={3}
        render={(card) => <One card={card} kinds={kinds} />}
      />
    );
  const parts = parted(byGroup(board), ON_A_CARD).filter(({ cards }) => cards.length);
  // How the words will lie is reckoned from one text: names, and for each card room for its edges.
  const items = parts.map((part) => ({
    ...part,
    id: `${part.id}|${part.part?.[0] ?? 1}`,
    text: [part.name, ...part.cards.map(({ text, n }) => `${text}${n}______`)].join(" "),
  }));
  const grouped = board.groups.length > 0;
  return (
    <Cards
      items={items}
      empty={EMPTY}
      extra={1.4}
      least={1.3}
      most={2.6}
      said={(from, to) => `Cards ${before(parts, from) + 1}–${before(parts, to)} of ${board.results.length}`}
      render={(part) => <Group {...part} kinds={kinds} grouped={grouped} />}
    />
  );
}

/** How many cards lie in the first so many parts. */
const before = (parts, count) => parts.slice(0, count).reduce((sum, { cards }) => sum + cards.length, 0);

function One({ card, kinds }) {
  return (
    <p class="cg-said cg-wall-card">
      <span dir="auto">{card.text}</span>
      {card.n > 1 && <span class="cg-times cg-number">{card.n} ×</span>}
      <Kind kinds={kinds} kind={card.kind} />
    </p>
  );
}

function Group({ name, part, cards, kinds, grouped }) {
  return (
    <section class="cg-wall-group">
      {grouped && (
        <h2>
          <span dir="auto">{name || "Not grouped yet"}</span>
          {part && (
            <span class="cg-quiet cg-number">
              {part[0]} of {part[1]}
            </span>
          )}
        </h2>
      )}
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <span dir="auto">{card.text}</span>
            {card.n > 1 && <span class="cg-times cg-number">{card.n} ×</span>}
            <Kind kinds={kinds} kind={card.kind} />
          </li>
        ))}
      </ul>
    </section>
  );
}
