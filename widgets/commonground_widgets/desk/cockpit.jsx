/* The cockpit: what now, who has answered, the time, and the buttons that move the room. */
import { Icon } from "../parts/Icon.jsx";
import { Progress } from "../parts/Places.jsx";
import { Timer } from "../parts/Timer.jsx";
import { useNow } from "../parts/use.js";
import { nextStep, stepBefore, whatNow } from "./now.js";

const DONE = { reading: "are ready", commitments: "have taken a task" };
const PHASES = { open: "open", closed: "closed", revealed: "revealed" };

export function Cockpit({ page, perform, open, busy }) {
  const { step, session } = page;
  const now = useNow(step?.phase === "open" && step.ends_at != null, step?.ends_at ?? 0);
  const { say, main } = whatNow(page, now);
  return (
    <section class="cg-cockpit" aria-label="What now" data-busy={busy || undefined}>
      {step && !session.finished && (
        <div class="cg-cockpit-top">
          <StepLine step={step} />
          <Clock page={page} perform={perform} />
        </div>
      )}
      <div class="cg-now-place">
        <p class="cg-now">{say}</p>
        {step?.asks && !session.finished && (
          <Progress
            answered={page.progress.answered}
            of={page.progress.of}
            begun={page.progress.begun}
            words={DONE[step.activity]}
          />
        )}
      </div>
      <Moves page={page} main={main} perform={perform} open={open} />
      <Undo page={page} perform={perform} />
    </section>
  );
}

function StepLine({ step }) {
  return (
    <div class="cg-cockpit-step">
      <p class="cg-label">
        {step.workshop && <span dir="auto">{step.workshop}</span>}
        {step.count > 1 && (
          <span class="cg-number">
            Step {step.index + 1} of {step.count}
          </span>
        )}
        {step.provisional && <span class="cg-chip" data-tone="warn">provisional</span>}
        {step.activity !== "recess" && (
          <span class="cg-chip" data-phase={step.phase}>
            {step.private === false && step.phase === "open" ? "in the open" : PHASES[step.phase]}
          </span>
        )}
      </p>
      <h2 class="cg-title" dir="auto">
        {step.title}
      </h2>
      <p class="cg-prompt cg-quiet" dir="auto">
        {step.prompt}
      </p>
    </div>
  );
}

function Clock({ page, perform }) {
  const { step, can } = page;
  const may = can.includes("extend");
  const minutes = [
    [-1, "−1", "−1 minute"],
    [1, "+1", "+1 minute"],
    [2, "+2", "+2 minutes"],
  ];
  const halted = step.left != null;
  return (
    <div class="cg-clock">
      <Timer step={step} over="Time is up" count />
      <div class="cg-clock-keys" role="group" aria-label="Change the time">
        {minutes.map(([by, text, label]) => (
          <button
            type="button"
            class="cg-button cg-number"
            disabled={!may}
            aria-label={label}
            onClick={() => perform("extend", { minutes: by })}
            key={by}
          >
            {text}
          </button>
        ))}
        <button
          type="button"
          class="cg-button"
          disabled={!can.includes(halted ? "resume" : "pause")}
          onClick={() => perform(halted ? "resume" : "pause")}
        >
          {halted ? "Resume" : "Pause"}
        </button>
      </div>
    </div>
  );
}

function Move({ id, kind, main, can, data, wide, perform, icon, children }) {
  return (
    <button
      type="button"
      class="cg-button cg-move"
      data-kind={main ? "main" : undefined}
      data-move={id}
      data-wide={wide || undefined}
      disabled={!can.includes(kind)}
      onClick={() => perform(kind, data)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

function Moves({ page, main, perform, open }) {
  const { step, can, session } = page;
  const [before, next] = [stepBefore(page), nextStep(page)];
  const closed = step && step.phase !== "open";
  const is = (kind) => main?.kind === kind;
  if (session.finished) return null;
  return (
    <div class="cg-moves">
      {before && (
        <button
          type="button"
          class="cg-button cg-move"
          disabled={!can.includes("open_step")}
          onClick={() => open(before)}
        >
          <Icon name="left" />
          <span>Back</span>
        </button>
      )}
      {step &&
        step.activity !== "recess" &&
        (closed ? (
          <Move kind="reopen_step" can={can} perform={perform}>
            Reopen
          </Move>
        ) : (
          <Move kind="close_step" main={is("close_step")} can={can} perform={perform}>
            Close
          </Move>
        ))}
      {step && step.private !== false && step.phase !== "revealed" && (
        <Move kind="reveal" main={is("reveal")} can={can} perform={perform}>
          Reveal
        </Move>
      )}
      {is("confirm") && (
        <Move kind="confirm" main can={can} perform={perform}>
          Confirm the agreement
        </Move>
      )}
      {next ? (
        <button
          type="button"
          class="cg-button cg-move cg-move-next"
          data-kind={is("open_step") ? "main" : undefined}
          disabled={!can.includes("open_step")}
          onClick={() => open(next)}
        >
          <span dir="auto">
            {step ? "Next" : "Start"}: {next.title}
          </span>
          <Icon name="right" />
        </button>
      ) : (
        <Move kind="finish" main={is("finish")} can={can} perform={perform} wide>
          Finish
        </Move>
      )}
    </div>
  );
}

function Undo({ page, perform }) {
  if (!page.undo) return null;
  return (
    <button
      type="button"
      class="cg-button cg-undo"
      data-kind="quiet"
      disabled={!page.can.includes("undo")}
      onClick={() => perform("undo")}
    >
      <Icon name="undo" />
      <span dir="auto">Undo: {page.undo}</span>
    </button>
  );
}
