/* A person's answer: consent, a concern with its reason, or an objection with harm and amendment. */
import { useId, useState } from "preact/hooks";
import { Icon, Shape } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";

const LIMIT = 400;
const WHOLE = 4000; // an amendment may be all of the text
const MEANS = {
  consent: ["Consent", "I can live with it and will support it."],
  concern: ["Concern", "I have a worry. It is recorded and does not block."],
  objection: ["Objection", "It would do harm. I name the harm and propose a change."],
};
const FIELDS = {
  consent: [],
  concern: [["reason", "What worries you?", "One or two sentences. It stays on record."]],
  objection: [
    ["harm", "What harm would it do?", "To whom, and how."],
    ["amendment", "What would you change?", "Words that would remove the harm."],
  ],
};
const LACKS = {
  concern: "A concern needs its reason.",
  objection: "An objection names the harm and a change.",
};
const KEYS = ["choice", "reason", "harm", "amendment"];
const has = (text) => Boolean(text?.trim());

function beginning({ draft, mine, board }) {
  const from = draft?.round === board.round ? draft : mine;
  return Object.fromEntries(KEYS.map((key) => [key, from[key] ?? ""]));
}

const asSent = (form) => ({
  choice: form.choice,
  ...Object.fromEntries((FIELDS[form.choice] ?? []).map(([key]) => [key, form[key].trim()])),
});
const same = (form, mine) =>
  form.choice === mine.choice && (FIELDS[form.choice] ?? []).every(([key]) => form[key].trim() === (mine[key] ?? ""));

export function Answering({ page }) {
  const { mine, board } = page;
  const { saveDraft } = useLink();
  const { send, going, problem, clear } = useSend();
  const [form, setForm] = useState(() => beginning(page));
  const fields = FIELDS[form.choice] ?? [];
  const complete = has(form.choice) && fields.every(([key]) => has(form[key]));
  const kept = Boolean(mine.choice) && same(form, mine);
  const change = (part) => {
    const next = { ...form, ...part };
    clear();
    setForm(next);
    saveDraft(same(next, mine) ? {} : { ...next, round: board.round });
  };
  const answer = async () => {
    if (!complete || kept) return;
    const { ok } = await send("respond", asSent(form));
    if (ok) saveDraft({});
  };
  const started = form.choice === mine.choice;
  const is = going || (problem ? "refused" : kept ? "saved" : !form.choice ? "" : mine.choice ? "changed" : "draft");
  return (
    <>
      <Choices chosen={form.choice} onChoose={(choice) => change({ choice })} />
      {fields.length > 0 && (
        <div class="cg-stack" key={form.choice} ref={started ? undefined : intoView}>
          {fields.map(([key, label, hint]) => (
            <Words
              key={key}
              label={label}
              hint={hint}
              limit={key === "amendment" ? WHOLE : LIMIT}
              value={form[key]}
              onText={(text) => change({ [key]: text })}
            />
          ))}
        </div>
      )}
      {mine.choice && <p class="cg-small cg-quiet">You can change your mind until the group has agreed.</p>}
      <Thumb
        problem={problem}
        status={
          is === "draft" && !complete ? (
            <span class="cg-small cg-quiet">{LACKS[form.choice]}</span>
          ) : (
            <SavedMark is={is} />
          )
        }
      >
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind="main"
          aria-disabled={!complete || kept}
          onClick={answer}
        >
          {mine.choice ? "Change my answer" : "Send my answer"}
        </button>
      </Thumb>
    </>
  );
}

/** The fields of a choice open below it, often out of sight. */
const intoView = (element) => element?.scrollIntoView({ block: "nearest", behavior: "smooth" });

function Choices({ chosen, onChoose }) {
  const name = useId();
  return (
    <fieldset class="cg-choices">
      <legend class="cg-label">Your answer</legend>
      {Object.entries(MEANS).map(([choice, [word, means]]) => (
        <label class="cg-choice" data-chosen={chosen === choice || undefined} key={choice}>
          <input
            type="radio"
            name={name}
            value={choice}
            checked={chosen === choice}
            onChange={() => onChoose(choice)}
          />
          <Shape choice={choice} size={30} />
          <span>
            <strong>{word}</strong>
            <span class="cg-small cg-quiet">{means}</span>
          </span>
          <span class="cg-choice-tick" aria-hidden="true">
            <Icon name="check" />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Words({ label, hint, limit, value, onText }) {
  const id = useId();
  return (
    <div class="cg-field">
      <label for={id}>{label}</label>
      <p class="cg-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <textarea
        id={id}
        class="cg-input cg-said"
        dir="auto"
        rows={3}
        maxLength={limit}
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
