/* Draws a chart: its finding, the plot, the same as a table, and pictures to take away.

drawChart(element, spec, options) → promise of { drawn, update(spec, options), remove() }

  element   an empty block inside a `.cg` element, whose tokens it takes: colours, fonts, size of type
  spec      Vega-Lite (or Vega) as JSON, an object or its text, with its data in it: no address in it is followed
  options   each may be left out:
    title        the finding, above the chart; else the spec's own title
    description  what it shows, for those who do not see it; else the title
    records      [{column: value}], the same as a table; else the spec's own data, where that is one table
    columns      {column: heading}, which columns the table has, in order; else all, by their names
    dark         the spec for a dark page, where a spec has colours of its own
    controls     false: no table and no pictures to take away, where there is no hand: on the projector
    fill         true: as high as the element, which then has a height; else as high as the chart wants to be

  drawn     promise: the plot is there. An element that is not laid out yet is waited for
  update    shows another spec, or the same with other data, in place of what is shown; → promise, as drawn
  remove    leaves the element as empty as it was

A spec without a width takes the width there is; one with a width in pixels is scaled as a picture, and up only to fill. It is
drawn again when that width changes or the page turns dark or light. Whoever shows a chart imports this file only then,
`const { drawChart } = await import("../chart/draw.js")`: Vega is larger than all else in a page together. Text in charts is
only ever text; expressions go through Vega's interpreter, so that no code is made from them. */
import { Figure } from "./figure.js";

export async function drawChart(element, spec, options = {}) {
  const figure = new Figure(element);
  figure.drawn = figure.update(spec, options);
  figure.drawn.catch(() => {}); // the figure says so itself
  return figure;
}
