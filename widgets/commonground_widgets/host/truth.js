/* Whether what the page shows is live, and how it comes back when it is not.

A page is lost when its websocket closes, when its kernel dies, or when nobody answers a question in time. It then says so
at once (the window's event "commonground:link", status "lost"), asks the server every second whether it is there, and as
soon as it is:
  - if only the websocket went, tries the same kernel once more: heard again, the page goes on ("back");
  - else loads itself again. Who somebody is lies in a cookie, what the group did in the server's log, what they typed in
    the tab: a fresh page shows all of it.
It never gives up. A page that nobody sees waits with loading until it is looked at.

A sleeping phone or a vanished network closes no websocket, so silence is questioned: after a while, whenever the page is
looked at again, and when a page has reason to doubt ("commonground:doubt"). A page that knows its kernel to be of no more
use says so too ("commonground:gone"). */
import { every, pause, soon } from "./patience.js";

/* How long, in milliseconds. A server in a burst of arrivals answers late; a page that came back for that would only add to
the burst. A dead kernel or server is told at once and waits for none of these. */
export const QUIET = 15_000; // nothing is heard, until it is asked
export const ANSWER = 5_000; // an answer may take
export const FIRST = 45_000; // the first one, from a kernel that has just started and is running the cells
export const AGAIN = 10_000; // an attempt to have the same kernel again may take

export class Truth {
  #kernel;
  #alive;
  #reload;
  #status = "connecting";
  #heard = Date.now();
  #question = null;
  #recovering = false;
  #died = false;

  /* alive: () → promise of whether the server answers; reload: loads the page again. */
  constructor(kernel, { alive, reload }) {
    this.#kernel = kernel;
    this.#alive = alive;
    this.#reload = reload;
  }

  get status() {
    return this.#status;
  }

  /* Opens the line and looks after it from now on. → promise: the kernel was heard for the first time. */
  watch() {
    const first = new Promise((resolve) => this.#kernel.addEventListener("heard", resolve, { once: true }));
    this.#kernel.addEventListener("heard", () => this.#hear());
    this.#kernel.addEventListener("closed", () => this.#lose());
    this.#kernel.addEventListener("died", () => this.#die());
    window.addEventListener("commonground:gone", () => this.#die());
    every(ANSWER, () => Date.now() - this.#heard > QUIET && this.doubt());
    for (const name of ["online", "commonground:doubt"]) window.addEventListener(name, () => this.doubt());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.doubt());
    window.addEventListener("pagehide", () => this.#kernel.disconnect()); // leaving is not being lost
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#lose());
    this.#kernel.connect();
    this.#wait(FIRST);
    return first;
  }

  doubt() {
    if (this.#status !== "live" || this.#question) return;
    this.#kernel.ask();
    this.#wait(ANSWER);
  }

  #wait(time) {
    clearTimeout(this.#question);
    this.#question = setTimeout(() => this.#lose(), time);
  }

  #hear() {
    this.#heard = Date.now();
    clearTimeout(this.#question);
    this.#question = null;
    if (this.#status === "lost") this.#say("back");
    else if (this.#status === "connecting") this.#say("live");
  }

  #lose() {
    clearTimeout(this.#question);
    this.#question = null;
    this.#kernel.disconnect();
    if (this.#status !== "lost") this.#say("lost");
    this.#recover();
  }

  #die() {
    this.#died = true;
    this.#lose();
  }

  #say(status) {
    this.#status = status === "back" ? "live" : status;
    window.dispatchEvent(new CustomEvent("commonground:link", { detail: { status } }));
  }

  async #recover() {
    if (this.#recovering) return;
    this.#recovering = true;
    while (this.#status === "lost") {
      if (!(await this.#alive())) await soon(1_000);
      else if (this.#died) await this.#loadAgain();
      else await this.#tryAgain();
    }
    this.#recovering = false;
  }

  async #tryAgain() {
    this.#kernel.connect();
    const failed = new Promise((resolve) => this.#kernel.addEventListener("closed", resolve, { once: true }));
    const heard = new Promise((resolve) => this.#kernel.addEventListener("heard", resolve, { once: true }));
    await Promise.race([failed, heard, pause(AGAIN)]);
    if (this.#status === "lost") this.#died = true;
  }

  async #loadAgain() {
    if (document.visibilityState === "hidden") await soon(60_000);
    else await this.#reload();
  }
}
