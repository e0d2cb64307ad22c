/* What the check of form found while somebody types: the words it saw, why, and how to mend it. */
import { useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { useSay } from "../parts/Live.jsx";
import { inUnits, quoted } from "../parts/marks.js";
import { useLink, useRested } from "../parts/use.js";

const PAUSE = 300;
const SPOKEN = 2500;
const LEVELS = {
  error: ["error", "To mend"],
  warning: ["warning", "Worth a look"],
  note: ["info", "A thought"],
};
const ORDER = Object.keys(LEVELS);
const FEW = 3;

/** Asks for findings when the typing pauses. Marks are held back while text and answer differ. */
export function useFindings(sentence, slots, active) {
  const { check } = useLink();
  const [answer, setAnswer] = useState(null);
  const asked = useRef("");
  useRested(`${sentence}\n${JSON.stringify(slots)}`, PAUSE, async (key) => {
    if (!active || key === asked.current) return;
    asked.current = key;
    if (!sentence.trim()) return setAnswer(null);
    const findings = await check(sentence, slots);
    if (findings) setAnswer({ sentence, findings: inUnits(sentence, findings) });
  });
  const list = [...(answer?.findings ?? [])].sort(
    (one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level),
  );
  return {
    known: answer != null,
    of: answer?.sentence ?? "",
    list,
    findings: answer?.sentence === sentence ? list : [],
  };
}

function summary({ known, list }) {
  if (!known) return "";
  const count = (level) => list.filter((one) => one.level === level).length;
  const [errors, rest] = [count("error"), count("warning") + count("note")];
  if (!errors && !rest) return "The form is complete.";
  return [errors && `${errors} to mend`, rest && `${rest} worth a look`].filter(Boolean).join(", ");
}

export function Findings({ check, sentence, first }) {
  const say = useSay();
  const [all, setAll] = useState(first);
  const words = summary(check);
  useRested(words, SPOKEN, (text) => text && sentence && say(`Check of form: ${text}`));
  const shown = all ? check.list : check.list.slice(0, FEW);
  return (
    <section class="cg-findings" aria-label="Check of form">
      <div class="cg-findings-head">
        <h2 class="cg-label">Check of form</h2>
        {words && <span class="cg-small">{words}</span>}
      </div>
      {!check.known && <p class="cg-small cg-quiet">Start writing: what the sentence still lacks appears here.</p>}
      {check.known && !check.list.length && (
        <p class="cg-note" data-tone="good">
          <Icon name="check" />
          <span>It says who, what together, on which problem, to what end, measured and by when.</span>
        </p>
      )}
      <ul class="cg-list">
        {shown.map((one) => (
          <Finding one={one} of={check.of} key={one.rule} />
        ))}
      </ul>
      {check.list.length > shown.length && (
        <button type="button" class="cg-button" data-kind="quiet" onClick={() => setAll(true)}>
          Show {check.list.length - shown.length} more
        </button>
      )}
      <p class="cg-small cg-quiet">It tests the form, not the worth. You can save at any time.</p>
    </section>
  );
}

function Finding({ one, of }) {
  const [icon, level] = LEVELS[one.level] ?? LEVELS.note;
  const words = quoted(of, one.span);
  return (
    <li class="cg-finding" data-level={one.level}>
      <Icon name={icon} />
      <div>
        <p>
          <span class="cg-finding-level">{level}</span>
          {words && (
            <>
              {" "}
              <q dir="auto">{words}</q>
            </>
          )}
        </p>
        <p>{one.reason}</p>
        {one.fix && <p class="cg-quiet">{one.fix}</p>}
      </div>
    </li>
  );
}
