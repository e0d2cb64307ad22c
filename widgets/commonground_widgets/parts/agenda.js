/* Where the room is among the workshops of its session, read from the agenda's rows. */

/** The rows of the workshop, or the break, that the room is in; all rows where there is only one. */
export function hereabouts(agenda) {
  const at = agenda.findIndex(({ phase }) => phase === "now");
  const begins = (row) => row.workshop != null || row.recess;
  if (at < 0 || !agenda.some(({ workshop }) => workshop != null)) return agenda;
  let first = at;
  while (first > 0 && !begins(agenda[first])) first -= 1;
  const after = agenda.findIndex((row, place) => place > at && begins(row));
  return agenda.slice(first, after < 0 ? undefined : after);
}

/** What comes after the row that the room is in: a workshop by its title, else a step; "" at the end. */
export function comesNext(agenda) {
  const at = agenda.findIndex(({ phase }) => phase === "now");
  const next = at < 0 ? null : agenda[at + 1];
  return next ? (next.workshop ?? next.title) : "";
}

/** Whether the session goes through several workshops, so that one must say which. */
export const severalWorkshops = (agenda) => agenda.some(({ workshop }) => workshop != null);
