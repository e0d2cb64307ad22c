/* A chart in a page: its spec and words as chart/draw.js takes them. Vega comes with the first one that is shown. */
import { useEffect, useRef, useState } from "preact/hooks";

/** @param {{spec: object | string, title?: string, description?: string, records?: object[],
 *   columns?: object, dark?: object | string, controls?: boolean, fill?: boolean}} props */
export function Chart({ spec, ...options }) {
  const place = useRef(null);
  const figure = useRef(null); // promise of it, or of nothing when the page has gone on
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    const draw = async () => {
      const { drawChart } = await import("../chart/draw.js");
      return here && place.current ? drawChart(place.current, spec, options) : undefined;
    };
    figure.current = draw().catch(() => void setFailed(true));
    return () => {
      here = false;
      figure.current.then((drawn) => drawn?.remove());
    };
  }, []);
  const first = useRef(true);
  useEffect(() => {
    // Should it fail, the figure says so itself.
    if (!first.current) figure.current.then((drawn) => drawn?.update(spec, options).catch(() => {}));
    first.current = false;
  }, [JSON.stringify([spec, options])]);
  if (failed) return <p class="cg-chart-problem">The chart could not be loaded. What was saved is safe. Load the page again.</p>;
  return <div class="cg-chart-here" data-fill={options.fill || undefined} ref={place} />;
}
