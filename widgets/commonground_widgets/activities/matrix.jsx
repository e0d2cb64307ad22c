/* The grid of an exchange: in each cell what the row gives to the column, and what it gets from it. */
import { exchangeInWords, sideInWords, tone } from "./exchanged.js";

const TALL = 5; // rows of a grid at its full size on the wall

const figure = (amount) => (amount == null ? "–" : String(amount));

/** The two halves of a side: given, got. The colour says again what the figures say. */
export function Side({ side }) {
  return (
    <span class="cg-halves cg-number" aria-hidden="true">
      {[side.give, side.get].map((amount, place) => (
        <span data-tone={tone(amount) ?? undefined} key={place}>
          {figure(amount)}
        </span>
      ))}
    </span>
  );
}

/** @param {{parties: object[], rows?: object[], sides: object, left: number}} props `left`: parties not shown */
export function Matrix({ parties, rows = parties, sides, left }) {
  const number = Object.fromEntries(parties.map(({ id }, place) => [id, place + 1]));
  return (
    <div class="cg-matrix-place">
      <table class="cg-matrix" data-tall={rows.length > TALL || undefined}>
        <thead>
          <tr>
            <td />
            {parties.map(({ id, text }) => (
              <th scope="col" key={id}>
                <span class="cg-matrix-head">
                  <span class="cg-number" aria-hidden="true">
                    {number[id]}
                  </span>
                  <span class="cg-said" dir="auto">
                    {text}
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, text }) => (
            <tr key={id}>
              <th scope="row">
                <span>
                  <span class="cg-number">{number[id]}</span>
                  <span class="cg-said" dir="auto">
                    {text}
                  </span>
                </span>
              </th>
              {parties.map((other) => (
                <Cell side={sides[id]?.[other.id]} self={id === other.id} key={other.id} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="cg-small cg-quiet cg-matrix-key">
        Left: what the row gives to the column. Right: what it gets. 0 is nothing, 3 is much.{" "}
        <span class="cg-matrix-won">Framed: a win for both.</span> Dashed: one-sided.
        {left > 0 && ` ${left} more parties are in the list.`}
      </p>
    </div>
  );
}

function Cell({ side, self }) {
  if (self) return <td class="cg-matrix-self" />;
  if (!side) return <td />;
  return (
    <td data-exchange={side.exchange}>
      <Side side={side} />
      <span class="cg-unseen">
        {sideInWords(side)}: {exchangeInWords(side.exchange)}
      </span>
    </td>
  );
}
