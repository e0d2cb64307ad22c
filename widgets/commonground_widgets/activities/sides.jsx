/* Speaking for one side of a pair at a time: two scales, a line of evidence, and the map of what is done. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Choose } from "../parts/Choose.jsx";
import { Icon } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";
import { AMOUNTS, asking, MOTIVATORS, sideInWords } from "./exchanged.js";
import { Criterion } from "./filling.jsx";
import { Rail } from "./rail.jsx";

const LENGTH = 200;
const EMPTY = { give: null, get: null, evidence: "" };
const isFull = (said) => said?.give != null && said?.get != null;

/** This person's answers, side → give, get, evidence, with what is on its way. */
function useSides(page) {
  const { send, going, problem, clear } = useSend();
  const { saveDraft } = useLink();
  const [given, setGiven] = useState({});
  const of = (way) => given[way] ?? page.mine.given[way] ?? EMPTY;
  const keep = (way, part) => setGiven((all) => ({ ...all, [way]: { ...(all[way] ?? of(way)), ...part } }));
  const say = async (way, part) => {
    const before = of(way);
    const said = { ...before, ...part };
    keep(way, part);
    const [from, to] = way.split(">");
    const { ok } = await send("say_exchange", { from, to, ...said, evidence: said.evidence.trim() });
    if (!ok) keep(way, "evidence" in part ? {} : before);
    else saveDraft({});
    return ok;
  };
  const type = (way, evidence) => {
    clear();
    keep(way, { evidence });
    saveDraft({ side: way, evidence });
  };
  // What was typed before the page was loaded again is still in the field.
  useEffect(() => {
    const { side, evidence } = page.draft ?? {};
    if (side && evidence) keep(side, { evidence });
  }, []);
  return { of, say, type, send, going, problem, clear };
}

export function Sides({ page }) {
  const { board, mine } = page;
  const sides = useSides(page);
  const chosen = board.pairs === "chosen";
  const [extra, setExtra] = useState(null);
  const ways = extra && !mine.sides.includes(extra) ? [...mine.sides, extra] : mine.sides;
  const open = ways.findIndex((way) => !isFull(sides.of(way)));
  const [place, setPlace] = useState(chosen || open < 0 || mine.done ? ways.length : open);
  const top = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      top.current?.focus({ preventScroll: true });
      top.current?.scrollIntoView();
    }
  }, [place]);
  const texts = Object.fromEntries(board.items.map(({ id, text }) => [id, text]));
  const choose = (way) => {
    setExtra(way);
    setPlace(ways.includes(way) ? ways.indexOf(way) : ways.length);
  };
  if (place >= ways.length)
    return <Map {...{ page, ways, texts, sides }} onGo={setPlace} onChoose={chosen ? choose : null} />;
  return (
    <section class="cg-fill" tabIndex={-1} ref={top} aria-label={`${place + 1} of ${ways.length}`}>
      <Rail
        items={ways.map((id) => ({ id }))}
        done={({ id }) => isFull(sides.of(id))}
        place={place}
        onGo={setPlace}
        of="Sides to speak for"
      />
      <OneSide
        key={ways[place]}
        way={ways[place]}
        {...{ texts, sides }}
        question={page.step.options.question}
        onward={place + 1 < ways.length ? "Next" : "To the map of your pairs"}
        onNext={() => setPlace(place + 1)}
      />
    </section>
  );
}

function OneSide({ way, texts, sides, question, onward, onNext }) {
  const [one, other] = way.split(">").map((id) => texts[id] ?? "");
  const said = sides.of(way);
  const saved = useRef(said.evidence);
  const id = useId();
  const amounts = (key, label) => ({ id: key, label, low: 0, high: 3, labels: AMOUNTS });
  const keep = async () => {
    if (said.evidence.trim() === saved.current.trim()) return true;
    const ok = await sides.say(way, { evidence: said.evidence });
    if (ok) saved.current = said.evidence;
    return ok;
  };
  const next = async () => (await keep()) && onNext();
  return (
    <>
      <p class="cg-card cg-card-high cg-side">
        <span class="cg-small cg-quiet">Put yourself in the place of</span>
        <strong class="cg-said" dir="auto">
          {one}
        </strong>
        <span class="cg-small cg-quiet">and think of</span>
        <span class="cg-said" dir="auto">
          {other}
        </span>
      </p>
      {question && <p class="cg-judge-question">{question}</p>}
      <Criterion
        criterion={amounts("give", "How much do they give?")}
        value={said.give}
        onRate={(give) => sides.say(way, { give })}
      />
      <Criterion
        criterion={amounts("get", "How much do they get?")}
        value={said.get}
        onRate={(get) => sides.say(way, { get })}
      />
      <Drawn motivators={said.motivators ?? []} onTurn={(motivators) => sides.say(way, { motivators })} />
      <div class="cg-field">
        <label for={id}>How would one know? (if you like)</label>
        <input
          id={id}
          class="cg-input cg-said"
          dir="auto"
          maxLength={LENGTH}
          placeholder="A few words; no names of people"
          value={said.evidence}
          onInput={(event) => sides.type(way, event.currentTarget.value)}
          onBlur={keep}
        />
      </div>
      <Thumb problem={sides.problem} status={<SavedMark is={sides.going} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind={isFull(said) ? "main" : undefined}
          onClick={next}
        >
          {isFull(said) ? onward : "Leave it open for now"}
          <Icon name="right" />
        </button>
      </Thumb>
    </>
  );
}

/** What draws them besides: none, one or several. */
function Drawn({ motivators, onTurn }) {
  const turned = (name) =>
    MOTIVATORS.map(([one]) => one).filter((one) => motivators.includes(one) !== (one === name));
  return (
    <fieldset class="cg-asked-choices">
      <legend>What draws them? (if you like)</legend>
      <div class="cg-kinds">
        {MOTIVATORS.map(([name, words]) => (
          <button type="button" aria-pressed={motivators.includes(name)} onClick={() => onTurn(turned(name))} key={name}>
            {name}
            <span class="cg-unseen">: {words}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Which sides are done and which are open; and, where one may choose, one more. */
function Map({ page, ways, texts, sides, onGo, onChoose }) {
  const { board, mine } = page;
  const left = ways.filter((way) => !isFull(sides.of(way))).length;
  const full = ways.length >= board.most;
  const done = !left && (ways.length > 0 || mine.done);
  return (
    <>
      <section class="cg-stack">
        {(ways.length > 0 || !onChoose) && (
          <p class="cg-note" data-tone={done ? "good" : "info"} role="status">
            <Icon name={done ? "check" : "info"} />
            <span>
              {!ways.length
                ? "No pair fell to you in this step. What the room thinks appears here when it is revealed."
                : left
                  ? `${left} of ${ways.length} are open. You may leave them so.`
                  : "All saved."}{" "}
              {ways.length > 0 && "Tap one to change it while the step is open."}
            </span>
          </p>
        )}
        <p class="cg-small cg-quiet">{asking(board)}</p>
        {onChoose && (full ? <p class="cg-hint">You have {board.most}, as many as there is time for.</p> : <Choosing items={board.items} onChoose={onChoose} />)}
        <ol class="cg-list">
          {ways.map((way, place) => {
            const [one, other] = way.split(">").map((id) => texts[id] ?? "");
            return (
              <li key={way}>
                <button type="button" class="cg-card cg-filled" onClick={() => onGo(place)}>
                  <span class="cg-side-done">
                    <Icon name={isFull(sides.of(way)) ? "check" : "draft"} size={18} />
                    <span>
                      <strong dir="auto">{one}</strong> with <span dir="auto">{other}</span>
                    </span>
                  </span>
                  <span class="cg-small cg-quiet">
                    {sides.of(way) === EMPTY ? "open" : sideInWords(sides.of(way))}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </section>
      {(left > 0 || (onChoose && ways.length > 0 && !full)) && (
        <Thumb problem={sides.problem} status={<SavedMark is={sides.going} />}>
          {mine.done ? (
            <p class="cg-inhand-words">You are done. You can still change them while the step is open.</p>
          ) : (
            <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={() => sides.send("done")}>
              I am done
            </button>
          )}
        </Thumb>
      )}
    </>
  );
}

function Choosing({ items, onChoose }) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  return (
    <div class="cg-card cg-choosing">
      <Choose label="Whose side do you know?" value={from} items={items} onValue={setFrom} />
      <Choose label="With whom?" value={to} items={items.filter(({ id }) => id !== from)} onValue={setTo} />
      <button
        type="button"
        class="cg-button cg-button-wide"
        data-kind="main"
        disabled={!from || !to || from === to}
        onClick={() => onChoose(`${from}>${to}`)}
      >
        Speak for this side
      </button>
    </div>
  );
}
