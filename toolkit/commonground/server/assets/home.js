/* The home's small comforts: copying join links, times in the reader's own zone, and the order and length of workshops
   that one chooses oneself. Everything works without them. */

const said = document.querySelector("[data-said]");

/* The clipboard exists only on secure origins; a server on the local network is none, so there the old way is used. */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "cg-unseen";
  document.querySelector(".cg").append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("the browser does not allow copying");
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  const label = button.firstChild;
  const name = label.textContent;
  button.addEventListener("click", async () => {
    try {
      await copy(button.dataset.copy);
      label.textContent = "Copied";
      said.textContent = "The join link is copied.";
    } catch {
      label.textContent = button.dataset.copy;
      said.textContent = "The browser does not allow copying. The link is on the button.";
    }
    setTimeout(() => {
      label.textContent = name;
      said.textContent = "";
    }, 4000);
  });
}

/* Files that take seconds to be made: the link says so until the browser has the file, or why there is none. */
const NOBODY = "The file did not come. Look whether the server is there, then try again.";

async function taken(href) {
  const answer = await fetch(href);
  if (!answer.ok) {
    const { what, do: cure } = (await answer.json()).problem;
    return `${what} ${cure}`;
  }
  const named = /filename\*=utf-8''([^;]+)/i.exec(answer.headers.get("content-disposition"));
  const url = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement("a"), { href: url, download: decodeURIComponent(named?.[1] ?? "") }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return "";
}

for (const link of document.querySelectorAll("[data-take]")) {
  const name = link.textContent;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    if (link.ariaBusy === "true") return;
    link.ariaBusy = "true";
    link.textContent = link.dataset.take;
    said.textContent = link.dataset.take;
    const problem = await taken(link.href).catch(() => NOBODY);
    link.ariaBusy = "false";
    link.textContent = problem || name;
    said.textContent = problem || "The file is there.";
    if (problem) setTimeout(() => (link.textContent = name), 8000);
  });
}

const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
for (const time of document.querySelectorAll("time")) time.textContent = format.format(new Date(time.dateTime));

/* One open menu at a time; Escape and a click elsewhere close it. */
const menus = [...document.querySelectorAll(".home-export")];
addEventListener("click", ({ target }) => menus.forEach((menu) => menu.contains(target) || menu.removeAttribute("open")));
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  const open = menus.find((menu) => menu.open);
  open?.removeAttribute("open");
  open?.querySelector("summary").focus();
});

/* Workshops are held in the order in which they were chosen; without this, in the order of the page. */
const books = document.querySelector("[data-books]");
const inWords = (minutes) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return minutes > 120 ? `${hours} h${rest ? ` ${rest} min` : ""}` : `${minutes} min`;
};
let chosen = [];

function tell() {
  const pause = books.querySelector('[name="breaks"]').checked ? Number(books.dataset.break) : 0;
  const total = books.querySelector("output");
  for (const box of books.querySelectorAll('[name="workshop"]')) {
    const place = chosen.indexOf(box) + 1;
    box.parentElement.querySelector(".home-place").textContent = place || "";
  }
  books.querySelector('[name="order"]').value = chosen.map(({ value }) => value).join("+");
  const minutes = chosen.reduce((sum, { dataset }) => sum + Number(dataset.minutes), 0) + pause * (chosen.length - 1);
  const names = chosen.map(({ dataset }) => dataset.title).join(pause ? ", break, " : ", then ");
  total.hidden = false;
  total.textContent = chosen.length ? `${names}: ${inWords(minutes)}` : "None is chosen yet.";
}

books?.addEventListener("change", ({ target }) => {
  if (target.name === "workshop") chosen = target.checked ? [...chosen, target] : chosen.filter((box) => box !== target);
  tell();
});
/* A browser that comes back to the page has kept the ticks. */
if (books) {
  chosen = [...books.querySelectorAll('[name="workshop"]:checked')];
  tell();
}
