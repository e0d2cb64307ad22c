/* One row of a register that is being filled: its columns one under the other, and what was found in it. */
import { useEffect, useRef } from "preact/hooks";
import { Found } from "../parts/Found.jsx";
import { Icon } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { Asked } from "./cardfields.jsx";
import { saving, standing, useTyped } from "./typed.js";

const NAME = { name: "text", label: "Name", kind: "line", limit: 120 };

export function RowFilling({ page, row, send, going, problem, onType, onLeave }) {
  const { board, can } = page;
  const typed = useTyped(page, row);
  const head = useRef(null);
  useEffect(() => head.current?.scrollIntoView({ block: "start" }), []);
  const save = saving(page, typed, send, "save_row", { row: row.id });
  const found = board.read.findings.filter((one) => one.row === row.id);
  const columns = can.includes("add_row") ? [...board.columns, NAME] : board.columns;
  return (
    <>
      <section class="cg-stack cg-filling" ref={head}>
        <header class="cg-filling-head">
          <button type="button" class="cg-button" data-kind="quiet" onClick={() => save(onLeave)}>
            <Icon name="left" /> All of them
          </button>
          <h2 class="cg-filling-name" dir="auto">
            {typed.value("text")}
          </h2>
        </header>
        {columns.map((column) => (
          <Asked
            field={column}
            value={typed.value(column.name)}
            theirs={problem && column.name in typed.changed ? (row.fields[column.name] ?? "") : null}
            problems={slips(found, column)}
            offers={offered(board, row, column)}
            from={column.offers === "rows" ? "What is here" : "Named before"}
            onText={(text) => {
              onType();
              typed.type(column.name, text);
            }}
            key={column.name}
          />
        ))}
        <Found found={found.filter(({ field }) => !field)} label="What was found in it" />
      </section>
      <Thumb problem={problem} status={<SavedMark is={standing(typed, going, problem)} />}>
        <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={() => save(onLeave)}>
          {typed.dirty ? "Save" : "Done"}
        </button>
      </Thumb>
    </>
  );
}

/** What may stand in a column: what an earlier step named, or the other rows. */
const offered = (board, row, column) =>
  column.offers === "rows" ? board.rows.filter(({ id }) => id !== row.id).map(({ text }) => text) : board.offers[column.name];

/** What cannot be read of what was saved in a column, as a field tells it. */
const slips = (found, column) =>
  found.filter(({ field }) => field === column.name).map(({ words, cure }) => ({ reason: words, fix: cure }));
