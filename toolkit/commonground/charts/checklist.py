"""What of a checklist is there, what is ticked with nothing to show for it, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.activities.checklist import COUNTS, NOTHING_TO_SHOW
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.marked import HALF, MISSING, THERE, Marked, marked
from commonground.charts.words import count, described, listed, more

if TYPE_CHECKING:
    import pandas as pd

MOST = 40
Row = Mapping[Any, Any]
_MARKS = {COUNTS: (THERE, "there"), NOTHING_TO_SHOW: (HALF, "ticked, nothing to show")}
_KEPT = ("id", "text", "status", "where", "by", "owned")


def checklist(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw a checklist.

    ``summary``: one row per item with ``text``, ``status``, ``where``, ``by`` (a date or "") and
    ``owned``, as `Checklist.summary` has it; ``sufficient``, the same in all, is said as well. At
    most ``most`` are drawn; the table has all.
    """
    rows = summary.to_dict("records")
    words = str(rows[0].get("sufficient") or "") if rows else ""
    title = f"{_finding(rows)} {words}".strip()
    room = view.room(title, more(len(rows), 1))
    canvas, layers, number = marked([_marked(row) for row in rows[:most]], view, room)
    said = (title, more(len(rows), number).strip(), _description(rows))
    kept = [name for name in _KEPT if name in summary]
    return drawn(layers, canvas.size, view, said, summary[kept])


def _marked(row: Row) -> Marked:
    mark, word = _MARKS.get(row["status"], (MISSING, "missing"))
    taken = [f"by {row['by']}"] if row["by"] else ["taken"] if row["owned"] else []
    return Marked(row["text"], mark, ", ".join([word, *(() if mark is THERE else taken)]))


def _finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "There is nothing on the list yet."
    there = sum(row["status"] == COUNTS for row in rows)
    half = sum(row["status"] == NOTHING_TO_SHOW for row in rows)
    missing = [row["text"] for row in rows if row["status"] not in _MARKS]
    if there == len(rows):
        return f"All {len(rows)} are there." if there > 1 else "It is there."
    parts = [f"{there} of {count(len(rows), 'is', 'are')} there"]
    if missing:
        parts.append(f"missing: {listed(missing)}")
    if half:
        parts.append(f"{half} {'is' if half == 1 else 'are'} ticked with nothing to show")
    return "; ".join(parts) + "."


def _description(rows: Sequence[Row]) -> str:
    said = [f"{row['text']}: {_marked(row).word}" for row in rows]
    return described(f"A list of {count(len(rows), 'item')}.", said)
