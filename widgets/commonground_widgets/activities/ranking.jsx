/* The results on the projector: the best three large, each with how its ratings fell; the others
 * below, small, so that nothing is hidden. */
import { Distribution, medianText } from "../parts/Distribution.jsx";
import { Fit } from "../parts/Fit.jsx";
import { plural } from "../parts/words.js";

const REST = 4;

export function Ranking({ results, scale }) {
  if (!results.length) return <p class="cg-empty cg-show-empty">Nothing was rated in this step.</p>;
  const most = Math.max(1, ...results.flatMap(({ counts }) => counts));
  const top = results.filter((one) => one.top);
  const rest = results.filter((one) => !one.top);
  const key = results.map(({ id, n }) => `${id}${n}`).join();
  return (
    <div class="cg-show cg-ranking">
      <Fit most={2.6} least={1.2} of={key} class="cg-ranking-top">
        <ol>
          {top.map((one, place) => (
            <li class="cg-card cg-show-card" key={one.id} style={`--place: ${place}`}>
              <span class="cg-rank cg-number">{one.rank}</span>
              <div>
                <p class="cg-said" dir="auto">
                  {one.text}
                </p>
                <p class="cg-ranking-middle">
                  <Middle one={one} />
                </p>
              </div>
              <Distribution {...one} scale={scale} most={most} />
            </li>
          ))}
        </ol>
      </Fit>
      {rest.length > 0 && <Rest rest={rest} />}
    </div>
  );
}

/** Two camps have no median, and none is shown. */
function Middle({ one }) {
  if (!one.n) return <>Nobody rated it</>;
  if (one.median == null) return <>Two camps, {plural(one.n, "rating")}</>;
  return (
    <>
      Median <strong class="cg-number">{medianText(one.median)}</strong>
      {one.band && `, ${one.band}`}, {plural(one.n, "rating")}
    </>
  );
}

function Rest({ rest }) {
  const more = rest.length - REST;
  return (
    <ol class="cg-ranking-rest" aria-label="The other statements">
      {rest.slice(0, REST).map((one) => (
        <li key={one.id}>
          <span class="cg-number">{one.rank}</span>
          <span class="cg-said" dir="auto">
            {one.text}
          </span>
          <span class="cg-number cg-quiet">{medianText(one.median)}</span>
        </li>
      ))}
      {more > 0 && <li class="cg-quiet cg-ranking-more">and {more} more, on the phones</li>}
    </ol>
  );
}
