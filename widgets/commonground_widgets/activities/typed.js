/* An entry that somebody fills (a card, a row): what they typed and is not saved yet, from which state of
 * the entry that began, and saving it on top of that state. */
import { useRef, useState } from "preact/hooks";
import { useLink } from "../parts/use.js";

export const plain = (text) => (text ?? "").trim();

/** What was typed into this entry; kept as a draft until it is saved. */
export function useTyped(page, entry) {
  const { saveDraft } = useLink();
  const kept = page.draft?.entry === entry.id ? page.draft : {};
  const [typed, setTyped] = useState(kept.typed ?? {});
  const base = useRef(kept.base ?? page.board.changes);
  const differs = ([name, text]) => plain(text) !== (entry.fields[name] ?? "");
  const changed = Object.fromEntries(Object.entries(typed).filter(differs));
  const dirty = Object.keys(changed).length > 0;
  if (!dirty) base.current = page.board.changes;
  const set = (next) => {
    setTyped(next);
    saveDraft(Object.keys(next).length ? { entry: entry.id, typed: next, base: base.current } : {});
  };
  return {
    changed,
    dirty,
    base,
    value: (name) => typed[name] ?? entry.fields[name] ?? "",
    all: { ...entry.fields, ...typed },
    type: (name, text) => set({ ...typed, [name]: text }),
    drop: () => set({}),
  };
}

/** Saves what was typed, then goes on; where nothing was, only goes on. `data` names the entry. */
export function saving(page, typed, send, kind, data) {
  return async (then) => {
    if (typed.dirty) {
      const now = page.board.changes;
      const { ok } = await send(kind, { ...data, base: typed.base.current, fields: typed.changed });
      if (!ok) {
        typed.base.current = now; // what others saved is shown below the field; the next save goes on top of it
        return;
      }
      typed.drop();
    }
    then();
  };
}

/** How it stands with what was typed, as `SavedMark` says it. */
export const standing = (typed, going, problem) => going || (problem ? "refused" : typed.dirty ? "draft" : "");
