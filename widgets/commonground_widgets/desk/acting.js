/* What the desk does: commands on their way, what became of the last, questions before the big ones,
 * and keys. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useLink } from "../parts/use.js";

/** act(kind, data) sends a command of the desk and keeps what the hub made of it. */
export function useActing() {
  const { send } = useLink();
  const [last, setLast] = useState({ going: 0, problem: null, done: null });
  const act = useCallback(
    async (kind, data = {}) => {
      setLast((now) => ({ going: now.going + 1, problem: null, done: null }));
      const reply = await send(kind, data);
      setLast((now) => ({
        going: now.going - 1,
        problem: reply.ok || reply.lacks ? null : reply.problem, // a dialog asks for what is missing
        done: reply.ok ? kind : null,
      }));
      return reply;
    },
    [send],
  );
  const clear = useCallback(() => setLast((now) => ({ ...now, problem: null, done: null })), []);
  return { ...last, act, clear };
}

const TYPING = "input, textarea, select, [contenteditable]";

/** Whether a key pressed there is meant for the desk. In JupyterLab the keys outside belong to Lab. */
function meant(event, root) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return false;
  const alone = event.target === document.body && !("jpThemeLight" in document.body.dataset);
  return alone || root.contains(event.target);
}

/** @param {Record<string, () => void>} keys lower-case letter → what it does */
export function useKeys(root, keys, on) {
  const kept = useRef(keys);
  kept.current = keys;
  useEffect(() => {
    if (!on) return undefined;
    const onKey = (event) => {
      const action = kept.current[event.key.toLowerCase()];
      if (!action || !meant(event, root.current)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
}
