/* Cells as hexagons: the left half is filled when something is given, the right half when something is got. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { SHORT, byProblem, rows, statusInWords } from "./hexagons.js";

const LEFT = "M50 2L7 27V79L50 104Z";
const RIGHT = "M50 2L93 27V79L50 104Z";
const WHOLE = "M50 2L93 27V79L50 104L7 79V27Z";
const LEAST = 7.2; // em that a hexagon needs to be read and tapped
const WIDEST = 10;

/** How many hexagons stand side by side, and how wide they are. */
function useSize(box, most, of) {
  const [size, setSize] = useState({ across: 3, wide: 110 });
  useLayoutEffect(() => {
    const measure = () => {
      const em = parseFloat(getComputedStyle(box.current).fontSize);
      const width = box.current.clientWidth;
      const across = Math.max(2, Math.min(most, Math.floor(width / (LEAST * em))));
      setSize({ across, wide: Math.floor(Math.min(width / across, WIDEST * em)) });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box.current);
    measure();
    return () => watch.disconnect();
  }, [most, of]);
  return size;
}

/** The largest of some sizes with which all is seen; where there are none, the page is as long as it needs to be. */
function useLargest(box, sizes, of) {
  const [at, setAt] = useState({ of, step: 0 });
  const step = at.of === of ? at.step : 0;
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = box.current;
    if (step < sizes.length - 1 && scrollHeight > clientHeight + 1) setAt({ of, step: step + 1 });
  });
  return sizes[step];
}

const NO_SIZES = [];

/**
 * Problem by problem, a comb of its cells.
 * @param {{cells: object[], chosen?: string, onChoose?: (id: string) => void, most?: number, sizes?: number[]}} props
 *   `chosen`: the cell whose neighbours stand out; `sizes`: of the type on a wall, the largest first
 */
export function Comb({ cells, chosen, onChoose, most = 6, sizes = NO_SIZES }) {
  const box = useRef(null);
  const of = cells.map(({ id }) => id).join();
  const largest = useLargest(box, sizes, of);
  const { across, wide } = useSize(box, most, `${of} ${largest}`);
  const near = new Set(cells.find(({ id }) => id === chosen)?.neighbours ?? []);
  return (
    <div class="cg-comb" ref={box} style={largest && `--type: ${largest}`}>
      {byProblem(cells).map(([problem, own]) => (
        <section key={own[0].id}>
          <h3 class="cg-said" dir="auto">
            {problem}
          </h3>
          <div class="cg-comb-rows" style={`--hex: ${wide}px; --rows: ${Math.min(across, own.length)}`}>
            {rows(own, across).map((row, place) => (
              <ul key={place} data-odd={place % 2 || undefined}>
                {row.map((cell) => (
                  <li key={cell.id}>
                    <Hexagon cell={cell} on={cell.id === chosen} near={near.has(cell.id)} onChoose={onChoose} />
                  </li>
                ))}
              </ul>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Hexagon({ cell, on, near, onChoose }) {
  const inside = (
    <>
      <svg viewBox="0 0 100 106" aria-hidden="true">
        {cell.give && <path class="cg-hex-half" d={LEFT} />}
        {cell.get && <path class="cg-hex-half" d={RIGHT} />}
        <path class="cg-hex-edge" d={WHOLE} />
      </svg>
      <span class="cg-hex-words">
        <span dir="auto">{cell.segment}</span>
        <span class="cg-hex-rule" aria-hidden="true" />
        <span class="cg-unseen">with</span>
        <span dir="auto">{cell.role}</span>
        <strong aria-hidden="true">{SHORT[cell.status]}</strong>
      </span>
      <span class="cg-unseen">{statusInWords(cell)}</span>
    </>
  );
  const look = { "data-status": cell.status, "data-near": near || undefined };
  if (!onChoose)
    return (
      <div class="cg-hex" {...look}>
        {inside}
      </div>
    );
  return (
    <button type="button" class="cg-hex" aria-pressed={on} {...look} onClick={() => onChoose(cell.id)}>
      {inside}
    </button>
  );
}
