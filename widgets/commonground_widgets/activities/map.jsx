/* What the room's placements came to: the field with medians, their crosses and how they moved, and
 * the same in words, the most split first. */
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Field, Token } from "../parts/Field.jsx";
import { capital, plural } from "../parts/words.js";
import { sides } from "./naming.js";
import { agreeing, byStrategy, changing, discs, finding, lines, standing, toneOf } from "./placed.js";

const MANY = 60; // discs that no longer lie side by side
// How far apart discs must be to be read, in parts of the field: on the wall, on a page, and small ones.
const LEAST = { wall: { x: 0.05, y: 0.068 }, page: { x: 0.088, y: 0.088 }, small: { x: 0.05, y: 0.05 } };

/**
 * @param {{board: object, lit?: string | null, named?: boolean}} props `lit`: the id of the one item that
 *   stands out; `named`: whether names stand beside the discs where there is room (on the wall)
 */
export function Picture({ board, lit = null, named = false }) {
  const { field, results } = board;
  const least = LEAST[results.length > MANY ? "small" : named ? "wall" : "page"];
  const drawn = discs(results, field, least).map((disc) => ({ ...disc, text: disc.one.text }));
  const side = named ? sides(drawn) : {};
  const dim = (id) => (lit && lit !== id) || undefined;
  return (
    <Field
      field={field}
      label={`${finding(results)} ${changing(results)} The list tells where each of them is.`}
      plane={{ "data-many": results.length > MANY || undefined }}
    >
      <Lines lines={lines(results, field, least)} dim={dim} />
      {drawn.map(({ key, id, at, number, tone, text }) => (
        <Token key={key} at={at} number={number} tone={tone} data-dim={dim(id)} data-lit={lit === id || undefined}>
          {side[key] && (
            <span class="cg-token-name cg-said" data-side={side[key]} dir="auto">
              {text}
            </span>
          )}
        </Token>
      ))}
    </Field>
  );
}

function useSize() {
  const box = useRef(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const measure = () => box.current && setSize({ width: box.current.clientWidth, height: box.current.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(box.current);
    measure();
    return () => watch.disconnect();
  }, []);
  return [box, size];
}

const HEAD = 14; // an arrow ends before the disc that it points to

function Lines({ lines: drawn, dim }) {
  const [box, { width, height }] = useSize();
  const head = useId();
  const ends = ({ from, to, kind }) => {
    const [x1, y1, x2, y2] = [from.x * width, from.y * height, to.x * width, to.y * height];
    const long = Math.hypot(x2 - x1, y2 - y1);
    const keep = kind === "way" && long > HEAD ? (long - HEAD) / long : 1;
    return { x1, y1, x2: x1 + (x2 - x1) * keep, y2: y1 + (y2 - y1) * keep };
  };
  return (
    <div class="cg-field-lines" ref={box}>
      <svg width={width} height={height} aria-hidden="true">
        <defs>
          <marker id={head} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0L8 4L0 8z" class="cg-field-head" />
          </marker>
        </defs>
        {drawn.map((line, index) => (
          <line
            key={index}
            data-kind={line.kind}
            data-dim={dim(line.id)}
            {...ends(line)}
            marker-end={line.kind === "way" ? `url(#${head})` : undefined}
          />
        ))}
      </svg>
    </div>
  );
}

/** What the signs mean: each beside its word. */
export function Key({ results }) {
  const there = new Set(results.filter(({ n }) => n).map(toneOf));
  const signs = [
    ["agree", "agree"],
    ["discuss", "some distance"],
    ["split", "split"],
    ["camps", "two camps"],
    ["few", "too few to say"],
  ];
  return (
    <p class="cg-map-key cg-small cg-quiet">
      {signs
        .filter(([tone]) => there.has(tone))
        .map(([tone, words]) => (
          <span key={tone}>
            <Token tone={tone} /> {words}
          </span>
        ))}
      <span>
        <i class="cg-map-cross" aria-hidden="true" /> the middle half of you
      </span>
      {results.some(({ change }) => change != null) && <span>→ from the first round</span>}
    </p>
  );
}

/**
 * The map in words: first what to discuss, then all by quadrant.
 * @param {{board: object, mine?: object, lit: string | null, onChoose: (id: string) => void, verb: string}} props
 */
export function Words({ board, mine, lit, onChoose, verb }) {
  const { results, field, discuss } = board;
  const numbers = Object.fromEntries(results.map(({ id }, index) => [id, index + 1]));
  const of = (id) => results.find((one) => one.id === id);
  const row = (one) => (
    <Row
      key={one.id}
      {...{ one, field, verb, onChoose }}
      number={numbers[one.id]}
      own={mine?.placed?.[one.id]}
      on={lit === one.id}
    />
  );
  return (
    <>
      {discuss.length > 0 && (
        <section class="cg-stack" data-part="discuss">
          <h2 class="cg-label">Discuss these first</h2>
          <ol class="cg-map-rows">{discuss.slice(0, FIRST).map((id) => row(of(id)))}</ol>
          {discuss.length > FIRST && (
            <p class="cg-small cg-quiet">
              And {plural(discuss.length - FIRST, "other")} below on which you do not agree yet.
            </p>
          )}
        </section>
      )}
      {byStrategy(results, field).map(([name, items]) => (
        <section class="cg-stack" key={name}>
          <h2 class="cg-label" dir="auto">
            {name ? capital(name) : "Without a common place"}
          </h2>
          <ol class="cg-map-rows">{items.map(row)}</ol>
        </section>
      ))}
    </>
  );
}

const FIRST = 5;

function Row({ one, number, field, own, on, verb, onChoose }) {
  return (
    <li>
      <button
        type="button"
        class="cg-placing-item"
        aria-pressed={on}
        title={verb}
        onClick={() => onChoose(on ? null : one.id)}
      >
        <Token number={number} tone={toneOf(one)} />
        <span>
          <span class="cg-said" dir="auto">
            {one.text}
          </span>
          <span class="cg-small cg-quiet">
            {[standing(one, field), agreeing(one), one.n ? `${one.n} placed it` : ""].filter(Boolean).join(" · ")}
            {own && ` · you: ${own[0]}, ${own[1]}`}
          </span>
        </span>
      </button>
    </li>
  );
}
