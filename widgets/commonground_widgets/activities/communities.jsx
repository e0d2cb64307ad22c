/* Bringing communities into a portfolio at the desk: session files, several at once, or sessions of this server. */
import { useEffect, useId, useState } from "preact/hooks";
import { offered, rowsOf } from "../parts/communities.js";
import { useSay } from "../parts/Live.jsx";
import { Problem } from "../parts/Problem.jsx";
import { plural, sentences } from "../parts/words.js";

const ALONE = "Session files come in where a server holds the session. Here, add communities by hand.";

export function Communities({ page, send }) {
  const { session } = page;
  const say = useSay();
  const [server, setServer] = useState({ token: "", sessions: [] });
  const [chosen, setChosen] = useState([]);
  const [going, setGoing] = useState("");
  const [failed, setFailed] = useState([]);
  const alone = !session.join;
  useEffect(() => {
    if (alone) return;
    offered(session).then((found) => found.token && setServer(found));
  }, []);
  if (alone) return <p class="cg-hint">{ALONE}</p>;

  const bring = async (sources, from) => {
    if (!sources.length || going) return;
    setFailed([]);
    const onProgress = (place) => setGoing(`Reading ${place + 1} of ${sources.length} …`);
    const { rows, problems } = await rowsOf(session, { token: server.token, step: page.step.id }, sources, onProgress);
    if (rows.length) {
      const { ok, problem } = await send("take_rows", { rows, source: from });
      if (!ok) problems.push({ name: from, problem });
      else say(`${plural(rows.length, "community", "communities")} taken in.`);
    }
    setFailed(problems);
    setGoing("");
    setChosen([]);
  };
  const files = (list) =>
    bring(
      [...list].map((file) => ({ file, name: file.name })),
      plural(list.length, "file"),
    );
  const here = () => bring(chosen.map((code) => ({ code, name: code })), "this server");
  return (
    <section class="cg-card cg-stack" aria-label="Bring communities">
      <h2 class="cg-label">Bring communities</h2>
      <Files onFiles={files} going={going} />
      {server.sessions.length > 0 && (
        <Sessions sessions={server.sessions} chosen={chosen} onChosen={setChosen} onBring={here} going={going} />
      )}
      <p class="cg-small" role="status">
        {going}
      </p>
      {failed.map(({ name, problem }) => (
        <Problem key={name} problem={{ what: `“${name}”: ${sentences(problem)}` }} />
      ))}
    </section>
  );
}

function Files({ onFiles, going }) {
  const id = useId();
  return (
    <div class="cg-field cg-communities-files">
      <input
        id={id}
        class="cg-unseen"
        type="file"
        accept=".json,application/json"
        multiple
        disabled={Boolean(going)}
        onChange={({ currentTarget }) => {
          onFiles([...currentTarget.files]);
          currentTarget.value = ""; // so that the same file can be chosen again
        }}
      />
      <label class="cg-button" for={id}>
        Choose session files
      </label>
      <p class="cg-hint">The JSON files that each session exports; several at once.</p>
    </div>
  );
}

function Sessions({ sessions, chosen, onChosen, onBring, going }) {
  const turn = (code) =>
    onChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <fieldset class="cg-communities">
      <legend class="cg-label">Or sessions on this server</legend>
      <ul>
        {sessions.map(({ code, title }) => (
          <li key={code}>
            <label>
              <input type="checkbox" checked={chosen.includes(code)} onChange={() => turn(code)} />
              <span dir="auto">{title}</span> <span class="cg-small cg-quiet cg-number">{code}</span>
            </label>
          </li>
        ))}
      </ul>
      <button type="button" class="cg-button" aria-disabled={!chosen.length || Boolean(going)} onClick={onBring}>
        Bring {chosen.length ? plural(chosen.length, "session") : "them"}
      </button>
    </fieldset>
  );
}
