/* Communities for a portfolio: what the server reads of a session's file, or of one of its own sessions. */

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

/** The row of one: a file, or the code of a session. @returns {Promise<{row: object} | {problem: object}>} */
export function rowOf(session, { token, file, code }, ask = fetch) {
  const headers = { "X-XSRFToken": token };
  return answered(ask(address(session, code), { method: "POST", headers, body: file ?? null }));
}

/**
 * The rows of all of them, one after the other; `problems` has those that could not be read, by name.
 * @returns {Promise<{rows: object[], problems: {name: string, problem: object}[]}>}
 */
export async function rowsOf(session, token, sources, onProgress = () => {}, ask = fetch) {
  const rows = [];
  const problems = [];
  for (const [place, source] of sources.entries()) {
    onProgress(place);
    const { row, problem } = await rowOf(session, { token, ...source }, ask);
    if (row) rows.push(row);
    else problems.push({ name: source.name, problem });
  }
  return { rows, problems };
}
