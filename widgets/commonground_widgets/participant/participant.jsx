/* What one person sees: the step that is open, what is asked, and the one thing to do next. */
import { useEffect, useRef } from "preact/hooks";
import { participants } from "../activities/index.js";
import { hereabouts } from "../parts/agenda.js";
import { Banner } from "../parts/Banner.jsx";
import { Icon, Mark } from "../parts/Icon.jsx";
import { useSaid } from "../parts/Live.jsx";
import { widget } from "../parts/mount.jsx";
import { useKeyboard } from "../parts/Thumb.jsx";
import { Timer } from "../parts/Timer.jsx";
import { useLink, useValue } from "../parts/use.js";
import { Finished, Lobby, Removed } from "./around.jsx";

function Participant() {
  const page = useValue(useLink().state);
  const root = useRef(null);
  const first = useRef(page.step?.id);
  useKeyboard(root);
  return (
    <div class="cg-phone" ref={root}>
      <Banner role="participant" />
      {inside(page, page.step?.id !== first.current)}
    </div>
  );
}

function inside(page, moved) {
  if (!page.me?.person) return <Removed page={page} />;
  if (page.session.finished) return <Finished page={page} />;
  if (!page.step) return <Lobby page={page} />;
  return <Step page={page} moved={moved} key={page.step.id} />;
}

const ASKS_NOTHING = new Set(["reading", "recess"]);
const TURNS = {
  open: "Answers are open.",
  closed: "Answers are closed.",
  revealed: "The answers are revealed.",
};

function Step({ page, moved }) {
  const { step } = page;
  const heading = useRef(null);
  const Activity = participants[step.activity];
  useSaid(step.private === false ? "" : TURNS[step.phase]);
  useEffect(() => {
    if (!moved) return;
    // The step before is gone, and with it whatever had the focus: start reading here.
    if (document.activeElement === document.body) heading.current.focus({ preventScroll: true });
    if (heading.current.getBoundingClientRect().top < 0) heading.current.closest(".cg").scrollIntoView();
  }, []);
  return (
    <>
      <Head page={page} />
      <main class="cg-step" data-phase={step.phase} data-activity={step.activity}>
        <header class="cg-step-head">
          <h1 class="cg-title" tabIndex={-1} ref={heading} dir="auto">
            {step.title}
          </h1>
          {step.prompt && (
            <p class="cg-prompt cg-asked" dir="auto">
              {step.prompt}
            </p>
          )}
          <WhoSees step={step} />
        </header>
        {Activity ? <Activity page={page} /> : <Unknown />}
      </main>
    </>
  );
}

function Head({ page }) {
  const { step } = page;
  const over = step.phase === "open" ? undefined : "Time is up";
  return (
    <div class="cg-head">
      <span class="cg-brand" title={page.session.title}>
        <Mark />
      </span>
      <p class="cg-head-place">
        {step.count > 1 ? (
          <span class="cg-unseen">{page.session.title}, </span>
        ) : (
          <span dir="auto">{step.workshop ?? page.session.title}</span>
        )}
        {step.workshop && step.count > 1 && <span dir="auto">{step.workshop} </span>}
        {step.count > 1 && (
          <>
            <span class="cg-unseen">step </span>
            <span class="cg-number">{step.index + 1}</span> of <span class="cg-number">{step.count}</span>
          </>
        )}
      </p>
      {step.activity !== "recess" && (step.phase === "open" || step.left != null || step.phase === "revealed") && <Timer step={step} over={over} />}
      <ol class="cg-path" aria-hidden="true">
        {hereabouts(page.agenda).map(({ id, phase }) => (
          <li key={id} data-phase={phase} />
        ))}
      </ol>
    </div>
  );
}

/** The promise that stands above the field: who will see what is written. */
function WhoSees({ step }) {
  if (!step.who_sees || ASKS_NOTHING.has(step.activity) || step.phase === "revealed") return null;
  return (
    <p class="cg-who">
      <Icon name={step.private === false ? "seen" : "hidden"} />
      <span>{step.who_sees}</span>
    </p>
  );
}

function Unknown() {
  return <p class="cg-empty">Look at the screen for this step: there is nothing to do here.</p>;
}

export default widget("participant", Participant);
