/* An axis of days: where a day is in percent, and which days are named. Days are ISO dates; UTC keeps them whole. */

const MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FAR = 1.5; // a horizon later than so many times the roadmap is not drawn
const WEEKS = 70; // up to so many days weeks are named
const STEPS = [
  [500, 1],
  [1500, 3],
  [6000, 12],
  [60_000, 120],
]; // days → months between two names

const number = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / MS);
const date = (count) => new Date(count * MS);

/** The axis that holds the days of these bars ({start, end}) and the horizon; null where there are none. */
export function axis(bars, horizon) {
  const known = bars.flatMap(({ start, end }) => [start, end]).filter(Boolean).map(number);
  if (!known.length) return null;
  const [first, over] = [Math.min(...known), Math.max(...known)];
  const end = horizon ? number(horizon) : null;
  const seen = end !== null && end >= first && end - first <= FAR * Math.max(over - first, 60);
  return { first, last: seen ? Math.max(over, end) : over, horizon: seen ? end : null };
}

const percent = ({ first, last }, days) => (100 * (days - first)) / (last - first + 1);

/** From where to where a bar goes, in percent; at least a little wide. */
export function span(days, { start, end }) {
  const from = percent(days, number(start));
  return { left: from, width: Math.max(percent(days, number(end) + 1) - from, 0.6) };
}

/** Where the horizon and today (an ISO date) are: {today, horizon}, in percent; null where they are not on the axis. */
export function marks(days, today) {
  const now = number(today);
  return {
    today: now >= days.first && now <= days.last ? percent(days, now) : null,
    horizon: days.horizon === null ? null : percent(days, days.horizon + 1),
  };
}

/** The days that are named, each with where it is: Mondays, or the first of some months. */
export function ticks(days) {
  const { first, last } = days;
  const length = last - first + 1;
  if (length <= WEEKS) {
    const monday = first + ((8 - date(first).getUTCDay()) % 7);
    const count = Math.max(0, Math.floor((last - monday) / 7) + 1);
    return Array.from({ length: count }, (_, week) => {
      const day = date(monday + 7 * week);
      return { at: percent(days, monday + 7 * week), name: `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}` };
    });
  }
  const step = (STEPS.find(([most]) => length <= most) ?? [0, 1200])[1];
  const month = (count) => date(count).getUTCFullYear() * 12 + date(count).getUTCMonth();
  const found = [];
  for (let at = Math.ceil(month(first) / step) * step; at <= month(last); at += step) {
    const day = Math.round(Date.UTC(Math.floor(at / 12), at % 12, 1) / MS);
    const year = Math.floor(at / 12);
    if (day >= first) found.push({ at: percent(days, day), name: step < 12 ? `${MONTHS[at % 12]} ${year}` : `${year}` });
  }
  return found;
}

/** Of the named days as many as have room beside each other, in percent. */
export function apart(named, room) {
  const found = [];
  for (const one of named)
    if ((!found.length || one.at - found[found.length - 1].at >= room) && one.at <= 100 - room / 2) found.push(one);
  return found;
}
