/* Versions: one text that everybody may improve, each save on top of the one before. */
import { useState } from "preact/hooks";
import { Diff } from "../parts/Diff.jsx";
import { Confirm } from "../parts/Dialog.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Problem } from "../parts/Problem.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { SharedText, useSharedText } from "../parts/SharedText.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { timeOfDay } from "../parts/time.js";

const EMPTY = "There is no text yet. It comes from a step before, or whoever has it in mind writes it here.";
const before = (history, version) => history.find((one) => one.version === version - 1)?.text ?? null;

/** The text now, with what the last save changed. */
function Current({ board }) {
  const old = before(board.history ?? [], board.version);
  return (
    <figure class="cg-card cg-card-high cg-current" key={board.version}>
      <blockquote class="cg-said" dir="auto">
        {old == null ? board.text : <Diff before={old} after={board.text} />}
      </blockquote>
      <figcaption class="cg-small cg-quiet">
        Version <span class="cg-number">{board.version}</span>
        {board.by && `, saved by ${board.by}`}
        {old != null && ". Marked: what changed."}
      </figcaption>
    </figure>
  );
}

function History({ board, action }) {
  const history = board.history ?? [];
  if (history.length < 2) return null;
  return (
    <ReadMore title={`All ${history.length} versions`}>
      <ol class="cg-list cg-history">
        {history.map(({ version, text, by, at }) => (
          <li key={version}>
            <p class="cg-small cg-quiet">
              <span class="cg-number">{version}</span>
              {by && `, ${by}`}, {timeOfDay(at)}
              {version !== board.version && action?.(version)}
            </p>
            <p class="cg-said">
              <Diff before={before(history, version) ?? text} after={text} />
            </p>
          </li>
        ))}
      </ol>
    </ReadMore>
  );
}

function useEditing(page) {
  const { board } = page;
  const edit = useSharedText({
    kind: "save_version",
    text: board.text ?? "",
    version: board.version ?? 0,
    draft: page.draft,
  });
  const [wanted, setOpen] = useState(false);
  return { edit, open: wanted || edit.dirty || edit.conflict, setOpen };
}

function save({ edit, setOpen }) {
  return async () => {
    if (edit.dirty && !edit.conflict && (await edit.save())) setOpen(false);
  };
}

const Field = ({ editing, board }) => (
  <SharedText
    edit={editing.edit}
    text={board.text}
    version={board.version}
    by={board.by}
    label={board.text ? "Your change" : "The text"}
    hint={
      board.text
        ? `You start from version ${board.version ?? 0}. Change what you would change, then save: it becomes the group’s text at once.`
        : "Write it, then save: it becomes the group’s text at once, and everybody may improve it."
    }
  />
);

export function Participant({ page }) {
  const { board, can } = page;
  const editing = useEditing(page);
  const { edit, open, setOpen } = editing;
  const may = can.includes("save_version");
  const leave = () => {
    edit.drop();
    setOpen(false);
  };
  return (
    <>
      {!board.text && !open && <p class="cg-empty">{EMPTY}</p>}
      {board.text && !open && <Current board={board} />}
      {may && open && <Field editing={editing} board={board} />}
      <History board={board} />
      {may && (
        <Thumb problem={edit.problem} status={<SavedMark is={edit.is} />}>
          {open ? (
            <>
              <button type="button" class="cg-button" onClick={leave}>
                Leave it
              </button>
              <button
                type="button"
                class="cg-button cg-button-wide"
                data-kind="main"
                aria-disabled={!edit.dirty || edit.conflict}
                onClick={save(editing)}
              >
                Save as version {(board.version ?? 0) + 1}
              </button>
            </>
          ) : (
            <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={() => setOpen(true)}>
              {board.text ? "Change the text" : "Write the text"}
            </button>
          )}
        </Thumb>
      )}
    </>
  );
}

export function Desk({ page, act }) {
  const { board, can } = page;
  const editing = useEditing(page);
  const { edit, open, setOpen } = editing;
  const [back, setBack] = useState(null);
  const restore = (version) =>
    can.includes("restore") && (
      <button type="button" class="cg-button cg-button-small" data-kind="quiet" onClick={() => setBack(version)}>
        Go back to {version}
      </button>
    );
  const leave = () => {
    edit.drop();
    setOpen(false);
  };
  return (
    <div class="cg-stack">
      {board.text ? <Current board={board} /> : <p class="cg-empty">{EMPTY}</p>}
      {can.includes("save_version") && !open && (
        <button type="button" class="cg-button cg-start" onClick={() => setOpen(true)}>
          {board.text ? "Change the text" : "Write the text"}
        </button>
      )}
      {can.includes("save_version") && open && (
        <>
          <Field editing={editing} board={board} />
          <Problem problem={edit.problem} />
          <div class="cg-row">
            <button
              type="button"
              class="cg-button"
              aria-disabled={!edit.dirty || edit.conflict}
              onClick={save(editing)}
            >
              Save as version {(board.version ?? 0) + 1}
            </button>
            <button type="button" class="cg-button" data-kind="quiet" onClick={leave}>
              Leave it
            </button>
            <SavedMark is={edit.is} />
          </div>
        </>
      )}
      <History board={board} action={restore} />
      {back != null && (
        <Confirm
          title={`Go back to version ${back}?`}
          yes={`Go back to ${back}`}
          onYes={() => act("restore", { version: back })}
          onClose={() => setBack(null)}
        >
          Its words become the next version. Nothing is lost: the versions since stay in the list.
        </Confirm>
      )}
    </div>
  );
}

export function Screen({ page }) {
  const { board } = page;
  if (!board.text) return <p class="cg-empty cg-show-empty">{EMPTY}</p>;
  const old = before(board.history ?? [], board.version);
  return (
    <div class="cg-show">
      <Fit most={5.4} least={1.6} of={`${board.version}${board.text}`} class="cg-poster" key={board.version}>
        <blockquote class="cg-said" dir="auto">
          {old == null ? board.text : <Diff before={old} after={board.text} onlyAdded />}
        </blockquote>
      </Fit>
      <p class="cg-show-foot">
        Version <strong class="cg-number">{board.version}</strong>
        {old != null && <span>Marked: what the last change brought</span>}
      </p>
    </div>
  );
}
