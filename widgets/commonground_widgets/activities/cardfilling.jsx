/* One indicator card, part by part: a few questions at a time, and what the check says of them. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useRested } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Asked, LEVELS } from "./cardfields.jsx";
import { plain, saving, standing, useTyped } from "./typed.js";

const PAUSE = 400;

/** What the vanity check and the reading of the fields say of the card as it stands in the fields.
 * Until the first answer that is what they said of it as it was saved. */
function useCheck(all, saved) {
  const { check } = useLink();
  const [found, setFound] = useState(saved);
  useRested(JSON.stringify(all), PAUSE, async () => {
    const findings = await check("", all, "indicator");
    if (findings) setFound(findings);
  });
  return found;
}

/** A card that is being filled. It opens at the part that the step is about, or where something is open. */
export function Filling({ page, card, send, going, problem, onType, onLeave }) {
  const { board, step } = page;
  const typed = useTyped(page, card);
  const found = useCheck(typed.all, [...(board.problems?.[card.id] ?? []), ...card.findings]);
  const [at, setAt] = useState(() => begin(board.parts, card, step.options.part));
  const head = useRef(null);
  const top = useRef(null);
  const part = board.parts[at];
  const last = at === board.parts.length - 1;
  // What the step asks is known by now: each part begins at the top of the window.
  const upTop = () => head.current?.scrollIntoView({ block: "start" });
  useEffect(upTop, []);
  const turn = (to) => {
    setAt(to);
    upTop();
    top.current?.focus({ preventScroll: true });
  };
  const save = saving(page, typed, send, "save_indicator", { card: card.id });
  return (
    <>
      <section class="cg-stack cg-filling" ref={head}>
        <header class="cg-filling-head">
          <button type="button" class="cg-button" data-kind="quiet" onClick={() => save(onLeave)}>
            <Icon name="left" /> All cards
          </button>
          <p class="cg-filling-name" dir="auto">
            {typed.value("name")}
          </p>
        </header>
        <Parts parts={board.parts} at={at} card={typed.all} onTurn={(to) => save(() => turn(to))} />
        <h2 class="cg-filling-part" tabIndex={-1} ref={top}>
          {part.title}
          <span class="cg-small cg-quiet cg-number">
            <span class="cg-unseen">, </span>
            {filled(part, typed.all)} of {part.fields.length} filled
          </span>
        </h2>
        {part.fields.map((field) => (
          <Asked
            field={field}
            value={typed.value(field.name)}
            theirs={problem && field.name in typed.changed ? card.fields[field.name] : null}
            problems={found.filter((one) => one.rule === "value" && one.field === field.name)}
            shows={found.filter((one) => one.rule === "power" && one.field === field.name)}
            {...offered(field.name, board)}
            onText={(text) => {
              onType();
              typed.type(field.name, text);
            }}
            key={field.name}
          />
        ))}
        <Vanity found={found.filter(({ rule }) => rule !== "value" && rule !== "power")} part={part} />
      </section>
      <Thumb problem={problem} status={<SavedMark is={standing(typed, going, problem)} />}>
        {at > 0 && (
          <button type="button" class="cg-button" onClick={() => save(() => turn(at - 1))}>
            Back
          </button>
        )}
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind="main"
          onClick={() => save(last ? onLeave : () => turn(at + 1))}
        >
          {last ? "Save and see all cards" : typed.dirty ? "Save and go on" : "Go on"}
        </button>
      </Thumb>
    </>
  );
}

const filled = (part, card) => part.fields.filter(({ name }) => plain(card[name])).length;

/** The part that is wanted, or the first one in which something is open. */
function begin(parts, card, wanted) {
  const asked = parts.findIndex(({ id }) => id === wanted);
  const open = parts.findIndex((part) => filled(part, card.fields) < part.fields.length);
  return Math.max(0, asked < 0 ? open : asked);
}

function Parts({ parts, at, card, onTurn }) {
  return (
    <nav class="cg-parts" aria-label="Parts of the card">
      {parts.map((part, place) => {
        const count = filled(part, card);
        const whole = count === part.fields.length;
        return (
          <button
            type="button"
            class="cg-part"
            aria-current={place === at ? "step" : undefined}
            aria-label={`${part.title}, ${count} of ${part.fields.length} filled`}
            data-whole={whole || undefined}
            onClick={() => onTurn(place)}
            key={part.id}
          >
            <span aria-hidden="true">{whole ? <Icon name="check" size={16} /> : place + 1}</span>
          </button>
        );
      })}
    </nav>
  );
}

/** What the vanity check says; that of this part is open, the rest is counted. */
function Vanity({ found, part }) {
  const names = new Set(part.fields.map(({ name }) => name));
  const here = found.filter(({ field }) => names.has(field));
  const other = found.filter(({ field }) => !names.has(field));
  if (!found.length)
    return (
      <p class="cg-note" data-tone="good">
        <Icon name="check" />
        <span>The vanity check has nothing to say about this card.</span>
      </p>
    );
  return (
    <section class="cg-findings" aria-label="Vanity check">
      <div class="cg-findings-head">
        <h3 class="cg-label">Vanity check</h3>
        {!here.length && <span class="cg-small">nothing in this part</span>}
      </div>
      <ul class="cg-list">
        {here.map((one) => (
          <Told one={one} key={one.rule} />
        ))}
      </ul>
      {other.length > 0 && (
        <ReadMore title={`${plural(other.length, "thing")} in other parts`}>
          <ul class="cg-list">
            {other.map((one) => (
              <Told one={one} key={one.rule} />
            ))}
          </ul>
        </ReadMore>
      )}
      <p class="cg-small cg-quiet">It looks at how the card is made, not at its worth. You can save at any time.</p>
    </section>
  );
}

function Told({ one }) {
  const [icon, level] = LEVELS[one.level] ?? LEVELS.note;
  return (
    <li class="cg-finding" data-level={one.level}>
      <Icon name={icon} />
      <div>
        <p class="cg-finding-level">{level}</p>
        <p>{one.reason}</p>
        <p class="cg-quiet">{one.fix}</p>
      </div>
    </li>
  );
}

/** Names that earlier workshops gave for a field, and where they come from. */
function offered(name, { stakeholders, owners }) {
  if (name === "segments") return { offers: stakeholders };
  return name === "owner" ? { offers: owners, from: "Who has a role, from your role map" } : {};
}
