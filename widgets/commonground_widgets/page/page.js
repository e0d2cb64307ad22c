/* The link between a page and its kernel, the same under Voila and in JupyterLab.

open(model) gives
  state       signal: what the page is drawn from
  status      signal: {link: "live" | "lost", waiting: commands not yet answered, problem: of a command whose sender is gone}
  send        (kind, data, {step}) → promise of the reply {ok: true} or {ok: false, problem}; safe to call while lost
  saveDraft   (data, step): what is typed and not sent; {} when it was sent
  draft       (step) → the newest of it
  check       (text, slots) → promise of findings, or null when a later check took its place
  now         () → the server's time, seconds since the epoch
  close       () when the page leaves the document

The kernel numbers its states. A patch that does not follow the number here is not applied: the page says hello with its
number and gets the whole state. Two things may be lost on the way, the browser's line to the kernel (the host says so with
the event commonground:link) and the kernel's line to the hub (the kernel says so); the link is live when neither is. */
import { signal } from "@preact/signals-core";
import { findingsOf } from "./check.js";
import { serverClock } from "./clock.js";
import { drafts as draftsIn } from "./drafts.js";
import { onFrame } from "./frame.js";
import { newId } from "./ids.js";
import { keeper } from "./keep.js";
import { outbox as outboxIn } from "./outbox.js";
import { merge } from "./patch.js";

const keptFor = ({ session, me }) => `commonground:${session?.code}:${me?.role}:${me?.person ?? ""}:`;

export function open(model) {
  const first = model.get("state");
  let { page: known, v } = first;
  const lines = { browser: true, hub: true };
  const clock = serverClock();
  clock.heard(first.now);

  const keep = keeper(keptFor(known));
  const tell = (message) => model.send(message);
  const drafts = draftsIn({ keep, transmit: (draft) => tell({ draft }), now: clock.now });
  const outbox = outboxIn({ keep, transmit: (command) => tell({ command }), changed, orphan, late: doubt });
  const check = findingsOf(tell);

  const status = signal({ link: "live", waiting: outbox.size, problem: null });
  const state = signal(withDraft(known));

  function withDraft(page) {
    return page.step ? { ...page, draft: drafts.newest(page.step.id, page.draft) } : page;
  }

  const draw = onFrame(() => {
    state.value = withDraft(known);
  });

  function told(change) {
    const next = { ...status.peek(), waiting: outbox.size, ...change };
    if (Object.keys(next).some((name) => next[name] !== status.peek()[name])) status.value = next;
  }

  function changed() {
    told();
    settle();
  }

  function orphan(command, reply) {
    if (reply.ok) drafts.wentThrough(command.step, command.data);
    else told({ problem: reply.problem });
  }

  function doubt() {
    window.dispatchEvent(new Event("commonground:doubt"));
  }

  function hello() {
    tell({ hello: v });
  }

  function line(name, up) {
    lines[name] = up;
    const live = lines.browser && lines.hub;
    told({ link: live ? "live" : "lost" });
    if (live) outbox.resume();
    else outbox.pause();
    settle();
  }

  /* A command makes the hub forget the draft of its step; so drafts wait until the commands typed before them are through. */
  function settle() {
    if (status.peek().link === "live" && !outbox.size) drafts.resume();
    else drafts.pause();
  }

  function onMessage(message) {
    clock.heard(message.now);
    if ("state" in message) {
      ({ state: known, v } = message);
      draw();
    } else if ("patch" in message) {
      if (message.v === v + 1) {
        known = merge(known, message.patch);
        v = message.v;
        draw();
      } else if (message.v > v) hello();
    }
    if (message.reply) outbox.answered(message.reply);
    if (message.findings) check.answered(message);
    if (message.link) line("hub", message.link === "up");
    // A kernel's line to its server is made once. When it is gone, only a fresh page has another.
    if (message.link === "down") window.dispatchEvent(new Event("commonground:gone"));
  }

  function onLink({ detail }) {
    const up = detail.status !== "lost";
    if (up) hello();
    line("browser", up);
  }

  function onHide() {
    if (document.visibilityState === "hidden") drafts.flush();
  }

  const stepHere = () => known.step?.id ?? null;

  model.on("msg:custom", onMessage);
  window.addEventListener("commonground:link", onLink);
  document.addEventListener("visibilitychange", onHide);
  hello();
  if (known.step) drafts.catchUp(known.step.id, known.draft);
  line("browser", true);

  return {
    state,
    status,
    now: clock.now,
    send: (kind, data = {}, { step = stepHere() } = {}) => outbox.put({ id: newId(), kind, step, data }),
    saveDraft: (data, step = stepHere()) => drafts.save(step, data),
    draft: (step = stepHere()) => drafts.newest(step, step === stepHere() ? known.draft : {}),
    check: check.ask,
    close() {
      model.off("msg:custom", onMessage);
      window.removeEventListener("commonground:link", onLink);
      document.removeEventListener("visibilitychange", onHide);
      drafts.flush();
      outbox.pause();
      drafts.pause();
    },
  };
}
