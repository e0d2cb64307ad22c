/* A chart in a page: its spec and words as chart/draw.js takes them. Vega comes with the first one that is shown. */
import { useEffect, useRef } from "preact/hooks";

/** @param {{spec: object | string, title?: string, description?: string, records?: object[], columns?: object, dark?: object | string,
 *   controls?: boolean, fill?: boolean}} props */
export function Chart({ spec, ...options }) {
  const place = useRef(null);
  const figure = useRef(null);
  const said = JSON.stringify([spec, options]);
  useEffect(() => {
    let here = true;
    const loaded = import("../chart/draw.js").then(({ drawChart }) => here && drawChart(place.current, spec, options));
    figure.current = loaded;
    return () => {
      here = false;
      loaded.then((drawn) => drawn && drawn.remove());
    };
  }, []);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) figure.current.then((drawn) => drawn?.update(spec, options).catch(() => {})); // the figure says so itself
    first.current = false;
  }, [said]);
  return <div class="cg-chart-here" ref={place} />;
}
