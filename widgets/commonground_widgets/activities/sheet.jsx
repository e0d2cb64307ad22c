/* Sheets of paper at the desk: one person's answers are typed in a row of numbers, quickly, from
 * the keyboard. A point that is whole goes on to the next cell, so does Enter; Enter in the last cell
 * enters the sheet, and the next one begins. */
import { useId, useRef, useState } from "preact/hooks";
import { ReadMore } from "../parts/ReadMore.jsx";
import { plural } from "../parts/words.js";
import { isComplete, mistakes, pointIn, pointsOf, scaleInWords } from "./sheets.js";

/** What opens at the desk for paper: how many sheets there are, and the form for the next. */
export function OnPaper({ title, count = 0, children }) {
  return (
    <ReadMore title={title}>
      <div class="cg-stack cg-sheet">
        <p class="cg-small cg-quiet" role="status">
          {count ? `${plural(count, "sheet")} from paper so far. “Undo” takes the last one back.` : "No sheet from paper yet."}
        </p>
        {children}
      </div>
    </ReadMore>
  );
}

/**
 * A table of cells, and the button that enters the sheet.
 * @param {{items: {id: string, text: string}[], columns: {id: string, label: string, low: number,
 *   high: number, labels?: string[]}[], begin?: object, full?: boolean, asks?: string,
 *   onEnter: (points: object, lines: object) => Promise<boolean>}} props `begin`: what stands in the cells
 *   at first, item → column → text; `asks`: for a line in words beside each item
 */
export function Table({ items, columns, begin = {}, full, asks, onEnter }) {
  const id = useId();
  const [typed, setTyped] = useState(begin);
  const [lines, setLines] = useState({});
  const cells = useRef([]);
  const wrong = mistakes({ columns, typed, full });
  const points = pointsOf({ columns, typed, full });
  const ready = Object.keys(points).length > 0 && !wrong;
  const go = (place) => {
    cells.current[place]?.focus();
    cells.current[place]?.select();
  };
  const enter = async () => {
    if (!ready || !(await onEnter(points, lines))) return;
    setTyped({});
    setLines({});
    go(0);
  };
  const last = items.length * columns.length - 1;
  const onKey = (place) => (event) => {
    const steps = { ArrowUp: -columns.length, ArrowDown: columns.length, Enter: 1 };
    const back = event.key === "Backspace" && !event.currentTarget.value;
    if (event.isComposing || (!back && !(event.key in steps))) return;
    event.preventDefault();
    if (event.key === "Enter" && place === last) enter();
    else go(place + (back ? -1 : steps[event.key]));
  };
  const onType = (item, column, place) => (event) => {
    const text = event.currentTarget.value;
    setTyped((all) => ({ ...all, [item]: { ...all[item], [column.id]: text } }));
    if (isComplete(text, column) && place < last) go(place + 1);
  };
  return (
    <form
      class="cg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <p class="cg-hint" id={`${id}-how`}>
        Type a number and the next cell comes. Leave empty what is empty on the paper.
      </p>
      <div class="cg-sheet-table" style={`--columns: ${columns.length}`}>
        <div class="cg-sheet-row cg-sheet-head" aria-hidden="true">
          <span />
          {columns.map((column) => (
            <span key={column.id}>
              <strong dir="auto">{column.label}</strong>
              <span class="cg-quiet">{scaleInWords(column)}</span>
            </span>
          ))}
        </div>
        {items.map((item, row) => (
          <div class="cg-sheet-row" key={item.id}>
            <span class="cg-said" dir="auto">
              {item.text}
            </span>
            {columns.map((column, at) => {
              const place = row * columns.length + at;
              const text = typed[item.id]?.[column.id] ?? "";
              return (
                <input
                  key={column.id}
                  ref={(node) => {
                    cells.current[place] = node;
                  }}
                  class="cg-input cg-number"
                  autocomplete="off"
                  inputMode={column.labels?.length ? undefined : "numeric"}
                  enterkeyhint={place === last ? "done" : "next"}
                  aria-label={`${item.text}, ${column.label || "points"}: ${scaleInWords(column)}`}
                  aria-describedby={`${id}-how`}
                  placeholder={columns.length > 1 ? column.label : undefined}
                  aria-invalid={pointIn(text, column) === undefined}
                  value={text}
                  onInput={onType(item.id, column, place)}
                  onKeyDown={onKey(place)}
                />
              );
            })}
            {asks && (
              <input
                class="cg-input cg-sheet-said"
                dir="auto"
                maxLength={200}
                aria-label={`${item.text}: ${asks}`}
                placeholder="What stands beside it, if anything"
                value={lines[item.id] ?? ""}
                onInput={({ currentTarget: { value } }) => setLines((all) => ({ ...all, [item.id]: value }))}
              />
            )}
          </div>
        ))}
      </div>
      {wrong > 0 && (
        <p class="cg-problem" role="status">
          {full && !items.some(({ id: item }) => isOff(typed[item], columns))
            ? `${plural(wrong, "row needs", "rows need")} a number in each column, or none.`
            : `In ${plural(wrong, "row")} something is no point of the scale.`}
        </p>
      )}
      <button type="submit" class="cg-button" aria-disabled={!ready}>
        Enter this sheet: {plural(Object.keys(points).length, "answer")} of {items.length}
      </button>
    </form>
  );
}

const isOff = (cells = {}, columns) => columns.some((one) => pointIn(cells[one.id] ?? "", one) === undefined);
