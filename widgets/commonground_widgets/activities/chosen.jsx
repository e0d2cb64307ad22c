/* What the room would choose: an option with its bar, what is to be said of a choice, what people said. */
import { Icon } from "../parts/Icon.jsx";
import { Needs } from "./options.jsx";

const LEVELS = {
  block: ["error", "bad", "This stands in the way."],
  warning: ["warning", "warn", "Worth a look."],
  note: ["info", "info", ""],
};

/** What a reading says of the choice, what blocks first. */
export function Findings({ findings = [] }) {
  const order = Object.keys(LEVELS);
  return [...findings]
    .sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
    .map((one) => {
      const [icon, tone, lead] = LEVELS[one.level] ?? LEVELS.note;
      return (
        <p class="cg-note" data-tone={tone} role="status" key={one.words}>
          <Icon name={icon} />
          <span>
            {lead && <strong>{lead} </strong>}
            {one.words} {one.cure}
          </span>
        </p>
      );
    });
}

/** The choice and why, as a card of its own; nothing as long as there is none. */
export function Decided({ decision, options }) {
  if (!decision) return null;
  const chosen = options.filter(({ id }) => decision.options.includes(id));
  return (
    <figure class="cg-card cg-card-high cg-decided">
      <p class="cg-label">
        <Icon name="check" size={18} /> Decided
      </p>
      <ul class="cg-said">
        {chosen.map(({ id, text }) => (
          <li dir="auto" key={id}>
            {text}
          </li>
        ))}
      </ul>
      <figcaption class="cg-small" dir="auto">
        {decision.reason}
      </figcaption>
    </figure>
  );
}

/** One option, how many would choose it, and its conditions. */
export function Result({ one, result, own }) {
  return (
    <li class="cg-card cg-best cg-opted" data-top={result.chosen || undefined}>
      <div>
        <p class="cg-best-text" dir="auto">
          {one.text}
        </p>
        {one.says && <p class="cg-small cg-quiet">{one.says}</p>}
        <span class="cg-best-bar" aria-hidden="true">
          <span style={`width: ${(result.n / Math.max(1, result.of)) * 100}%`} />
        </span>
        <p class="cg-small cg-quiet">
          {result.n} of {result.of} would choose it
          {own && <span class="cg-yours">you too</span>}
          {result.chosen && (
            <span class="cg-chip" data-tone="accent">
              <Icon name="check" size={16} /> Chosen
            </span>
          )}
        </p>
        <Needs needs={one.needs} />
      </div>
    </li>
  );
}

/** What people said, without names and in no order. */
export function Whys({ board }) {
  const { whys = [], options } = board;
  const texts = Object.fromEntries(options.map(({ id, text }) => [id, text]));
  if (!whys.length) return null;
  return (
    <section class="cg-stack">
      <h2 class="cg-label">What people said</h2>
      <ul class="cg-list">
        {whys.map((why, place) => (
          <li class="cg-card" key={place}>
            <p class="cg-said" dir="auto">
              {why.text}
            </p>
            <p class="cg-small cg-quiet" dir="auto">
              for {why.options.map((id) => texts[id]).join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
