/* Reading: a text to look at together; people say when they are ready. */
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { Prose } from "../parts/Prose.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";

/** What an earlier workshop gave, which is where the room begins. */
function Taken({ taken }) {
  if (!taken) return null;
  return (
    <section class="cg-taken-over">
      <h2 class="cg-label" dir="auto">
        From before: {taken.name}
      </h2>
      <ul>
        {taken.lines.map((line) => (
          <li class="cg-said" dir="auto" key={line}>
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Participant({ page }) {
  const { board, mine, can, progress } = page;
  const { send, going, problem } = useSend();
  const ready = mine.ready || going === "saved";
  return (
    <>
      {board.text && <Prose text={board.text} />}
      <Taken taken={board.taken} />
      {ready ? (
        <Thumb>
          <p class="cg-note" data-tone="good" role="status">
            <Icon name="check" />
            <span>
              You are ready. So are <span class="cg-number">{progress.answered}</span> of {progress.of} here; the
              facilitator goes on from here.
            </span>
          </p>
        </Thumb>
      ) : (
        can.includes("ready") && (
          <Thumb problem={problem} status={going && <SavedMark is={going} />}>
            <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={() => send("ready")}>
              I’m ready
            </button>
          </Thumb>
        )
      )}
    </>
  );
}

export function Desk({ page }) {
  return (
    <div class="cg-card">
      {page.board.text ? (
        <Prose text={page.board.text} />
      ) : (
        <p class="cg-quiet">This step has no text beside its prompt.</p>
      )}
      <Taken taken={page.board.taken} />
    </div>
  );
}

export function Screen({ page }) {
  const { board, progress } = page;
  return (
    <div class="cg-show">
      <Fit most={2.9} least={1.4} of={board.text + (board.taken?.lines.join("") ?? "")} class="cg-show-text">
        <Prose text={board.text} />
        <Taken taken={board.taken} />
      </Fit>
      <Places answered={progress.answered} of={progress.of} words="are ready" />
    </div>
  );
}
