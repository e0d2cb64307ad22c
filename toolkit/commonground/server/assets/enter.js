/* Exchanges the secret or key in the address's fragment for a cookie, takes it out of the address, and loads the page
   again. The fragment goes before anything is sent: it must not be left behind when the request fails or is slow. */

const place = document.querySelector("[data-enter]");
const wanted = place.dataset.enter === "home" ? "secret" : "key";
const busy = place.querySelector("[data-busy]");
const told = place.querySelector("[data-problem]");

function tell(problem) {
  busy.hidden = true;
  told.hidden = false;
  told.textContent = [problem.what, problem.safe, problem.do].join(" ");
}

async function exchange(given) {
  const response = await fetch(`${document.querySelector("[data-base]").dataset.base}enter`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-XSRFToken": document.querySelector('meta[name="xsrf"]').content,
    },
    body: JSON.stringify(given),
  });
  return response.json();
}

async function enter(value) {
  history.replaceState(null, "", location.pathname);
  told.hidden = true;
  busy.hidden = false;
  try {
    const answer = await exchange({ [wanted]: value, code: place.dataset.code, role: place.dataset.enter });
    if (answer.ok) location.reload();
    else tell(answer.problem);
  } catch {
    tell({ what: "The server did not answer.", safe: "Nothing was changed.", do: "Check the network and open the link again." });
  }
}

/* A link pasted over the open page changes only the fragment. */
function look() {
  const value = new URLSearchParams(location.hash.slice(1)).get(wanted);
  if (value) enter(value);
}

addEventListener("hashchange", look);
look();
