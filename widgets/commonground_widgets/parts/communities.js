/* Communities for a portfolio: what the server reads of a session's file, or of one of its own sessions. */
import { forgotten, read, sent, unfit } from "./bring.js";

const FILES = { name: "sessions", endings: [".json"], largest: 50_000_000 };

const NOBODY = {
  what: "The server did not answer.",
  safe: "Nothing was taken in.",
  do: "Look whether it is there, then try again.",
};

/** The address, whatever prefix the desk itself is under. */
export function address({ base = "../", code }, of = "") {
  const query = of ? `?${new URLSearchParams({ of })}` : "";
  return `${base.endsWith("/") ? base : `${base}/`}api/sessions/${code}/communities${query}`;
}

async function answered(asking) {
  try {
    const answer = await asking;
    const said = await answer.json();
    return answer.ok ? said : { problem: said.problem ?? NOBODY };
  } catch {
    return { problem: NOBODY };
  }
}

/** The token, and the sessions that the server offers: {token, sessions}, or {problem}. */
export const offered = (session, ask = fetch) => answered(ask(address(session)));

/** What a session of this server came to. @returns {Promise<{row: object} | {problem: object}>} */
export const ofSession = (session, { token, code }, ask = fetch) =>
  answered(ask(address(session, code), { method: "POST", headers: { "X-XSRFToken": token } }));

/** The same of a session's file: sent, read in a process apart, and forgotten. */
export async function ofFile(session, { token, file, step }, ways = { sent, read, forgotten }) {
  const fits = unfit(file, FILES);
  if (fits) return { problem: fits };
  const arrived = await ways.sent(session, { token, purpose: FILES.name, file, onProgress: () => {} });
  if (arrived.problem) return arrived;
  const id = arrived.file;
  const asked = { token, id, step, answers: {}, take: true, onProgress: () => {} };
  const { result, problem } = await ways.read(session, asked);
  ways.forgotten(session, { token, id });
  return problem ? { problem } : { row: result.found.row };
}

/**
 * The rows of all of them, one after the other; `problems` has those that could not be read, by name.
 * @returns {Promise<{rows: object[], problems: {name: string, problem: object}[]}>}
 */
export async function rowsOf(session, { token, step }, sources, onProgress = () => {}) {
  const rows = [];
  const problems = [];
  for (const [place, source] of sources.entries()) {
    onProgress(place);
    const read = source.file ? ofFile : ofSession;
    const { row, problem } = await read(session, { token, step, ...source });
    if (row) rows.push(row);
    else problems.push({ name: source.name, problem });
  }
  return { rows, problems };
}
