/* Small pictures of series, one for each measure, with its words beside it. */
import { HIGH, measures, paths, sentence, WIDE } from "./series.js";

const LOOKS = { treated: "treated", control: "control", "": "all" };

/** @param {{series: object[], cards?: {id: string, name: string}[]}} props `cards`: the plan, to say what belongs to it */
export function Series({ series, cards = [] }) {
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
            <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
              {paths(drawn).map((path, place) => (
                <path d={path} data-of={LOOKS[drawn[place].arm]} key={place} />
              ))}
            </svg>
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
