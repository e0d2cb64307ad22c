/* Time as the pages say it. All in seconds since the epoch unless a name says minutes. */

const MINUTE = 60;
const pad = (number) => String(number).padStart(2, "0");

/** "4:05", and "1:04:05" from an hour on. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / MINUTE) % MINUTE;
  const tail = `${hours ? pad(minutes) : minutes}:${pad(whole % MINUTE)}`;
  return hours ? `${hours}:${tail}` : tail;
}

/** Seconds left in the step, below zero once its time is over; null when it has no clock. */
export function secondsLeft(step, now) {
  if (!step) return null;
  if (step.left != null) return step.left;
  return step.ends_at == null ? null : step.ends_at - now;
}

/** The time left for a reader who hears it: "4 minutes", "1 minute", "40 seconds". */
export function spoken(seconds) {
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes >= 2) return `${minutes} minutes`;
  if (minutes === 1) return "1 minute";
  return `${Math.max(0, Math.ceil(seconds))} seconds`;
}

/**
 * By how many minutes the agenda will be late when this step ends; negative when early.
 *
 * Where we stand is when this step will end (now and what is left of it), compared with when the
 * plan would have it end. Null before the first step.
 */
export function minutesBehind(timing, step, now) {
  if (timing?.started_at == null || !step) return null;
  const left = Math.max(0, secondsLeft(step, now) ?? 0);
  const will = (now - timing.started_at + left) / MINUTE;
  return will - ((timing.planned_before ?? 0) + (step.minutes ?? 0));
}

/** "3 min behind", "2 min ahead" or "on time". */
export function standing(minutes) {
  const whole = Math.round(minutes);
  if (whole === 0) return "on time";
  return whole > 0 ? `${whole} min behind` : `${-whole} min ahead`;
}

/** When the agenda will end, as a time of day: "14:52". */
export function endOfDay(timing, behind) {
  const end = timing.started_at + ((timing.total ?? 0) + behind) * MINUTE;
  return timeOfDay(end);
}

/** "14:52", in the reader's own way of writing it. */
export function timeOfDay(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
}

/** "Fri 12 Dec" for an ISO date, and the text itself when it is none. */
export function day(iso) {
  const date = new Date(`${iso}T12:00:00`);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString([], { weekday: "short", day: "numeric", month: "short" });
}
