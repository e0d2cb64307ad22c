/* The sheets of paper of each activity that is filled in with numbers or choices. */
import { useRef, useState } from "preact/hooks";
import { Choose } from "../parts/Choose.jsx";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";
import { AMOUNTS, sideInWords } from "./exchanged.js";
import { OnPaper, Table } from "./sheet.jsx";
import { pointIn, scaleInWords } from "./sheets.js";

/** The title of all of them. */
const TITLE = "Enter a sheet of paper for somebody without a phone";

/** A rating: the criteria are the columns. */
export function RatingOnPaper({ page, act }) {
  const { board, can, step } = page;
  if (!can.includes("enter_sheet") || !board.items?.length) return null;
  const { criteria, scale } = step.options;
  const only = { id: "", label: "", low: 1, high: 5, ...(scale ?? criteria?.[0]) };
  const columns = criteria?.length > 1 ? criteria.map((one) => ({ low: 1, high: 5, ...one })) : [only];
  const asks = step.options.evidence;
  const enter = async (points, lines) => {
    const single = columns.length === 1;
    const answers = single ? Object.fromEntries(Object.entries(points).map(([item, one]) => [item, one[only.id]])) : points;
    return (await act("enter_sheet", { answers, ...(asks && { evidence: lines }) })).ok;
  };
  return (
    <OnPaper title={TITLE} count={board.sheets}>
      <Table items={board.items} columns={columns} asks={asks} onEnter={enter} />
    </OnPaper>
  );
}

/** A placement: the axes are the columns. In a later round a sheet of an earlier one goes on. */
export function PlacementOnPaper({ page, act }) {
  const { board, can } = page;
  const [chosen, setChosen] = useState("");
  if (!can.includes("enter_sheet") || !board.items?.length) return null;
  const { axes, low, high } = board.field;
  const columns = ["x", "y"].map((axis, place) => ({ id: axis, label: axes[place].label, low, high }));
  const sheet = board.sheets.find((one) => one.id === chosen);
  const enter = async (points) => {
    const { ok } = await act("enter_sheet", { answers: points, ...(sheet && { sheet: sheet.id }) });
    if (ok) setChosen("");
    return ok;
  };
  return (
    <OnPaper title={TITLE} count={board.sheets.length}>
      {board.round > 1 && board.sheets.length > 0 && (
        <Choose
          label="Whose sheet is it?"
          none="Somebody who handed in none so far"
          value={chosen}
          items={board.sheets.map(({ id }, place) => ({
            id,
            text: `Sheet ${place + 1} of the round before, with its changes`,
          }))}
          onValue={setChosen}
        />
      )}
      <Table key={chosen} items={board.items} columns={columns} begin={asTyped(sheet)} full onEnter={enter} />
    </OnPaper>
  );
}

const asTyped = (sheet) =>
  Object.fromEntries(Object.entries(sheet?.placed ?? {}).map(([item, [x, y]]) => [item, { x: String(x), y: String(y) }]));

const SCALE = { low: 0, high: AMOUNTS.length - 1, labels: AMOUNTS };
const LINE = { from: "", to: "", give: "", get: "", evidence: "" };

/** An exchange: one line for each side that the person speaks for. */
export function ExchangeOnPaper({ page, act }) {
  const { board, can } = page;
  const [lines, setLines] = useState([]);
  const [line, setLine] = useState(LINE);
  const first = useRef(null);
  if (!can.includes("enter_sheet") || !board.items?.length) return null;
  const texts = Object.fromEntries(board.items.map(({ id, text }) => [id, text]));
  const amounts = ["give", "get"].map((name) => pointIn(line[name], SCALE));
  const twice = lines.some(({ from, to }) => from === line.from && to === line.to);
  const said = amounts.some((amount) => amount != null) || line.evidence.trim();
  const good = line.from && line.to && !twice && !amounts.includes(undefined) && said;
  const full = lines.length >= board.most;
  const all = good && !full ? [...lines, asSaid(line)] : lines;
  const add = () => {
    if (!good || full) return;
    setLines(all);
    setLine({ ...LINE, from: line.from });
    first.current.focus();
  };
  const enter = async () => {
    if (!all.length || !(await act("enter_sheet", { answers: all })).ok) return;
    setLines([]);
    setLine(LINE);
    first.current.focus();
  };
  const put = (name) => (value) => setLine({ ...line, [name]: value });
  const set = (name) => (event) => put(name)(event.currentTarget.value);
  return (
    <OnPaper title={TITLE} count={board.sheets}>
      {lines.length > 0 && (
        <ol class="cg-list">
          {lines.map((one, place) => (
            <li class="cg-card cg-own" key={`${one.from}>${one.to}`}>
              <p class="cg-own-words">
                <strong dir="auto">{texts[one.from]}</strong> with <span dir="auto">{texts[one.to]}</span>
                <span class="cg-small cg-quiet"> {sideInWords(one)}</span>
              </p>
              <button
                type="button"
                class="cg-button"
                data-kind="quiet"
                aria-label={`Take out: ${texts[one.from]} with ${texts[one.to]}`}
                onClick={() => setLines(lines.filter((_, other) => other !== place))}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ol>
      )}
      <form
        class="cg-sheet-line"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Choose
          class="cg-sheet-party"
          label="Whose side"
          field={first}
          value={line.from}
          items={board.items}
          onValue={put("from")}
        />
        <Choose
          class="cg-sheet-party"
          label="With whom"
          value={line.to}
          items={board.items.filter(({ id }) => id !== line.from)}
          onValue={put("to")}
        />
        {[
          ["give", "Gives"],
          ["get", "Gets"],
        ].map(([name, label], place) => (
          <label class="cg-field" key={name}>
            <span class="cg-small">
              {label}, {SCALE.low} to {SCALE.high}
            </span>
            <input
              class="cg-input cg-number"
              autocomplete="off"
              aria-label={`${label}: ${scaleInWords(SCALE)}`}
              aria-invalid={amounts[place] === undefined}
              value={line[name]}
              onInput={set(name)}
            />
          </label>
        ))}
        <label class="cg-field cg-sheet-wide">
          <span class="cg-small">How one would know, if it is written</span>
          <input class="cg-input" dir="auto" maxLength={200} value={line.evidence} onInput={set("evidence")} />
        </label>
        <button type="submit" class="cg-button" aria-disabled={!good || full}>
          Next line
        </button>
      </form>
      {twice && <p class="cg-problem">This side is on the sheet already.</p>}
      {full && <p class="cg-hint">A sheet has room for {plural(board.most, "line")}.</p>}
      <button type="button" class="cg-button" aria-disabled={!all.length} onClick={enter}>
        Enter this sheet: {plural(all.length, "line")}
      </button>
    </OnPaper>
  );
}

const asSaid = ({ from, to, give, get, evidence }) => ({
  ...{ from, to, evidence },
  ...{ give: pointIn(give, SCALE), get: pointIn(get, SCALE) },
});

/** Ties: what somebody is, and whom they turn to. */
export function TiesOnPaper({ page, act, most }) {
  const { board, can } = page;
  const [role, setRole] = useState("");
  const [to, setTo] = useState([]);
  const first = useRef(null);
  if (!can.includes("enter_sheet") || !board.items?.length) return null;
  const all = [...board.items, ...(board.people ?? [])];
  const full = to.length >= most;
  const ready = role || to.length;
  const enter = async () => {
    if (!ready || !(await act("enter_sheet", { answers: { role: role || null, to } })).ok) return;
    setRole("");
    setTo([]);
    first.current.focus();
  };
  return (
    <OnPaper title={TITLE} count={board.sheets}>
      <Choose
        label="What they are"
        field={first}
        value={role}
        items={board.items}
        onValue={setRole}
      />
      <fieldset class="cg-sheet-choices">
        <legend class="cg-small">
          Whom they turn to: {to.length} of at most {most}
        </legend>
        {all.map(({ id, text }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={to.includes(id)}
              disabled={full && !to.includes(id)}
              onChange={(event) => setTo(event.currentTarget.checked ? [...to, id] : to.filter((one) => one !== id))}
            />
            <span class="cg-said" dir="auto">
              {text}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="button" class="cg-button" aria-disabled={!ready} onClick={enter}>
        Enter this sheet
      </button>
    </OnPaper>
  );
}
