/* A file that takes the server some seconds to make: asked for, waited for, and saved. */

const NOBODY = {
  what: "The file did not come.",
  safe: "All that was said is saved.",
  do: "Look whether the server is there, then try again.",
};

/** What the server calls the file (RFC 6266). */
export function nameOf(disposition) {
  const found = /filename\*=utf-8''([^;]+)/i.exec(disposition ?? "");
  return found ? decodeURIComponent(found[1]) : "";
}

async function problemOf(answer) {
  try {
    return (await answer.json()).problem ?? NOBODY;
  } catch {
    return NOBODY; // a proxy's page, say
  }
}

/** @returns {Promise<{file: Blob, name: string} | {problem: {what: string, safe: string, do: string}}>} */
export async function asked(href, ask = fetch) {
  try {
    const answer = await ask(href);
    if (!answer.ok) return { problem: await problemOf(answer) };
    return { file: await answer.blob(), name: nameOf(answer.headers.get("content-disposition")) };
  } catch {
    return { problem: NOBODY };
  }
}

/** Lets the browser keep a file, as a click on a download would. */
export function keep({ file, name }) {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000); // the browser has begun to read it by then
}
