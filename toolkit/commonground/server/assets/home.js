/* The home's small comforts: copying join links, and times in the reader's own zone. Everything works without them. */

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
