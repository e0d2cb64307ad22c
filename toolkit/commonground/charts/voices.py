"""Voices per segment, drawn: who was heard, and of whom there are too few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.bars import Bar, bars
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, listed, more

if TYPE_CHECKING:
    import pandas as pd

_KEPT = ("id", "text", "key", "voices", "missing")
_READING = "An outline has too few voices."


def voices(summary: pd.DataFrame, *, view: View = PAGE) -> Drawn:
    """Draw how many voices each segment has.

    ``summary``: one row per segment with ``id``, ``text``, ``key``, ``voices`` and ``missing``, as
    `Voices.summary` has it.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    room = view.room(title, _READING + more(len(rows), 1))
    drawn_rows = [
        Bar(
            f"{row['text']} (key)" if row["key"] else str(row["text"]),
            float(row["voices"]),
            _said(row),
            faint=bool(row["missing"]),
        )
        for row in rows
    ]
    canvas, layers, number = bars(drawn_rows, view, room)
    subtitle = _READING + more(len(rows), number)
    said = [f"{row['text']}: {_said(row)}" for row in rows]
    words = (title, subtitle, described(f"Bars of {count(len(rows), 'segment')}.", said))
    kept = [name for name in _KEPT if name in summary]
    return drawn(layers, canvas.size, view, words, summary[kept])


def _said(row: dict[Any, Any]) -> str:
    return f"{row['voices']}, {row['missing']} missing" if row["missing"] else str(row["voices"])


def _finding(rows: Sequence[dict[Any, Any]]) -> str:
    total = sum(int(row["voices"]) for row in rows)
    key = [row for row in rows if row["key"]]
    short = [row["text"] for row in key if row["missing"]]
    begin = f"{count(total, 'voice')} from {count(sum(bool(r['voices']) for r in rows), 'segment')}"
    if short:
        return f"{begin}; too few from {listed(short)}."
    if key:
        return f"{begin}; every key segment has been heard."
    return f"{begin}."
