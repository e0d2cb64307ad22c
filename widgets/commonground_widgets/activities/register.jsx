/* A register: rows that the room fills together, column by column, and what is read from them as they are saved. */
import { useState } from "preact/hooks";
import { Cards } from "../parts/Cards.jsx";
import { FoundInBrief, count, foremost } from "../parts/Found.jsx";
import { Problem } from "../parts/Problem.jsx";
import { useSend } from "../parts/use.js";
import { capital, plural } from "../parts/words.js";
import { hasBubbles } from "./bubbles.jsx";
import { Communities } from "./communities.jsx";
import { Adding, Entry, Lists, Mark, Ordering, parted } from "./entries.jsx";
import { MODEL } from "./model.jsx";
import { Roadmap, RoadmapOnWall } from "./roadmap.jsx";
import { Portfolio, PortfolioOnWall } from "./portfolio.jsx";
import { RowFilling } from "./rowfilling.jsx";

/** Readings that are drawn, above the rows and on the wall; there where there is something to see. */
const DRAWN = {
  ...MODEL,
  portfolio: [Portfolio, PortfolioOnWall, ({ bubbles }) => hasBubbles(bubbles)],
  roadmap: [Roadmap, RoadmapOnWall, ({ bars }) => bars.some(({ start }) => start)],
};

const empty = (page) =>
  page.step.options.add === ""
    ? "There is nothing to fill here yet. It begins with what the step before led to."
    : "Nothing is here yet. Add the first one by its name; everybody sees it at once.";
const called = (page) => page.step.options.row || "row";

export function Participant({ page }) {
  return <All page={page} />;
}

export function Desk({ page }) {
  return <All page={page} desk />;
}

function All({ page, desk = false }) {
  const { board, can, mine, step } = page;
  const { send, problem, going, clear } = useSend();
  const [open, setOpen] = useState(mine?.at ?? null);
  const row = board.rows.find(({ id }) => id === open);
  const go = (id) => {
    clear();
    setOpen(id);
    if (can.includes("fill_row")) send("fill_row", { row: id });
  };
  if (row && can.includes("save_row"))
    return (
      <RowFilling
        page={page}
        row={row}
        send={send}
        going={going}
        problem={problem}
        onType={clear}
        onLeave={() => go(null)}
        key={row.id}
      />
    );
  const { findings, figures } = board.read;
  return (
    <section class="cg-stack cg-indicators">
      <Figures figures={figures} />
      <FoundInBrief
        found={(desk ? findings : findings.filter(general)).map(named(board.rows))}
        fine={board.rows.length && step.options.reads ? "Nothing is in the way." : ""}
        open={desk}
      />
      <Problem problem={problem} />
      {desk && <Drawn page={page} />}
      {can.includes("take_rows") && <Communities page={page} send={send} />}
      {!board.rows.length && <p class="cg-empty">{empty(page)}</p>}
      <Lists
        entries={board.rows}
        draw={(one) => (
          <Overview row={one} page={page} onOpen={() => go(one.id)} key={one.id}>
            {desk && <Ordering name={one.text} can={can} does={does(one)} send={send} />}
          </Overview>
        )}
      />
      {can.includes("add_row") && (
        <Adding
          label={step.options.add || "Add a row"}
          what={called(page)}
          onAdd={async (text) => (await send("add_row", { text })).ok}
        />
      )}
      {!desk && <Drawn page={page} />}
    </section>
  );
}

function Drawn({ page }) {
  const [Picture] = DRAWN[page.step.options.reads] ?? [];
  return Picture ? <Picture read={page.board.read} rows={page.board.rows} /> : null;
}

/** Whether a finding is for everybody, and not only for who is at its row. */
const general = ({ row, level }) => !row || level === "block";

/** A finding with the name of the row that it is about. */
const named = (rows) => (one) => ({ ...one, of: rows.find(({ id }) => id === one.row)?.text });

/** What the desk does with a row beside filling it. */
const does = (row) => [
  ["put_row_first", { row: row.id, first: !row.first }, row.first ? "Not first" : "Put first"],
  ["take_out_row", { row: row.id }, "Take out"],
];

const foundIn = (page, row) => page.board.read.findings.filter((one) => one.row === row.id);
const COUNTED = ["number", "whole", "date"]; // what says nothing without its label
const isShort = ({ kind }) => kind !== "text";

/** What stands in a row and is short, in one line. */
const inBrief = (page, row) =>
  page.board.columns
    .filter((column) => isShort(column) && row.fields[column.name])
    .map(({ name, label, kind }) => (COUNTED.includes(kind) ? `${label} ${row.fields[name]}` : row.fields[name]))
    .join(" · ");

function Marks({ found }) {
  const [blocks, warnings] = [count(found, "block"), count(found, "warning")];
  return (
    <>
      {blocks > 0 && <Mark icon="error" words={blocks === 1 ? "blocks" : `${blocks} block`} />}
      {warnings > 0 && <Mark icon="warning" words={plural(warnings, "thing")} />}
    </>
  );
}

function Overview({ row, page, onOpen, children }) {
  const brief = inBrief(page, row);
  return (
    <Entry
      name={row.text}
      filled={row.filled}
      of={page.board.columns.length}
      filling={row.filling}
      may={page.can.includes("save_row")}
      onOpen={onOpen}
      says={<Marks found={foundIn(page, row)} />}
      extra={
        brief && (
          <span class="cg-small cg-quiet cg-row-brief" dir="auto">
            {brief}
          </span>
        )
      }
    >
      {children}
    </Entry>
  );
}

/** The figures that follow from the rows, each with its label and with what must be known of it. */
function Figures({ figures }) {
  if (!figures.length) return null;
  return (
    <dl class="cg-figures">
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt data-asks={label.endsWith("?") || undefined}>{label}</dt>
          <dd>
            <strong class="cg-number">{value}</strong>
            {note && <span class="cg-small cg-quiet">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Screen({ page }) {
  const { rows, read } = page.board;
  const { first, later } = parted(rows);
  const items = (first.length ? first : later).map((row) => ({
    ...row,
    text: Object.values(row.fields).join(" ____ "), // as much as the tile will hold
  }));
  const fine = page.step.options.reads ? "Nothing is in the way." : `${capital(plural(rows.length, called(page)))}.`;
  const [, Wall, seen] = DRAWN[page.step.options.reads] ?? [];
  return (
    <>
      {Wall && seen(read) ? (
        <Wall read={read} rows={rows} />
      ) : (
        <Cards items={items} empty={empty(page)} extra={1} least={1.2} most={2.4} render={(row) => <Tile row={row} page={page} />} />
      )}
      {rows.length > 0 && (
        <p class="cg-show-foot cg-register-foot">
          <span>
            {foremost(read.findings.filter(({ field }) => !field), fine)}
            {first.length > 0 && later.length > 0 && ` ${later.length} more for later.`}
          </span>
          {read.figures.slice(0, 3).map(({ label, value }) => (
            <span class="cg-number" key={label}>
              {label}: <strong>{value}</strong>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Tile({ row, page }) {
  const { columns } = page.board;
  const shown = columns.filter(({ name }) => row.fields[name]);
  const found = foundIn(page, row);
  return (
    <section class="cg-indicator-tile">
      <h2 dir="auto">{row.fields.text}</h2>
      {shown.filter(isShort).length > 0 && (
        <dl class="cg-row-short">
          {shown.filter(isShort).map(({ name, label }) => (
            <div key={name}>
              <dt data-asks={label.endsWith("?") || undefined}>{label}</dt>
              <dd dir="auto">{row.fields[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {shown
        .filter((column) => !isShort(column))
        .slice(0, 1)
        .map(({ name }) => (
          <p class="cg-row-long cg-said" dir="auto" key={name}>
            {row.fields[name]}
          </p>
        ))}
      <p class="cg-indicator-says">
        {foremost(found, "") && <Mark icon={count(found, "block") ? "error" : "warning"} words={foremost(found, "")} />}
        {!shown.length && <span class="cg-quiet">nothing in it yet</span>}
      </p>
    </section>
  );
}
