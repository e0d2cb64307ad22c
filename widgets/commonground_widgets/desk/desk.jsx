/* The facilitator's page: where the room is, what to do next, and everything that moves it. */
import { useRef, useState } from "preact/hooks";
import { desks } from "../activities/index.js";
import { Banner } from "../parts/Banner.jsx";
import { Confirm } from "../parts/Dialog.jsx";
import { useSaid } from "../parts/Live.jsx";
import { widget } from "../parts/mount.jsx";
import { Problem } from "../parts/Problem.jsx";
import { Toast } from "../parts/Toast.jsx";
import { useLink, useValue } from "../parts/use.js";
import { useActing, useKeys } from "./acting.js";
import { Ahead } from "./ahead.jsx";
import { Adding } from "./adding.jsx";
import { Agenda } from "./agenda.jsx";
import { Cockpit } from "./cockpit.jsx";
import { Help } from "./help.jsx";
import { Head } from "./head.jsx";
import { nextStep, stepBefore } from "./now.js";
import { Outcome, Ready } from "./around.jsx";
import { Notes, People } from "./aside.jsx";
import { SavePicture } from "./picture.jsx";

/** What each big step is asked before it is done. */
const QUESTIONS = {
  finish: {
    title: "End the session?",
    yes: "End the session",
    text: "Nobody can answer any more. Everything stays saved, and you can still export it and undo this.",
  },
  confirm: {
    title: "Is this agreed?",
    yes: "Yes, it is agreed",
    text: "It becomes the group’s agreement, with its concerns on record. You can undo it.",
  },
};

function Desk() {
  const page = useValue(useLink().state);
  const root = useRef(null);
  const { act, going, problem, done, clear } = useActing();
  const [question, setQuestion] = useState(null);
  const [help, setHelp] = useState(false);
  const [adding, setAdding] = useState(false);
  const [ahead, setAhead] = useState(null);
  const [keysOn, setKeysOn] = useState(true);
  const may = (kind) => page.can.includes(kind);

  /** Where something is missing first, the desk is asked why it goes on. */
  const go = async (kind, data) => {
    const { lacks, problem: refusal } = await act(kind, data);
    if (lacks) setAhead({ data, lacks, what: refusal.what });
  };
  const perform = (kind, data = {}) => {
    if (!may(kind)) return;
    if (QUESTIONS[kind]) setQuestion({ ...QUESTIONS[kind], kind, data });
    else go(kind, data);
  };
  const open = (step) => step && perform("open_step", { step: step.id });
  const keys = {
    n: () => (nextStep(page) ? open(nextStep(page)) : perform("finish")),
    b: () => open(stepBefore(page)),
    c: () => perform("close_step"),
    r: () => perform("reveal"),
    z: () => page.undo && perform("undo"),
    "?": () => setHelp(true),
  };
  useKeys(root, keys, keysOn);
  useSaid(page.step ? `${page.step.title}, ${page.step.phase}` : "");

  return (
    <div class="cg-desk-page" ref={root}>
      <Banner role="facilitator" />
      <Head page={page} perform={perform} onHelp={() => setHelp(true)} />
      <div class="cg-desk-grid">
        <Agenda page={page} onOpen={(step) => setQuestion(jump(page, step))} onAdd={() => setAdding(true)} may={may("open_step")} />
        <main class="cg-desk-main">
          <Cockpit page={page} perform={perform} open={open} busy={going > 0} />
          <Problem problem={problem}>
            <button type="button" class="cg-button" data-kind="quiet" onClick={clear}>
              Hide this
            </button>
          </Problem>
          <Middle page={page} act={act} />
        </main>
        <aside class="cg-desk-aside" aria-label="Notes and people">
          <Notes page={page} />
          <People page={page} may={may("remove_person")} onRemove={(person) => setQuestion(removal(person))} />
        </aside>
      </div>
      {done && done !== "undo" && done !== "extend" && page.undo && may("undo") && (
        <Toast action="Undo" onAction={() => perform("undo")} onClose={clear}>
          {`Done: ${page.undo}`}
        </Toast>
      )}
      {question && (
        <Confirm
          title={question.title}
          yes={question.yes}
          danger={question.danger}
          onYes={() => go(question.kind, question.data)}
          onClose={() => setQuestion(null)}
        >
          {question.text}
        </Confirm>
      )}
      {ahead && <Ahead refused={ahead} act={act} onClose={() => setAhead(null)} />}
      {adding && <Adding page={page} act={act} onClose={() => setAdding(false)} />}
      {help && <Help on={keysOn} onSwitch={setKeysOn} onClose={() => setHelp(false)} />}
    </div>
  );
}

function Middle({ page, act }) {
  const { step, session } = page;
  if (session.finished) return <Outcome page={page} />;
  if (!step) return <Ready page={page} />;
  const Activity = desks[step.activity];
  return (
    <section class="cg-desk-step" key={step.id} aria-label="The board">
      {Activity ? <Activity page={page} act={act} /> : <p class="cg-empty">This step has no board.</p>}
      <SavePicture page={page} />
    </section>
  );
}

const jump = (page, step) => ({
  title: `Open “${step.title}”?`,
  yes: "Open it for everybody",
  text: page.step
    ? `Everybody’s page moves there from “${page.step.title}”. What was answered is kept.`
    : "Everybody’s page moves there.",
  kind: "open_step",
  data: { step: step.id },
});

const removal = (person) => ({
  title: `Remove ${person.name}?`,
  yes: "Remove",
  danger: true,
  text: "Their page says that they are no longer here, and they can join again under another name. What they contributed stays.",
  kind: "remove_person",
  data: { person: person.id },
});

export default widget("desk", Desk);
