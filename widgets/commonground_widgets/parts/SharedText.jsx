/* One text that several people may improve, each save on top of the version before.
 *
 * Who writes keeps the version they started from. When somebody else saves meanwhile, nothing is
 * overwritten on either side: the writer sees theirs beside their own and decides.
 */
import { useEffect, useId, useState } from "preact/hooks";
import { Diff } from "./Diff.jsx";
import { useLink, useSend } from "./use.js";

const plain = (text) => (text ?? "").replace(/\s+/gu, " ").trim();

/**
 * @param {{kind: string, text: string, version: number, draft?: {text?: string, base?: number}}} shared
 *   what the room has now, the command that saves, and what this person had typed before
 */
export function useSharedText({ kind, text, version, draft }) {
  const { saveDraft } = useLink();
  const { send, going, problem, clear } = useSend();
  const [own, setOwn] = useState(draft?.text ? { text: draft.text, base: draft.base ?? version } : null);
  const dirty = own != null && plain(own.text) !== plain(text);
  const conflict = dirty && !own.sent && own.base < version && going !== "saving";

  // What was sent has come back: from here on the room's text is ours, but for what was typed since.
  useEffect(() => {
    if (!own?.sent || version < own.sent.version) return;
    setOwn(own.text === own.sent.text ? null : { text: own.text, base: own.sent.version });
  }, [own, version]);

  const write = (words) => {
    const base = dirty ? own.base : version;
    clear();
    setOwn((now) => ({ base, sent: now?.sent, text: words }));
    saveDraft(plain(words) === plain(text) ? {} : { text: words, base });
  };
  const save = async (base = own.base) => {
    const words = own.text;
    const reply = await send(kind, { text: words, base });
    if (!reply.ok) return false;
    setOwn((now) => now && { ...now, sent: { text: words, version: base + 1 } });
    saveDraft({});
    return true;
  };
  const drop = () => {
    clear();
    setOwn(null);
    saveDraft({});
  };
  return {
    words: own?.text ?? text ?? "",
    dirty: dirty && !own.sent,
    conflict,
    write,
    save: () => save(),
    saveOnTop: () => save(version),
    drop,
    problem: conflict ? null : problem,
    is: going === "saving" ? "saving" : problem ? "refused" : dirty && !own.sent ? "draft" : going,
  };
}

/** The field, and what to do when somebody else was faster. */
export function SharedText({ edit, text, version, by, label, hint, limit = 600 }) {
  const id = useId();
  return (
    <div class="cg-stack">
      {edit.conflict && <Conflict edit={edit} text={text} version={version} by={by} />}
      <div class="cg-field">
        <label for={id}>{label}</label>
        {hint && (
          <p class="cg-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        <textarea
          id={id}
          class="cg-input cg-said cg-shared-input"
          dir="auto"
          rows={6}
          maxLength={limit}
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={edit.words}
          onInput={(event) => edit.write(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

function Conflict({ edit, text, version, by }) {
  return (
    <div class="cg-card cg-conflict" role="alert">
      <h3>
        {by ?? "Somebody"} saved version {version} while you wrote
      </h3>
      <p class="cg-small cg-quiet">Yours is kept below. This is theirs, compared with yours:</p>
      <p class="cg-said">
        <Diff before={edit.words} after={text} />
      </p>
      <div class="cg-row">
        <button type="button" class="cg-button" onClick={edit.saveOnTop}>
          Use mine on top
        </button>
        <button type="button" class="cg-button" onClick={edit.drop}>
          Take theirs
        </button>
      </div>
    </div>
  );
}
