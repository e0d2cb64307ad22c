/* Going ahead in the programme: what is missing for a step, what would open it, and why the group goes on without it. */
import { useId, useState } from "preact/hooks";
import { Dialog } from "../parts/Dialog.jsx";
import { Problem } from "../parts/Problem.jsx";

/** @param {{refused: {data: object, lacks: {id: string, words: string, cure: string}[], what: string}}} props */
export function Ahead({ refused, act, onClose }) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState(null);
  const id = useId();
  const go = async (event) => {
    event.preventDefault();
    const reply = await act("open_step", { ...refused.data, reason });
    if (reply.ok) onClose();
    else setProblem(reply.problem);
  };
  return (
    <Dialog title="Not everything is there yet" onClose={onClose}>
      <form class="cg-stack" onSubmit={go}>
        <p class="cg-prompt" dir="auto">
          {refused.what}
        </p>
        <ul class="cg-ahead">
          {refused.lacks.map(({ id: key, words, cure }) => (
            <li key={key}>
              <strong dir="auto">{words}</strong>
              <span class="cg-small cg-quiet" dir="auto">
                {cure}
              </span>
            </li>
          ))}
        </ul>
        <div class="cg-field">
          <label for={id}>Why do you go on all the same?</label>
          <p class="cg-hint" id={`${id}-hint`}>
            One sentence. It stands in the report, with this decision.
          </p>
          <textarea
            class="cg-input"
            id={id}
            rows={3}
            maxLength={400}
            dir="auto"
            value={reason}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <Problem problem={problem} />
        <div class="cg-row cg-dialog-foot">
          <button type="button" class="cg-button" onClick={onClose}>
            Not now
          </button>
          <button type="submit" class="cg-button" data-kind="main" disabled={!reason.trim()}>
            Go on with this reason
          </button>
        </div>
      </form>
    </Dialog>
  );
}
