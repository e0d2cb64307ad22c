/* Results: each with its finding as the title, its picture, and what its label allows one to say. */
import { useId, useState } from "preact/hooks";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { Show } from "./cells.jsx";
import { Course } from "./course.jsx";
import { besideExpected, strengthOf, summary, verdictOf } from "./course.js";
import { said, told, withUnit } from "./estimated.js";

const NOTHING = "The results appear here when there is a plan and data.";
const LEVELS = { block: "error", warning: "warning", note: "info" };

export function Participant({ page }) {
  const { can, mine, progress } = page;
  const { send, going, problem } = useSend();
  const read = mine.read || going === "saved";
  return (
    <>
      <All page={page} />
      {can.includes("read") && (
        <Thumb problem={problem} status={going && <SavedMark is={going} />}>
          {read ? (
            <p class="cg-inhand-words" role="status">
              You have read it. So have {progress.answered} of {progress.of}; then the group talks.
            </p>
          ) : (
            <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={() => send("read")}>
              I have read it
            </button>
          )}
        </Thumb>
      )}
    </>
  );
}

export function Desk({ page, act }) {
  const { can } = page;
  return (
    <div class="cg-stack">
      {can.includes("say_change") && <Change page={page} act={act} />}
      <All page={page} onShow={can.includes("show") ? (item) => act("show", { item }) : undefined} />
    </div>
  );
}

/** The day of the change, and whether groups were drawn by lot: what only the desk can know. */
function Change({ page, act }) {
  const { change, change_from: from, randomised } = page.board;
  const id = useId();
  const [typed, setTyped] = useState(null);
  const day = typed ?? change;
  const say = async () => {
    const { ok } = await act("say_change", { change: day });
    if (ok) setTyped(null);
  };
  return (
    <div class="cg-card cg-stack">
      <div class="cg-field">
        <label for={id}>On which day did the change come?</label>
        <p class="cg-hint">
          {change ? `Known from ${from}. ` : "Without it nothing can be compared. "}
          What lies before it says what the numbers do by themselves.
        </p>
        <div class="cg-row">
          <input
            id={id}
            type="date"
            class="cg-input cg-results-day"
            value={day}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="button" class="cg-button" disabled={day === change} onClick={say}>
            Find the results for this day
          </button>
        </div>
      </div>
      <label class="cg-results-lot">
        <input
          type="checkbox"
          checked={randomised}
          onChange={(event) => act("say_change", { randomised: event.currentTarget.checked })}
        />
        <span>Chance chose which groups got the change (they were drawn by lot)</span>
      </label>
    </div>
  );
}

/** All results; what is context stands at the end, beside an outcome. */
function All({ page, onShow }) {
  const { results = [], findings = [], change, shown } = page.board;
  const prediction = page.step.options.focus === "prediction";
  if (!results.length && prediction) return <p class="cg-empty">Nothing was predicted earlier, so there is nothing to hold the results against.</p>;
  const by = Object.fromEntries(results.map((one) => [one.id, one]));
  const ordered = [...results.filter(({ context }) => !context), ...results.filter(({ context }) => context)];
  return (
    <section class="cg-stack">
      {results.length > 0 && <p class="cg-map-finding">{prediction ? predictionFinding(results) : summary(results)}</p>}
      {!results.length && <p class="cg-empty">{NOTHING}</p>}
      {!prediction && <Findings findings={findings} />}
      <ol class="cg-list">
        {ordered.map((one) => (
          <li class="cg-card cg-result-one" data-verdict={one.verdict} key={one.id}>
            {prediction ? <Predicted one={one} /> : <One one={one} beside={by[one.beside]} change={change} />}
            {onShow && <Show id={one.id} shown={shown ?? null} onShow={onShow} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function One({ one, beside, change }) {
  return (
    <>
      <Head one={one} />
      <h3 class="cg-result-finding">{one.finding}</h3>
      <Pictures one={one} beside={beside} change={change} />
      <Says one={one} />
      <Findings findings={one.findings} />
    </>
  );
}

/** An activity is never drawn without an outcome beside it. */
function Pictures({ one, beside, change }) {
  if (!one.activity) return <Course one={one} change={change} />;
  if (!beside) {
    return (
      <p class="cg-note">
        <Icon name="hidden" />
        <span>No outcome was measured, so this activity is not drawn: alone it would look like success.</span>
      </p>
    );
  }
  return (
    <div class="cg-course-pair">
      <div>
        <p class="cg-small">
          <strong>The outcome:</strong> {beside.text}
        </p>
        <Course one={beside} change={change} />
      </div>
      <div>
        <p class="cg-small">
          <strong>The activity:</strong> {one.text}
        </p>
        <Course one={one} change={change} />
      </div>
    </div>
  );
}

function Head({ one }) {
  const [icon, words] = verdictOf(one.verdict);
  return (
    <p class="cg-result-tags">
      <span class="cg-result-verdict" data-verdict={one.verdict}>
        <Icon name={icon} size={18} />
        {one.counter ? `Counter-metric: ${words.toLowerCase()}` : words}
      </span>
      {one.label && <Label label={one.label} />}
    </p>
  );
}

/** How much one may say, as a word and as so many of four steps. */
export function Label({ label }) {
  const strength = strengthOf(label);
  return (
    <span class="cg-result-label">
      <span class="cg-result-steps" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} data-on={step <= strength || undefined} />
        ))}
      </span>
      {label}
      <span class="cg-unseen"> ({strength} of 4)</span>
    </span>
  );
}

function Says({ one }) {
  const parts = [
    one.interval && `Between ${one.interval}.`,
    one.reached === true && `The target of ${withUnit(told(one.target), one.unit)} is reached.`,
    one.reached === false && `The target was ${withUnit(told(one.target), one.unit)}.`,
    one.predicted && besideExpected(one.predicted),
  ].filter(Boolean);
  return (
    <>
      {parts.length > 0 && <p class="cg-small">{parts.join(" ")}</p>}
      {one.says && <p class="cg-small cg-quiet">{one.says}</p>}
    </>
  );
}

function Findings({ findings = [] }) {
  if (!findings.length) return null;
  return (
    <ul class="cg-result-notes cg-small">
      {findings.map(({ level, words, cure }) => (
        <li key={words} data-level={level}>
          <Icon name={LEVELS[level]} size={18} />
          <span>
            <strong>{words}</strong> {cure}
          </span>
        </li>
      ))}
    </ul>
  );
}

function predictionFinding(results) {
  const measured = results.filter(({ predicted }) => predicted.where);
  if (!measured.length) return "What was predicted was not measured yet.";
  const inside = measured.filter(({ predicted }) => predicted.where === "inside").length;
  return `${inside} of ${measured.length} came as the room expected.`;
}

function Predicted({ one }) {
  const came = one.after == null ? "not measured" : withUnit(told(one.after), one.unit);
  return (
    <>
      <p class="cg-said" dir="auto">
        {one.text}
      </p>
      <dl class="cg-result-beside">
        <div>
          <dt>The room expected</dt>
          <dd class="cg-number">{said({ ...one.predicted, unit: one.unit })}</dd>
        </div>
        <div>
          <dt>It came to</dt>
          <dd class="cg-number">{came}</dd>
        </div>
        {one.target != null && (
          <div>
            <dt>The target</dt>
            <dd class="cg-number">{withUnit(told(one.target), one.unit)}</dd>
          </div>
        )}
      </dl>
      <p class="cg-small">{besideExpected(one.predicted)}</p>
    </>
  );
}

export function Screen({ page }) {
  const { board, progress, step } = page;
  const { results = [], shown, change } = board;
  const prediction = step.options.focus === "prediction";
  if (!results.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  const one = results.find(({ id }) => id === shown);
  if (one && !prediction)
    return <Alone one={one} beside={results.find(({ id }) => id === one.beside)} change={change} />;
  return (
    <div class="cg-show cg-wallresults">
      <p class="cg-wallmap-finding">{prediction ? predictionFinding(results) : summary(results)}</p>
      <Fit least={1.3} most={2.3} of={results.map(({ id, finding }) => `${id}${finding}`).join()}>
        {prediction ? (
          <ol class="cg-wallpredicted">
            {results.map((each) => (
              <li class="cg-card" key={each.id}>
                <Predicted one={each} />
              </li>
            ))}
          </ol>
        ) : (
          <ol>
            {results.map((each) => (
              <li key={each.id} data-verdict={each.verdict}>
                <Icon name={verdictOf(each.verdict)[0]} />
                <span>{each.finding}</span>
                {each.label ? <Label label={each.label} /> : <span />}
              </li>
            ))}
          </ol>
        )}
      </Fit>
      {!prediction && <Places answered={progress.answered} of={progress.of} words="have read it" />}
    </div>
  );
}

/** One result on the wall: the finding, the picture, and what its label allows one to say. */
function Alone({ one, beside, change }) {
  return (
    <div class="cg-show cg-wallresult">
      <Head one={one} />
      <p class="cg-wallmap-finding">{one.finding}</p>
      <div class="cg-wallresult-picture">
        <Pictures one={one} beside={beside} change={change} />
      </div>
      {one.says && <p class="cg-wallresult-says">{one.says}</p>}
    </div>
  );
}
