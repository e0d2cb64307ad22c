/* What a tired facilitator should do next, in one sentence, and the command that does it.
 *
 * A pure function of the page state. `main` is the one action that is offered in the accent colour;
 * null where the next thing to do is not a button but a word with the group.
 */
import { secondsLeft, timeOfDay } from "../parts/time.js";
import { plural } from "../parts/words.js";

/** The step after the current one, or the first. */
export function nextStep({ agenda }) {
  const here = agenda.findIndex(({ phase }) => phase === "now");
  return agenda[here + 1] ?? null;
}

/** The step before the current one. */
export function stepBefore({ agenda }) {
  const here = agenda.findIndex(({ phase }) => phase === "now");
  return here > 0 ? agenda[here - 1] : null;
}

const close = { kind: "close_step" };
const reveal = { kind: "reveal" };
const onward = (page) => (nextStep(page) ? { kind: "open_step", step: nextStep(page).id } : { kind: "finish" });
const goOn = (page) => (nextStep(page) ? "go on" : "finish");

/** @returns {{say: string, main: {kind: string, step?: string} | null}} */
export function whatNow(page, now) {
  const { session, step } = page;
  if (session.finished) return { say: "The session has ended. Take away what the group made.", main: null };
  if (!step) return gathering(page);
  if (step.activity === "recess") return inABreak(page, now);
  if (step.phase === "open") return step.private === false ? inTheOpen(page, now) : inPrivate(page, now);
  if (step.phase === "closed") return closed(page);
  return (REVEALED[step.activity] ?? discuss)(page);
}

function inABreak(page, now) {
  const { step } = page;
  if (step.left != null) return { say: "The break’s clock stands still.", main: onward(page) };
  if (timeIsUp(page, now))
    return { say: `The break is over. ${capital(goOn(page))} when people are back.`, main: onward(page) };
  return { say: `Everybody’s page says: back at ${timeOfDay(step.ends_at)}.`, main: onward(page) };
}

function gathering(page) {
  const { here } = page.room;
  if (!here)
    return { say: "Nobody is here yet. Show the code on the screen; people join on their phones.", main: null };
  return { say: `${plural(here, "person is", "people are")} here. Start when you are ready.`, main: onward(page) };
}

const timeIsUp = (page, now) => (secondsLeft(page.step, now) ?? 1) <= 0;

function inPrivate(page, now) {
  const { answered, of } = page.progress;
  if (!of) return { say: "Nobody is here at the moment. Wait, or go on.", main: close };
  if (page.step.activity === "cards" && answered >= of) return lastCards(page, now);
  if (answered >= of) return { say: `All ${of} have answered. Close, then ${afterClosing(page).words}.`, main: close };
  const count = inWords(page.progress);
  if (timeIsUp(page, now)) return { say: `Time is up. ${count} Close, or give a minute more.`, main: close };
  if (!answered && !page.progress.begun) return { say: `${count} Give them time.`, main: null };
  return { say: `${count} Close when you are ready.`, main: close };
}

/** How far the room is. Who leaves something open and does not say so has begun and is not done. */
function inWords({ answered, of, begun = 0 }) {
  if (!begun) return answered ? `${answered} of ${of} have answered.` : "Nobody has answered yet.";
  if (answered) return `${answered} of ${of} are done, ${begun} more ${begun === 1 ? "has" : "have"} begun.`;
  if (begun === of) return `All ${of} have begun; nobody is done yet.`;
  return `${begun} of ${of} ${begun === 1 ? "has" : "have"} begun; nobody is done yet.`;
}

/** Who has written one card may have more to say. */
function lastCards(page, now) {
  const all = `Everybody has written, ${plural(page.board.count ?? 0, "card")} in all.`;
  const when = timeIsUp(page, now) ? "Time is up: close" : "Close when the pens rest";
  return { say: `${all} ${when}, then ${afterClosing(page).words}.`, main: close };
}

function inTheOpen(page, now) {
  const { answered, of } = page.progress;
  const then = goOn(page);
  const says = {
    reading: answered >= of && of ? `All ${of} are ready.` : `${answered} of ${of} are ready.`,
    versions: page.board.version ? `The text is at version ${page.board.version}.` : "There is no text yet.",
    commitments: withOwner(page.board),
    indicators: inBalance(page.board),
    register: inTheRows(page.board),
  };
  const up = timeIsUp(page, now) ? "Time is up. " : "";
  const when =
    page.step.activity === "versions"
      ? `${capital(then)} when the text rests.`
      : `${capital(then)} when you are ready.`;
  return { say: `${up}${says[page.step.activity] ?? ""} ${when}`.trim(), main: onward(page) };
}

function inBalance({ cards = [], balance = [] }) {
  const missing = balance.flatMap(({ findings }) => findings).filter(({ level }) => level !== "note");
  if (!cards.length) return "There is no card yet.";
  return `${plural(cards.length, "card")}. ${missing[0]?.reason ?? "They are in balance."}`;
}

function inTheRows({ rows = [], read }) {
  if (!rows.length) return "Nothing is in it yet.";
  const blocks = (read?.findings ?? []).filter(({ level }) => level === "block");
  return blocks[0]?.words ?? `${rows.filter(({ filled }) => filled).length} of ${rows.length} have something in them.`;
}

function withOwner({ tasks = [] }) {
  const owned = tasks.filter(({ count }) => count > 0).length;
  if (!tasks.length) return "No tasks yet.";
  return owned === tasks.length ? "Every task has an owner." : `${owned} of ${tasks.length} tasks have an owner.`;
}

function closed(page) {
  const { begun = 0 } = page.progress;
  const answered = page.progress.answered + begun;
  if (page.step.private === false)
    return { say: `Closed. ${capital(goOn(page))} when you are ready.`, main: onward(page) };
  if (!answered) return { say: "Closed without an answer. Reopen it, or go on.", main: onward(page) };
  const then = afterClosing(page);
  return { say: `Closed with ${plural(answered, "answer")}. ${then.say}`, main: then.main };
}

/** What comes after closing: most answers are revealed; drafts stay private for what follows. */
function afterClosing(page) {
  const next = nextStep(page);
  if (next?.continues) return { words: "go on", say: `“${next.title}” goes on with them.`, main: onward(page) };
  if (page.step.activity === "statement" && next) {
    return { words: "go on", say: "Go on: they stay private. Or reveal them to the room.", main: onward(page) };
  }
  return { words: "reveal", say: "Reveal them to the room.", main: reveal };
}

function discuss(page) {
  return { say: `Everybody sees it. Discuss, then ${goOn(page)}.`, main: onward(page) };
}

const REVEALED = {
  statement: (page) => {
    const count = page.board.items?.length ?? 0;
    return {
      say: `Everybody sees the ${plural(count, "statement")}. Merge what says the same, then ${goOn(page)}.`,
      main: onward(page),
    };
  },
  cards: (page) => {
    const { results = [], groups = [], alike = [] } = page.board;
    const count = `${plural(results.length, "card")} on the board.`;
    const loose = results.filter((card) => !groups.some(({ id }) => id === card.in)).length;
    const next = alike.length
      ? "Merge what says the same first."
      : loose && results.length > 1
        ? "Put together what belongs together."
        : "";
    return {
      say: [count, next, `${capital(goOn(page))} when the group is content.`].filter(Boolean).join(" "),
      main: onward(page),
    };
  },
  dots: (page) => ({
    say: `Everybody sees the sums. Talk about what surprises, then ${goOn(page)}.`,
    main: onward(page),
  }),
  ranking: (page) => ({
    say: `Everybody sees the common order. Talk where it is wide, then ${goOn(page)}.`,
    main: onward(page),
  }),
  rating: (page) => ({
    say: page.board.reading
      ? `${page.board.reading.words} Let the group say what is behind it, then ${goOn(page)}.`
      : page.board.results?.[0]?.rank
      ? `The best three stand out. Let the group say what makes them strong, then ${goOn(page)}.`
      : `Everybody sees it. Talk about what is split, then ${goOn(page)}.`,
    main: onward(page),
  }),
  placement: (page) => {
    const count = page.board.discuss?.length ?? 0;
    const say = count
      ? `You do not agree on ${count} yet. Let those who placed them far apart say why, then ${goOn(page)}.`
      : `Everybody sees where you placed them. ${capital(goOn(page))} when you are ready.`;
    return { say, main: onward(page) };
  },
  proposals: (page) => {
    const { chosen, groups = [] } = page.board;
    if (chosen)
      return {
        say: `The group builds on proposal ${chosen}. ${capital(goOn(page))} when you are ready.`,
        main: onward(page),
      };
    const given = groups.reduce((sum, group) => sum + (group.preferred ?? 0), 0);
    return {
      say: `${given ? `${plural(given, "person has", "people have")} a preference.` : "People say which they prefer."} Choose the proposal to build on.`,
      main: null,
    };
  },
  decision: (page) => {
    if (page.board.decision) return { say: `Decided. ${capital(goOn(page))} when you are ready.`, main: onward(page) };
    return { say: "Everybody sees the sums. Talk, decide together, and record what you decide with its reason.", main: null };
  },
  consent: (page) => {
    const { confirmed, counts = {} } = page.board;
    if (confirmed) return { say: `Agreed. ${capital(goOn(page))}.`, main: onward(page) };
    const standing = counts.objection ?? 0;
    if (standing)
      return {
        say: `${plural(standing, "objection stands", "objections stand")}. Adopt an amendment, or ask whether it is withdrawn.`,
        main: null,
      };
    return { say: "No objection stands. Confirm the agreement.", main: { kind: "confirm" } };
  },
};

const capital = (text) => text[0].toUpperCase() + text.slice(1);
