"""What a room would choose, beside what was chosen and what of it is not met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.bars import Bar, bars
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, listed, more

if TYPE_CHECKING:
    import pandas as pd

MOST = 40
KEPT = ("id", "text", "n", "of", "chosen", "conditions", "open")
Row = Mapping[Any, Any]


def decision(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw how many would choose each option; filled bars are what was chosen.

    ``summary``: one row per option with ``text``, ``n`` (how many would choose it) ``of`` so many,
    ``chosen``, ``conditions`` (how many it has) and ``open`` (those that are not met), as
    `Decision.summary` has it. At most ``most`` are drawn; the table has all.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    reading = "How many would choose it. Filled: chosen."
    room = view.room(title, reading + more(len(rows), 1))
    canvas, layers, number = bars([_bar(row) for row in rows[:most]], view, room)
    subtitle = reading + more(len(rows), number) if number else ""
    said = (title, subtitle, _description(rows))
    return drawn(layers, canvas.size, view, said, summary[[n for n in KEPT if n in summary]])


def _bar(row: Row) -> Bar:
    said = f"{int(row['n'])} of {int(row['of'])}" if row["of"] else "0"
    return Bar(row["text"], int(row["n"]), said, faint=not row["chosen"], detail=_conditions(row))


def _conditions(row: Row) -> str:
    if not row["conditions"]:
        return ""
    if not row["open"]:
        return "Every condition is met."
    return f"Not met, or unknown: {'; '.join(row['open'])}"


def _finding(rows: Sequence[Row]) -> str:
    chosen = [row for row in rows if row["chosen"]]
    if not chosen:
        most = max((int(row["n"]) for row in rows), default=0)
        if not most:
            return "Nothing is chosen yet."
        first = [row["text"] for row in rows if int(row["n"]) == most]
        return f"Nothing is decided yet; most would choose {listed(first)}."
    left = sum(len(row["open"]) for row in chosen)
    despite = f", with {count(left, 'condition')} not met" if left else ""
    return f"Chosen: {listed([row['text'] for row in chosen], 3)}{despite}."


def _description(rows: Sequence[Row]) -> str:
    said = [
        f"{row['text']}: {int(row['n'])} of {int(row['of'])}"
        + (", chosen" if row["chosen"] else "")
        + (f", open: {'; '.join(row['open'])}" if row["open"] else "")
        for row in rows
    ]
    return described(f"Bars, one for each of {count(len(rows), 'option')}.", said)
