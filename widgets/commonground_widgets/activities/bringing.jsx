/* Bringing a file: chosen or dropped, sent, looked at, corrected, and only then taken in.
 *
 * `purpose` says who reads it on the server. What a reader finds is handed to `onTake`, which sends it
 * in a command; until then nothing in the session has changed. Where a reader says how it understood
 * the file (`look.roles`), that is shown and can be corrected before anything is taken.
 */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { forgotten, offered, read, sent, size, unfit } from "../parts/bring.js";
import { Icon } from "../parts/Icon.jsx";
import { useSay } from "../parts/Live.jsx";
import { Problem } from "../parts/Problem.jsx";
import { Mapping } from "./filemapping.jsx";

const ALONE = "Files come in where a server holds the session. Here you can try the step with the sample.";

/** Whether there is a server that takes files. */
export const canBring = ({ session }) => Boolean(session.join);

/**
 * @param {{page: object, purpose: string, label?: string, hint?: any, onTake: (found: object) => Promise<object>,
 *   preview: (made: object) => any, takes?: (made: object) => string,
 *   instead?: any}} props `preview` draws what was found; `instead`: what else can be done before a file is chosen
 */
export function Bringing({ page, purpose, label = "Choose a file", hint, onTake, preview, takes = () => "Take it in", instead }) {
  const bring = useBringing(page, purpose);
  const { at, problem } = bring;
  const top = useRef(null);
  useEffect(() => {
    // What is new begins where the eye is, however far down its button was.
    if (at === "looked" || at === "found") top.current?.closest(".cg")?.scrollIntoView();
  }, [at]);
  if (!canBring(page))
    return (
      <>
        <p class="cg-hint">{ALONE}</p>
        {instead}
      </>
    );
  return (
    <section class="cg-bring cg-stack" aria-label="Bring a file" ref={top}>
      {at === "choosing" && <Choosing label={label} hint={hint} onFile={bring.begin} />}
      {at === "choosing" && instead}
      {(at === "sending" || at === "reading") && <Going bring={bring} />}
      <Problem problem={problem} />
      {at === "looked" && <Mapping look={bring.look} cards={page.board.plan ?? []} bring={bring} />}
      {at === "found" && (
        <Found bring={bring} onTake={onTake} preview={preview} takes={takes} />
      )}
    </section>
  );
}

function Found({ bring, onTake, preview, takes }) {
  const [taking, setTaking] = useState(false);
  const take = async () => {
    setTaking(true);
    const reply = await onTake(bring.made.found);
    setTaking(false);
    if (reply.ok) bring.end("It is taken in.");
    else bring.fail(reply.problem);
  };
  return (
    <>
      {preview(bring.made)}
      <div class="cg-row cg-bring-foot">
        <button type="button" class="cg-button" data-kind="quiet" onClick={() => bring.end("Nothing was taken in.")}>
          Take nothing
        </button>
        {bring.look && (
          <button type="button" class="cg-button" onClick={bring.back}>
            Change something
          </button>
        )}
        <button type="button" class="cg-button" data-kind="main" disabled={taking} onClick={take}>
          {takes(bring.made)}
        </button>
      </div>
    </>
  );
}

/** What becomes of one file. `at`: choosing, sending, reading, looked or found. */
function useBringing(page, purpose) {
  const say = useSay();
  const none = { at: "choosing", problem: null, progress: null, look: null, made: null, answers: {} };
  const [state, setState] = useState(none);
  const kept = useRef({ id: null, token: "", stop: null });
  const { session, step } = page;
  const change = (more) => setState((now) => ({ ...now, ...more }));
  const forget = () => {
    kept.current.stop?.abort();
    if (kept.current.id) forgotten(session, kept.current);
    kept.current.id = null;
  };
  useEffect(() => forget, []);

  const fail = (problem) => change({ problem, at: kept.current.id && state.look ? "looked" : "choosing", progress: null });
  const ask = async (answers, take) => {
    kept.current.stop = new AbortController();
    const { signal } = kept.current.stop;
    change({ at: "reading", problem: null, progress: null, answers });
    const onProgress = (progress) => change({ progress });
    const heard = await read(session, { ...kept.current, step: step.id, answers, take, signal, onProgress });
    if (signal.aborted) return;
    if (heard.problem) {
      change({ problem: heard.problem, progress: null });
      setState((now) => ({ ...now, at: now.look ? "looked" : "choosing" }));
      return;
    }
    const { look, found } = heard.result;
    change({ look, made: found ? heard.result : null, at: found ? "found" : "looked", progress: null });
    say(found ? "This is what comes of the file." : "The file has been looked at.");
  };
  const begin = async (file) => {
    forget();
    change({ ...none, at: "sending", file });
    const stop = new AbortController();
    kept.current.stop = stop;
    const { token, purposes, problem } = await offered(session);
    const wrong = problem ?? unfit(file, purposes[purpose]);
    if (wrong) return change({ ...none, problem: wrong });
    const onProgress = (progress) => change({ progress });
    const arrived = await sent(session, { token, purpose, file, signal: stop.signal, onProgress });
    if (stop.signal.aborted) return undefined;
    if (arrived.problem) return change({ ...none, problem: arrived.problem });
    Object.assign(kept.current, { id: arrived.file, token });
    // What is not a table has nothing to correct: what it is and what comes of it are one.
    return ask({}, !purposes[purpose].mapped);
  };
  const end = (words) => {
    forget();
    setState(none);
    if (words) say(words);
  };
  return { ...state, begin, fail, end, look: state.look, again: (answers) => ask(answers, false),
    take: (answers) => ask(answers, true), back: () => change({ at: "looked", made: null }) };
}

function Choosing({ label, hint, onFile }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const hold = (event) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) onFile(file);
  };
  return (
    <div
      class="cg-bring-drop"
      data-over={over}
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        class="cg-bring-file"
        type="file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files;
          currentTarget.value = ""; // so that the same file can be chosen again
          if (file) onFile(file);
        }}
      />
      <label class="cg-button" data-kind="main" for={id}>
        {label}
      </label>
      <p class="cg-hint">or drop it here</p>
      {hint && <p class="cg-small cg-quiet">{hint}</p>}
    </div>
  );
}

function Going({ bring }) {
  const { at, file, progress } = bring;
  const words = at === "sending" ? "Sending" : "Reading";
  const known = progress?.of > 0;
  const counted = progress?.rows ? `, ${progress.rows.toLocaleString()} rows` : "";
  return (
    <div class="cg-bring-going">
      <p>
        <span role="status">
          {words} “<span dir="auto">{file?.name}</span>” …
        </span>
        {known && (
          <span class="cg-small cg-quiet cg-number" aria-hidden="true">
            {` ${size(progress.done)} of ${size(progress.of)}${counted}`}
          </span>
        )}
      </p>
      <progress aria-label={`${words} the file`} {...(known ? { value: progress.done, max: progress.of } : {})} />
      <button type="button" class="cg-button" data-kind="quiet" onClick={() => bring.end("Nothing was taken in.")}>
        <Icon name="close" size={18} /> Stop
      </button>
    </div>
  );
}
