"""Which tasks somebody has taken, and which nobody has yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.marked import MISSING, THERE, Marked, marked
from commonground.charts.words import count, described, listed, more

if TYPE_CHECKING:
    import pandas as pd

MOST = 40
Row = Mapping[Any, Any]


def commitments(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw who-takes-what, without names.

    ``summary``: one row per task with ``text``, ``owners`` (how many took it) and ``by`` (the first
    of their dates, or ""), as `Commitments.summary` has it. At most ``most`` are drawn; the table
    has all.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    room = view.room(title, more(len(rows), 1))
    canvas, layers, number = marked([_marked(row) for row in rows[:most]], view, room)
    said = (title, more(len(rows), number).strip(), _description(rows))
    kept = [name for name in ("id", "text", "owners", "by") if name in summary]
    return drawn(layers, canvas.size, view, said, summary[kept])


def _marked(row: Row) -> Marked:
    if not row["owners"]:
        return Marked(row["text"], MISSING, "nobody yet")
    word = count(int(row["owners"]), "person", "people")
    return Marked(row["text"], THERE, f"{word}, by {row['by']}" if row["by"] else word)


def _finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "There are no tasks yet."
    open_ = [row["text"] for row in rows if not row["owners"]]
    if not open_:
        return "Every task has somebody."
    taken = len(rows) - len(open_)
    of = count(len(rows), "task has", "tasks have")
    return f"{taken} of {of} somebody; not yet: {listed(open_)}."


def _description(rows: Sequence[Row]) -> str:
    said = [f"{row['text']}: {_marked(row).word}" for row in rows]
    return described(f"A list of {count(len(rows), 'task')}.", said)
