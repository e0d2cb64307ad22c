/* The projector: one thing at a time, no names, readable across a room. */
import { screens } from "../activities/index.js";
import { Poster } from "../activities/consent.jsx";
import { severalWorkshops } from "../parts/agenda.js";
import { agreeing } from "../parts/Agreed.jsx";
import { Banner } from "../parts/Banner.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Mark } from "../parts/Icon.jsx";
import { useSaid } from "../parts/Live.jsx";
import { widget } from "../parts/mount.jsx";
import { readable } from "../parts/Qr.jsx";
import { Timer } from "../parts/Timer.jsx";
import { useLink, useValue } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Lobby } from "./lobby.jsx";

const TALKING = new Set([
  ...["statement", "cards", "dots", "ranking", "rating", "placement"],
  ...["exchange", "ties", "honeycomb", "logic_chain", "goal_tree"],
]);
/** While nothing is to be seen yet, the question itself is what the room looks at. */
const asks = ({ step, board }) =>
  step.phase !== "revealed" && (TALKING.has(step.activity) || (step.activity === "versions" && !board.text));

function Screen() {
  const page = useValue(useLink().state);
  useSaid(page.step ? `${page.step.title}, ${page.step.phase}` : "");
  return (
    <div class="cg-stage">
      <Banner role="screen" />
      {inside(page)}
    </div>
  );
}

function inside(page) {
  if (page.session.finished) return <End page={page} />;
  if (!page.step) return <Lobby page={page} />;
  return <Step page={page} key={`${page.step.id}-${page.step.phase === "revealed"}`} />;
}

function Step({ page }) {
  const { step } = page;
  const Activity = screens[step.activity];
  const asking = asks(page);
  return (
    <>
      <header class="cg-stage-head">
        <div>
          <h1 dir="auto">{step.title}</h1>
          {!asking && step.prompt && step.phase !== "revealed" && <p dir="auto">{step.prompt}</p>}
        </div>
        {step.provisional && <span class="cg-chip cg-stage-phase" data-tone="warn">Provisional</span>}
        {step.phase === "open" && step.activity !== "recess" && <Timer step={step} over="Time is up" />}
        {step.phase === "closed" && step.activity !== "recess" && <span class="cg-chip cg-stage-phase">Answers are closed</span>}
      </header>
      <main class="cg-stage-main" data-asking={asking || undefined}>
        {asking && (
          <Fit most={5} least={2} of={step.prompt} class="cg-stage-prompt">
            <p dir="auto">{step.prompt}</p>
          </Fit>
        )}
        {Activity && <Activity page={page} />}
      </main>
      <Foot page={page} />
    </>
  );
}

/** For those who come late. */
function Foot({ page }) {
  const { session, room } = page;
  return (
    <footer class="cg-stage-foot">
      <span class="cg-brand">
        <Mark />
      </span>
      <span>
        {session.locked ? (
          "The room is locked"
        ) : (
          <>
            {readable(session.join).replace(/\/[^/]*$/u, "")} <span class="cg-code">{session.code}</span>
          </>
        )}
      </span>
      <span class="cg-number">{room.here} here</span>
    </footer>
  );
}

function End({ page }) {
  const { agreed = [], board, session } = page;
  if (!agreed.length) {
    return (
      <main class="cg-stage-main cg-stage-end">
        <h1 class="cg-stage-thanks">Thank you</h1>
        <p>{session.title} has ended. Everything that was said is saved.</p>
      </main>
    );
  }
  const tasks = board.tasks ?? [];
  const owned = tasks.filter(({ count }) => count > 0).length;
  const taken = tasks.length > 0 && `${owned} of ${plural(tasks.length, "task")} taken on`;
  const named = severalWorkshops(page.agenda);
  return (
    <main class="cg-stage-main cg-stage-end" data-several={agreed.length > 1 || undefined}>
      {agreed.map((one, place) => (
        <Poster
          text={one.statement}
          title={named ? one.workshop : session.title}
          foot={[
            `Agreed by ${plural(agreeing(one), "person", "people")}`,
            place === agreed.length - 1 && taken,
          ]
            .filter(Boolean)
            .join(" · ")}
          key={one.id}
        />
      ))}
    </main>
  );
}

export default widget("screen", Screen);
