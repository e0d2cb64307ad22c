/* Honeycomb: cells of customers × employees × problem, filled in private; then what all say of them together. */
import { useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { Problem } from "../parts/Problem.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Leaf, Show, useLeaves } from "./cells.jsx";
import { Comb } from "./comb.jsx";
import { AddCell, FillCell } from "./fillcell.jsx";
import { finding, statusInWords, statusOf } from "./hexagons.js";

const NOTHING = "There are no cells yet. A cell is a group of customers, a role of yours, and a problem that both have.";

/** One's own cells: those that all have, those one added, each with what one said. */
function ownCells({ board, mine }) {
  return [...(board.cells ?? []), ...(mine.cells ?? [])].map((cell) => {
    const { give = "", get = "" } = mine.entries?.[cell.id] ?? {};
    return { ...cell, give, get, status: statusOf({ give, get }), neighbours: [] };
  });
}

export function Participant({ page }) {
  const { step, mine, can, board } = page;
  if (step.phase === "revealed") return <Found page={page} mine={mine} />;
  if (can.includes("fill_cell")) return <Filling page={page} mine={mine} />;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        This is closed. You filled {plural(Object.keys(mine.entries).length, "cell")}
        {board.given ? `; together you filled ${board.given}` : ""}. What all say together comes next.
      </span>
    </p>
  );
}

/** In private: the comb, a tap on a cell to fill it in, one more cell. */
function Filling({ page, mine }) {
  const { send, going, problem, clear } = useSend();
  const [open, setOpen] = useState(page.draft?.cell ?? null);
  const cells = ownCells({ board: page.board, mine });
  const cell = cells.find(({ id }) => id === open);
  const filled = cells.filter(({ status }) => status !== "empty").length;
  const leave = () => setOpen(null);
  if (cell)
    return <FillCell key={cell.id} {...{ page, cell, send, going, problem, clear }} entry={mine.entries[cell.id]} onLeave={leave} />;
  return (
    <>
      <section class="cg-stack">
        <p class="cg-hint">
          {cells.length
            ? "Tap a cell that you know something about. Leave the others open: they are invitations."
            : NOTHING}
        </p>
        {page.board.left > 0 && (
          <p class="cg-small cg-quiet">There is room for {cells.length} cells; {page.board.left} more could be added by hand.</p>
        )}
        <Comb cells={cells} onChoose={(id) => (clear(), setOpen(id))} />
        <AddCell lists={page.board.lists} send={send} first={!cells.length} />
      </section>
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        {mine.done ? (
          <p class="cg-inhand-words">You are done. You can still change it while the step is open.</p>
        ) : (
          <button
            type="button"
            class="cg-button cg-button-wide"
            data-kind={filled ? "main" : undefined}
            onClick={() => send("done")}
          >
            {filled ? `I am done, ${plural(filled, "cell")} filled` : "I leave all of them open"}
          </button>
        )}
      </Thumb>
    </>
  );
}

/** Revealed: what all say, cell by cell; the room may go on filling. */
function Found({ page, mine, act }) {
  const { board, can } = page;
  const { send, going, problem, clear } = useSend();
  const [chosen, setChosen] = useState(null);
  const [filling, setFilling] = useState(false);
  const { results = [], shown } = board;
  const cell = results.find(({ id }) => id === chosen);
  const choose = (id) => {
    clear();
    setChosen(id === chosen ? null : id);
  };
  if (filling && cell)
    return (
      <FillCell
        key={cell.id}
        {...{ page, cell, send, going, problem, clear }}
        entry={mine?.entries?.[cell.id]}
        together
        onLeave={() => setFilling(false)}
      />
    );
  return (
    <div class="cg-stack cg-honeycomb">
      <p class="cg-map-finding">{finding(results)}</p>
      {!results.length && <p class="cg-empty">{NOTHING}</p>}
      {results.length > 0 && <p class="cg-hint">Tap a cell to read what is said of it. Its neighbours share the problem or a person.</p>}
      {cell && (
        <section class="cg-card cg-card-high cg-cell-read" data-status={cell.status} aria-live="polite">
          <Cell cell={cell} results={results} />
          <div class="cg-row">
            {can.includes("fill_cell") && (
              <button type="button" class="cg-button" data-kind="main" onClick={() => setFilling(true)}>
                {cell.status === "empty" ? "Fill it in, for all to see" : "Add to it, for all to see"}
              </button>
            )}
            {act && can.includes("show") && <Show id={cell.id} shown={shown} onShow={(id) => act("show", { cell: id })} />}
            {act && can.includes("take_out_cell") && (
              <button
                type="button"
                class="cg-button"
                data-kind="quiet"
                onClick={() => (act("take_out_cell", { cell: cell.id }), setChosen(null))}
              >
                Take it out
              </button>
            )}
          </div>
        </section>
      )}
      <Comb cells={results} chosen={chosen} onChoose={choose} />
      <Problem problem={problem} />
      {can.includes("add_cell") && <AddCell lists={board.lists} send={send} />}
    </div>
  );
}

const lines = (text) => text.split("\n").filter(Boolean);

/** All that is said of a cell, in words and without anybody who said it. */
function Cell({ cell, results }) {
  const near = results.filter(({ id }) => cell.neighbours?.includes(id));
  const shares = near.filter(({ problem }) => problem !== cell.problem);
  return (
    <>
      <p class="cg-cell-name">
        <strong class="cg-said" dir="auto">
          {cell.problem}
        </strong>
        <span dir="auto">
          {cell.segment} × {cell.role}
        </span>
      </p>
      <p class="cg-cell-status" data-status={cell.status}>
        {cell.status === "one-sided" && <Icon name="warning" size={18} />}
        <span>{statusInWords(cell)}</span>
      </p>
      <dl class="cg-cell-said">
        <Said label="Who could meet" all={cell.who} />
        <Said label={`${cell.segment} give`} all={lines(cell.give)} />
        <Said label={`${cell.segment} get`} all={lines(cell.get)} />
        <Said label="How one would know" all={lines(cell.evidence)} />
        {shares.length > 0 && (
          <Said label="The same people would meet on" all={shares.map(({ problem, role }) => `${problem}, ${role}`)} />
        )}
      </dl>
    </>
  );
}

function Said({ label, all }) {
  if (!all.length) return null;
  return (
    <div>
      <dt dir="auto">{label}</dt>
      <dd>
        <ul>
          {all.map((text, place) => (
            <li class="cg-said" dir="auto" key={place}>
              {text}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

export function Desk({ page, act }) {
  const { step, board } = page;
  if (step.phase === "revealed") return <Found page={page} mine={board.entered} act={act} />;
  return (
    <div class="cg-stack">
      <p class="cg-empty">
        <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
        {board.given === 1 ? "cell is filled" : "cells are filled"} so far, each by one person. What all say of a cell
        stands here together, without names, when you reveal it.
      </p>
      {board.left > 0 && (
        <p class="cg-small cg-quiet">
          There is room for {board.count} cells; {board.left} more are possible. Fewer segments, roles or problems are easier
          to fill.
        </p>
      )}
    </div>
  );
}

const ON_THE_WALL = 12;
const SIZES = [2.1, 1.9, 1.7, 1.5, 1.35, 1.2];

export function Screen({ page }) {
  const { step, board, progress } = page;
  const { results = [], shown } = board;
  const leaf = useLeaves(results, ON_THE_WALL);
  if (step.phase !== "revealed")
    return <Places answered={progress.answered} of={progress.of} words="have filled a cell" />;
  const alone = results.find(({ id }) => id === shown);
  if (alone)
    return (
      <div class="cg-show cg-wallcell">
        <Cell cell={alone} results={results} />
      </div>
    );
  if (!results.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  return (
    <div class="cg-show cg-wallcomb">
      <p class="cg-wallmap-finding">{finding(results)}</p>
      <Comb cells={leaf.shown} most={9} sizes={SIZES} />
      <Leaf leaf={leaf} />
    </div>
  );
}
