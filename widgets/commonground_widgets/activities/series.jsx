/* Small pictures of series, one for each measure, with its words beside it. */
import { HIGH, isActivity, measures, paths, sentence, WIDE } from "./series.js";

const LOOKS = { treated: "treated", control: "control", "": "all" };

/**
 * What people do in a tool is drawn only where an outcome stands beside it, here or in another file.
 * @param {{series: object[], cards?: {id: string, name: string}[], others?: object[]}} props `cards`: the plan, to
 *   say what belongs to it; `others`: series of other files
 */
export function Series({ series, cards = [], others = [] }) {
  const alone = isActivity([...series, ...others]);
  return (
    <ul class="cg-list cg-series">
      {measures(series).map(({ name, each, activity }) => {
        // Where there are arms, all together is not drawn: it lies between them.
        const drawn = each.length > 1 ? each.filter(({ arm, segment }) => arm || segment) : each;
        return (
          <li key={name}>
            <p class="cg-series-name">
              <bdi>{name}</bdi>
              {activity && <span class="cg-data-activity">activity, no outcome</span>}
            </p>
            <InPlan card={cards.find(({ id }) => each.some(({ card }) => card === id))} />
            {alone ? (
              <p class="cg-small cg-quiet cg-series-plan">Not drawn without an outcome beside it.</p>
            ) : (
              <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
                {paths(drawn).map((path, place) => (
                  <path d={path} data-of={LOOKS[drawn[place].arm]} key={place} />
                ))}
              </svg>
            )}
            <ul>
              {each.map((one) => (
                <li class="cg-small" data-of={LOOKS[one.arm]} key={`${one.arm}|${one.segment}`}>
                  {sentence(one)}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function InPlan({ card }) {
  if (!card) return null;
  return (
    <p class="cg-small cg-quiet cg-series-plan">
      In the plan: <bdi>{card.name}</bdi>
    </p>
  );
}
