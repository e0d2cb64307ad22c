/* At the desk: the themes of a coding, and which ones coders miss. */
import { useId, useState } from "preact/hooks";
import { Problem } from "../parts/Problem.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";
import { plural } from "../parts/words.js";

const THEME = 60;

export function Codebook({ page, act }) {
  const { board, can } = page;
  const id = useId();
  const [form, setForm] = useState({ theme: null, text: "" });
  const [problem, setProblem] = useState(null);
  const missing = board.missing ?? [];
  const send = async (kind, data) => {
    const reply = await act(kind, data);
    setProblem(reply.ok ? null : reply.problem);
    return reply.ok;
  };
  const submit = async (event) => {
    event.preventDefault();
    const { theme, text } = form;
    if (!text.trim()) return;
    if (await send(theme ? "rename_theme" : "add_theme", { ...(theme && { theme }), text })) setForm({ theme: null, text: "" });
  };
  if (!can.includes("add_theme")) return null;
  return (
    <>
      {missing.length > 0 && (
        <section class="cg-stack cg-card">
          <h2 class="cg-label">Coders miss {plural(missing.length, "theme")}</h2>
          <ul class="cg-tap-row">
            {missing.map(({ text, n }) => (
              <li key={text}>
                <button type="button" class="cg-tap" onClick={() => send("add_theme", { text })}>
                  Add <span dir="auto">“{text}”</span>
                  {n > 1 && <span class="cg-number">{n} ×</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ReadMore title={`The codebook: ${plural(board.themes?.length ?? 0, "theme")}`} open={!board.themes?.length}>
        <div class="cg-stack">
          <Problem problem={problem} />
          <ul class="cg-list">
            {(board.themes ?? []).map(({ id: theme, text }) => (
              <li class="cg-card cg-own" data-edited={form.theme === theme || undefined} key={theme}>
                <p class="cg-own-words" dir="auto">
                  {text}
                </p>
                <span class="cg-own-do">
                  <button
                    type="button"
                    class="cg-button"
                    data-kind="quiet"
                    aria-label={`Rename: ${text}`}
                    onClick={() => setForm({ theme, text })}
                  >
                    Rename
                  </button>
                  <button
                    type="button"
                    class="cg-button"
                    data-kind="quiet"
                    aria-label={`Take out: ${text}`}
                    onClick={() => send("take_out_theme", { theme })}
                  >
                    Take out
                  </button>
                </span>
              </li>
            ))}
          </ul>
          <form class="cg-field" onSubmit={submit}>
            <label for={id}>{form.theme ? "Its new name" : "Another theme, for all coders"}</label>
            <div class="cg-card-line">
              <input
                id={id}
                class="cg-input"
                dir="auto"
                maxLength={THEME}
                value={form.text}
                onInput={(event) => setForm({ ...form, text: event.currentTarget.value })}
              />
              <button type="submit" class="cg-button" aria-disabled={!form.text.trim()}>
                {form.theme ? "Rename" : "Add"}
              </button>
            </div>
          </form>
        </div>
      </ReadMore>
    </>
  );
}
