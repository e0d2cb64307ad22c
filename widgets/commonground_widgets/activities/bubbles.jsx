/* The portfolio as bubbles: upwards nearer to the target, to the right better shown, larger with more people. The
 * numbers stand for the communities in the list beside it. */
const STRENGTHS = ["not measured", "observed change", "shift signal", "compared with a control", "randomised"];
const HEADS = [["not", "measured"], ["observed", "change"], ["shift", "signal"], ["against", "a control"], ["random-", "ised"]];
const LOW = -50;
const HIGH = 150;
const WIDTH = 100;
const HEIGHT = 62;
const FOOT = 12;
const LEVELS = [0, 50, 100];

const across = (strength) => 9 + ((WIDTH - 10) * (strength + 0.5)) / STRENGTHS.length;
const down = (effect) =>
  effect == null ? HEIGHT - FOOT + 3 : 3 + (HEIGHT - FOOT - 5) * (1 - (Math.min(Math.max(effect, LOW), HIGH) - LOW) / (HIGH - LOW));

/** Where each lies; who shares a place stands beside the others. */
function placed(bubbles) {
  const most = Math.max(1, ...bubbles.map(({ people }) => people ?? 0));
  const seen = {};
  return bubbles.map((one, place) => {
    const y = down(one.effect);
    const near = `${one.strength} ${Math.round(y / 4)}`;
    const count = seen[near] ?? 0;
    seen[near] = count + 1;
    const away = Math.ceil(count / 2) * (count % 2 ? 1 : -1) * 5.8;
    const room = (WIDTH - 10) / STRENGTHS.length / 2 - 1;
    const x = across(one.strength) + Math.max(-room, Math.min(room, away));
    return { ...one, number: place + 1, x, y, r: 1.9 + 2.4 * Math.sqrt((one.people ?? 0) / most) };
  });
}

const inWords = (bubbles) =>
  bubbles
    .map(({ number, text, strength, effect, decision }) =>
      [`${number}, ${text}: ${STRENGTHS[strength]}`, effect == null ? "effect open" : `${effect}% of the way`, decision]
        .filter(Boolean)
        .join(", "),
    )
    .join("; ");

/** The mark of a decision: a shape of its own beside its colour. */
function Mark({ one: { x, y, r, decision } }) {
  if (decision === "scale one step") return <path d={`M${x} ${y - r * 1.25}l${r * 1.2} ${r * 2.1}h${-r * 2.4}z`} />;
  if (decision === "adapt") return <path d={`M${x} ${y - r * 1.25}l${r * 1.25} ${r * 1.25}l${-r * 1.25} ${r * 1.25}l${-r * 1.25} ${-r * 1.25}z`} />;
  if (decision === "stop") return <rect x={x - r * 0.95} y={y - r * 0.95} width={r * 1.9} height={r * 1.9} />;
  return <circle cx={x} cy={y} r={r} />;
}

/** Whether there is anything to see: some evidence, or some effect. */
export const hasBubbles = (bubbles = []) => bubbles.some(({ strength, effect }) => strength || effect != null);

export function Bubbles({ bubbles = [], list = true }) {
  const marks = placed(bubbles);
  if (!hasBubbles(bubbles)) return null;
  return (
    <figure class="cg-bubbles">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={inWords(marks)}>
        {LEVELS.map((level) => (
          <g key={level}>
            <line x1={8} x2={WIDTH - 1} y1={down(level)} y2={down(level)} data-strong={level !== 50 || undefined} />
            <text x={7} y={down(level) + 0.9} class="cg-bubbles-tick">
              {level}%
            </text>
          </g>
        ))}
        <text x={7} y={down(null) + 0.9} class="cg-bubbles-tick">
          open
        </text>
        {HEADS.map((words, place) => (
          <text y={HEIGHT - 4.5} class="cg-bubbles-head" key={place}>
            {words.map((word, line) => (
              <tspan x={across(place)} dy={line ? "1.1em" : 0} key={word}>
                {word}
              </tspan>
            ))}
          </text>
        ))}
        {marks.map((one) => (
          <g key={one.id} data-decision={one.decision || undefined} class="cg-bubble">
            <Mark one={one} />
            <text x={one.x} y={one.y + 0.9}>
              {one.number}
            </text>
          </g>
        ))}
      </svg>
      {list && (
        <figcaption class="cg-small">
          <ol class="cg-bubbles-list">
            {marks.map(({ id, number, text, decision }) => (
              <li key={id}>
                <strong class="cg-number">{number}</strong>
                <span dir="auto">{[text, decision].filter(Boolean).join(", ")}</span>
              </li>
            ))}
          </ol>
          <p class="cg-quiet">
            Upwards: more of the way to the target. To the right: better shown. Larger: more people. Triangle: scales one
            step; disc: sustains; diamond: adapts; square: stops.
          </p>
        </figcaption>
      )}
    </figure>
  );
}
