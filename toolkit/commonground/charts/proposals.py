"""Which proposal a room prefers, and which one it builds on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.bars import Bar, bars
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, more

if TYPE_CHECKING:
    import pandas as pd

MOST = 26
Row = Mapping[Any, Any]


def proposals(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw how many prefer each group's proposal.

    ``summary``: one row per proposal with ``id`` (the letter of its group), ``text``,
    ``preferred`` (by how many) and ``chosen``, as `Proposals.summary` has it.
    """
    rows = sorted(summary.to_dict("records"), key=lambda row: -row["preferred"])
    title = _finding(rows)
    room = view.room(title, more(len(rows), 1))
    canvas, layers, number = bars([_bar(row) for row in rows[:most]], view, room)
    said = (title, more(len(rows), number).strip(), _description(rows))
    kept = [name for name in ("id", "text", "preferred", "chosen") if name in summary]
    return drawn(layers, canvas.size, view, said, summary[kept])


def _bar(row: Row) -> Bar:
    said = f"{int(row['preferred'])}{', chosen' if row['chosen'] else ''}"
    return Bar(row["text"], int(row["preferred"]), said, row["id"], faint=not row["chosen"])


def _finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "There is no proposal yet."
    total = sum(int(row["preferred"]) for row in rows)
    chosen = next((row["id"] for row in rows if row["chosen"]), "")
    on = f"; the room builds on {chosen}" if chosen else ""
    if not total:
        return f"{count(len(rows), 'proposal')}, none preferred yet{on}."
    most = int(rows[0]["preferred"])
    first = [row["id"] for row in rows if row["preferred"] == most]
    if len(first) > 1:
        return f"{', '.join(first[:-1])} and {first[-1]} tie with {most} each{on}."
    return f"{most} of {total} prefer proposal {first[0]}{on}."


def _description(rows: Sequence[Row]) -> str:
    said = [f"{row['id']}, preferred by {int(row['preferred'])}: {row['text']}" for row in rows]
    return described(f"Bars, one for each of {count(len(rows), 'proposal')}.", said)
