/* Readiness and diagnosis: what the room found of each, what all of it comes to, and the evidence. */
import { Distribution, medianText } from "../parts/Distribution.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";
import { toldOf } from "./anchored.jsx";
import { Show, Strip } from "./cells.jsx";

const NOTHING = "Nothing was rated in this step.";

/** Whether a rating is read as readiness or as diagnosis. */
export const isReading = ({ model }) => model === "readiness" || model === "scenarios";

/** How it stands: all is well, or there is something to see to. */
const toneOf = ({ passed, red, split, overall }) => {
  if (passed === true || (red === 0 && !split)) return "good";
  return passed === false && overall == null ? "info" : "warn";
};

const ICONS = { good: "check", warn: "warning", info: "info" };

function Words({ reading, class: name = "" }) {
  const tone = toneOf(reading);
  return (
    <p class={`cg-note cg-reading ${name}`} data-tone={tone}>
      <Icon name={ICONS[tone]} />
      <strong>{reading.words}</strong>
    </p>
  );
}

/** "the lowest", "red flag": what stands out, as a shape and a word. */
function Mark({ one }) {
  const word = one.red ? "red flag" : one.lowest ? "the lowest" : "";
  if (!word) return null;
  return (
    <span class="cg-flag" data-red={one.red || undefined}>
      <Icon name={one.red ? "warning" : "down"} size={16} />
      {word}
    </span>
  );
}

function inWords({ n, median, band }) {
  if (!n) return "nobody answered";
  const middle = median == null ? "two camps" : `median ${medianText(median)}`;
  return [middle, median == null ? "" : band, plural(n, "answer")].filter(Boolean).join(", ");
}

/** What the point means on which the median lies. */
const meantBy = ({ median, low }, { anchors = [] }) => (Number.isInteger(median) ? anchors[median - low] : undefined);

/** The lines of evidence, without names; the desk may take one off. */
export function Lines({ one, onHide }) {
  if (!one.evidence?.length) return null;
  return (
    <ul class="cg-lines-said">
      {one.evidence.map((text) => (
        <li key={text}>
          <span class="cg-said" dir="auto">
            {text}
          </span>
          {onHide && (
            <button
              type="button"
              class="cg-button"
              data-kind="quiet"
              aria-label={`Take off the wall: ${text}`}
              title="Take it off the wall"
              onClick={() => onHide(one.id, text)}
            >
              <Icon name="close" size={16} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

export function ReadinessOnPage({ page, shown, onShow, onHide }) {
  const { options } = page.step;
  const { results = [], reading } = page.board;
  const most = Math.max(1, ...results.flatMap(({ counts }) => counts));
  if (!results.length || !reading) return <p class="cg-empty">{NOTHING}</p>;
  return (
    <div class="cg-stack">
      <Words reading={reading} />
      <ol class="cg-list">
        {results.map((one) => (
          <li class="cg-card cg-discipline" data-mark={one.red || one.lowest || undefined} key={one.id}>
            <div class="cg-discipline-head">
              <h3 dir="auto">{one.text}</h3>
              <Mark one={one} />
            </div>
            <Distribution {...one} scale={options.scale} most={most} />
            <p class="cg-small cg-quiet">{inWords(one)}</p>
            {meantBy(one, toldOf(options, one.id)) && (
              <p class="cg-small cg-said" dir="auto">
                {meantBy(one, toldOf(options, one.id))}
              </p>
            )}
            <Lines one={one} onHide={onHide} />
            {onShow && <Show id={one.id} shown={shown} onShow={onShow} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** On the wall: what it comes to, and how each stands, at one glance. */
export function ReadinessOnWall({ page }) {
  const { results = [], reading, shown } = page.board;
  const one = results.find(({ id }) => id === shown);
  if (!results.length || !reading) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  if (one) return <Alone one={one} options={page.step.options} />;
  return (
    <div class="cg-show cg-wallready">
      <p class="cg-wallready-words" data-tone={toneOf(reading)}>
        {reading.words}
      </p>
      <Fit most={2.6} least={1.2} of={results.map(({ id, n }) => `${id}${n}`).join()}>
        <table>
          <tbody>
            {results.map((one) => (
              <tr data-mark={one.red || one.lowest || undefined} key={one.id}>
                <th scope="row" dir="auto">
                  {one.text}
                </th>
                <td>
                  <Strip cell={one} />
                </td>
                <td class="cg-number cg-wallready-median">{one.n ? medianText(one.median) : "–"}</td>
                <td class="cg-band">{one.n ? one.band : "nobody answered"}</td>
                <td>
                  <Mark one={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fit>
      <p class="cg-wallready-scale cg-quiet">{scaleWords(page.step.options.scale)}</p>
    </div>
  );
}

const scaleWords = ({ low, high, labels = [] }) => `${low} ${labels[0]} to ${high} ${labels.at(-1)}`;

/** One of them alone, with the evidence as a wall of lines. */
function Alone({ one, options }) {
  const most = Math.max(1, ...one.counts);
  return (
    <div class="cg-show cg-readyalone">
      <header>
        <h2 dir="auto">
          {one.text} <Mark one={one} />
        </h2>
        <Distribution {...one} scale={options.scale} most={most} />
      </header>
      <Fit most={3} least={1.3} of={[one.id, ...(one.evidence ?? [])].join()}>
        {one.evidence?.length ? (
          <ul class="cg-readyalone-lines">
            {one.evidence.map((text) => (
              <li class="cg-card cg-show-card cg-said" dir="auto" key={text}>
                {text}
              </li>
            ))}
          </ul>
        ) : (
          <p class="cg-said" dir="auto">
            {meantBy(one, toldOf(options, one.id)) ?? toldOf(options, one.id).about}
          </p>
        )}
      </Fit>
    </div>
  );
}
