/* Writing a statement: slot by slot, or freely. Both are kept; what stands in the chosen one counts. */
import { useMemo, useState } from "preact/hooks";
import { compose, parse } from "../parts/compose.js";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";
import { ReadMore } from "../parts/ReadMore.jsx";
import { Findings, useFindings } from "./findings.jsx";
import { Free } from "./free.jsx";
import { Guided } from "./guided.jsx";

const plain = (text) => (text ?? "").replace(/\s+/gu, " ").trim();
const filled = (slots) => Object.fromEntries(Object.entries(slots ?? {}).filter(([, words]) => plain(words)));

/** What this person had: typed and not sent, else saved, else nothing yet. */
function beginning({ draft, mine, step }) {
  if (draft?.mode) return { mode: draft.mode, text: draft.text ?? "", slots: draft.slots ?? {} };
  const slots = filled(mine.slots);
  const guided = step.options.slots?.length > 0 && (!mine.saved || Object.keys(slots).length > 0);
  return { mode: guided ? "guided" : "free", text: mine.text ?? "", slots };
}

function useForm(page, parsed) {
  const { saveDraft } = useLink();
  const [form, setForm] = useState(() => beginning(page));
  const guided = form.mode === "guided";
  const composed = useMemo(() => compose(parsed, form.slots), [parsed, form.slots]);
  const change = (part) => {
    const next = { ...form, ...part };
    setForm(next);
    saveDraft(next);
  };
  return {
    ...form,
    guided,
    composed,
    sentence: guided ? composed.text : form.text,
    given: guided ? filled(form.slots) : {},
    change,
    switchTo: (mode) => change({ mode, text: mode === "free" && !plain(form.text) ? composed.text : form.text }),
  };
}

const same = (one, other) =>
  plain(one.text) === plain(other.text) &&
  JSON.stringify(Object.entries(filled(one.slots)).sort()) ===
    JSON.stringify(Object.entries(filled(other.slots)).sort());

export function Writing({ page }) {
  const { step, mine } = page;
  const { options } = step;
  const { saveDraft } = useLink();
  const { send, going, problem, clear } = useSend();
  const parsed = useMemo(() => parse(options.template, options.slots ?? []), [options.template, options.slots]);
  const form = useForm(page, parsed);
  const check = useFindings(form.sentence, form.given, options.check !== false);
  const now = { text: form.sentence, slots: form.given };
  const kept = mine.saved && same(mine, now);
  const empty = !plain(form.sentence);

  const change = (part) => {
    clear();
    form.change(part);
  };
  const save = async () => {
    const { ok } = await send("write", now);
    if (ok) saveDraft({});
  };
  const is = going || (problem ? "refused" : kept ? "saved" : empty ? "" : mine.saved ? "changed" : "draft");

  return (
    <>
      <div class="cg-writing">
        {options.slots?.length > 0 && <Modes guided={form.guided} onSwitch={form.switchTo} />}
        {form.guided ? (
          <Guided form={form} slots={options.slots} parsed={parsed} findings={check.findings} onChange={change} />
        ) : (
          <Free form={form} findings={check.findings} onChange={change} />
        )}
        {options.check !== false && (
          <Findings check={check} sentence={form.sentence} first={options.focus === "check"} />
        )}
        {options.example && (
          <ReadMore title="An example">
            <p class="cg-said" dir="auto">
              {options.example}
            </p>
          </ReadMore>
        )}
      </div>
      <Thumb problem={problem} status={<SavedMark is={is} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind="main"
          aria-disabled={empty || kept}
          onClick={() => !(empty || kept) && save()}
        >
          {mine.saved ? "Save changes" : "Save my statement"}
        </button>
      </Thumb>
    </>
  );
}

function Modes({ guided, onSwitch }) {
  const modes = [
    ["guided", "Piece by piece"],
    ["free", "Free text"],
  ];
  return (
    <div class="cg-modes" role="group" aria-label="How to write">
      {modes.map(([mode, words]) => (
        <button type="button" key={mode} aria-pressed={guided === (mode === "guided")} onClick={() => onSwitch(mode)}>
          {words}
        </button>
      ))}
    </div>
  );
}
