/* The picture of the step, to take away: for slides, and for documents. */
import { Problem } from "../parts/Problem.jsx";
import { useTake, Waiting } from "../parts/Taking.jsx";
import { below } from "./links.js";

const KINDS = [
  ["png", "PNG", "for slides"],
  ["svg", "SVG", "for documents"],
];

/** Whether there is something to see, and a server that draws it: in a notebook alone there is none. */
function canBeSaved({ session, step, board }) {
  const shown = step.phase === "revealed" || step.private === false;
  return Boolean(session.join && step.pictured && shown && (board.results ?? [true]).length);
}

export function SavePicture({ page }) {
  const { take, seconds, problem } = useTake();
  const { session, step } = page;
  if (!canBeSaved(page)) return null;
  return (
    <div class="cg-save-picture">
      <p class="cg-small cg-quiet">
        <Waiting seconds={seconds}>Drawing…</Waiting>
        <span>Save the picture</span>
        {KINDS.map(([kind, name, words]) => (
          <a
            class="cg-button"
            data-kind="quiet"
            href={below(session, `pictures/${step.id}.${kind}`)}
            download
            aria-label={`Save the picture as ${name}, ${words}`}
            aria-disabled={seconds === null ? undefined : "true"}
            onClick={take}
            key={kind}
          >
            {name}
          </a>
        ))}
      </p>
      <Problem problem={problem} />
    </div>
  );
}
