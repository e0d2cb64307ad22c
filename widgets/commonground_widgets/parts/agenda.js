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

/** The agenda's rows by workshop; a break stands by itself.
 * @returns {{title: string | null, minutes: number, phase: string, rows: object[]}[]} */
export function chapters(agenda) {
  const found = [];
  for (const row of agenda) {
    if (!found.length || row.workshop != null || row.recess || found[found.length - 1].rows[0].recess)
      found.push({ title: row.workshop ?? null, rows: [] });
    found[found.length - 1].rows.push(row);
  }
  return found.map(({ title, rows }) => ({
    title,
    rows,
    minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
    phase: rows.some(({ phase }) => phase === "now") ? "now" : rows[rows.length - 1].phase,
  }));
}

/** What comes after the row that the room is in: a workshop by its title, else a step; "" at the end. */
export function comesNext(agenda) {
  const at = agenda.findIndex(({ phase }) => phase === "now");
  const next = at < 0 ? null : agenda[at + 1];
  return next ? (next.workshop ?? next.title) : "";
}

/** Whether the session goes through several workshops, so that one must say which. */
export const severalWorkshops = (agenda) => agenda.some(({ workshop }) => workshop != null);
