/* A file on its way to the server, and what the server says of it line by line. */
import { below } from "../desk/links.js";

const NOBODY = {
  what: "The file did not arrive.",
  safe: "The session is as it was.",
  do: "Look whether the server is there and the file is not too large for the way to it, then try again.",
};

/** "4.2 MB" */
export function size(bytes) {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

/** The lines of JSON in what has come so far, and what is left of the last one. */
export function lines(text) {
  const parts = text.split("\n");
  const left = parts.pop();
  return { left, found: parts.filter(Boolean).map((line) => JSON.parse(line)) };
}

/** Why a file cannot be brought for a purpose, before a byte of it is sent; null if it can. */
export function unfit(file, purpose) {
  if (!purpose) return { what: "This server takes no such files.", safe: "Nothing was sent.", do: "" };
  if (!purpose.endings.some((ending) => file.name.toLowerCase().endsWith(ending)))
    return {
      what: `“${file.name}” is no file of this kind.`,
      safe: "Nothing was sent.",
      do: `Choose one that ends in ${purpose.endings.join(", ")}.`,
    };
  if (file.size > purpose.largest)
    return {
      what: `“${file.name}” is too large: ${size(file.size)}, and ${size(purpose.largest)} is the limit.`,
      safe: "Nothing was sent.",
      do: "Export fewer columns or a shorter time.",
    };
  if (!file.size) return { what: `“${file.name}” is empty.`, safe: "Nothing was sent.", do: "Choose another file." };
  return null;
}

async function problemOf(answer) {
  try {
    return (await answer.json()).problem ?? NOBODY;
  } catch {
    return NOBODY; // a proxy's page, say
  }
}

/** What may be brought to a session, and the token without which nothing is taken. */
export async function offered(session, ask = fetch) {
  try {
    const answer = await ask(below(session, "files"));
    return answer.ok ? await answer.json() : { problem: await problemOf(answer) };
  } catch {
    return { problem: NOBODY };
  }
}

/**
 * Sends a file. Only an XMLHttpRequest tells how much of it has gone.
 * @returns {Promise<{file: string} | {problem: object}>}
 */
export function sent(session, { token, purpose, file, signal, onProgress }) {
  const query = new URLSearchParams({ purpose, name: file.name });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = () => resolve({ problem: NOBODY });
    request.open("POST", below(session, `files?${query}`));
    request.setRequestHeader("X-XSRFToken", token);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress({ done: loaded, of: total });
    request.onload = () => resolve(request.response?.file ? request.response : { problem: request.response?.problem ?? NOBODY });
    request.onerror = fail;
    request.onabort = fail;
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/**
 * Has a file read, and hears how far that is.
 * @returns {Promise<{result: object} | {problem: object}>}
 */
export async function read(session, { token, id, step, answers, take, signal, onProgress }, ask = fetch) {
  try {
    const answer = await ask(below(session, `files/${id}`), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-XSRFToken": token },
      body: JSON.stringify({ step, answers, take }),
      signal,
    });
    if (!answer.ok) return { problem: await problemOf(answer) };
    return (await heard(answer.body.getReader(), onProgress)) ?? { problem: NOBODY };
  } catch {
    return { problem: NOBODY };
  }
}

async function heard(reader, onProgress) {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    const { left, found } = lines(done ? `${text}\n` : text);
    text = left;
    for (const line of found) {
      if (line.progress) onProgress(line.progress);
      else return line;
    }
    if (done) return null;
  }
}

/** Has the server forget a file. */
export async function forgotten(session, { token, id }, ask = fetch) {
  try {
    await ask(below(session, `files/${id}`), { method: "DELETE", headers: { "X-XSRFToken": token }, keepalive: true });
  } catch {
    // The server forgets it by itself after a while.
  }
}
