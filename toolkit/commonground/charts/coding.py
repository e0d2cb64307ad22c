"""What quotes are about, drawn: theme × segment, and how far the coders agree."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.crossed import Cell, crossed
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import CIVIDIS, PAGE, View
from commonground.charts.words import count, described, more, short
from commonground.methods.settings import Reliability

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[Any, Any]
_KEPT = ("theme", "text", "segment", "segment_text", "n", "of", "share", "alpha", "word")
_READING = "Quotes in which the theme counts, the brighter the more; their share from 5 quotes on."


def coding(summary: pd.DataFrame, *, view: View = PAGE) -> Drawn:
    """Draw a coding as a heat map, the commonest theme first.

    ``summary``: one row per theme and segment with ``theme``, ``text``, ``segment``,
    ``segment_text``, ``n``, ``of``, ``share``, and the agreement: ``alpha`` and ``word`` of the
    theme, ``overall``, ``overall_word`` and ``units`` of all, as `Coding.summary` has it.
    """
    rows = summary.to_dict("records")
    themes: dict[Any, list[Row]] = {}
    for row in rows:
        themes.setdefault(row["theme"], []).append(row)
    ordered = sorted(themes.values(), key=lambda cells: -sum(cell["n"] for cell in cells))
    most = max((row["n"] for row in rows), default=0) or 1
    lines = [
        (f"{cells[0]['text']} ({_alpha(cells[0]['alpha'])})", [_cell(c, most) for c in cells])
        for cells in ordered
    ]
    heads = [f"{row['segment_text']}, {row['of']} coded" for row in (ordered[0] if ordered else ())]
    title, reading = _finding(ordered), f"{_statement(rows)} {_READING}"
    room = view.room(title, reading + more(len(lines), 1))
    canvas, layers, number = crossed(lines, heads, view, room)
    words = (title, reading + more(len(lines), number), _description(ordered))
    kept = [name for name in _KEPT if name in summary]
    return drawn(layers, canvas.size, view, words, summary[kept])


def _cell(row: Row, most: int) -> Cell:
    """Its colour is that of the number among all numbers; nothing is an outline."""
    if not row["n"]:
        return Cell("0")
    share = row["share"]
    told = "" if share is None or math.isnan(share) else f" · {share:.0%}"
    return Cell(str(row["n"]), told, round(row["n"] / most * (len(CIVIDIS) - 1)))


def _alpha(value: Any) -> str:
    known = value is not None and not math.isnan(value)
    return f"α {value:.2f}".replace("-", "−") if known else "α undefined"


def _statement(rows: Sequence[Row]) -> str:
    """How far coders agree on what a quote is mainly about, in a sentence."""
    if not rows:
        return ""
    word, units = rows[0]["overall_word"], int(rows[0]["units"])
    if word == "undefined":
        return "Agreement on the main theme is undefined: nothing varies, or nobody coded the same."
    by = Reliability()
    means = {
        "good": f"from {by.good:g} on that is good",
        "tentative": f"that is tentative, good is {by.good:g}",
    }.get(str(word), f"that is too low to conclude anything, {by.tentative:g} would be tentative")
    quotes = f"over {count(units, 'quote')}"
    return f"Agreement on the main theme: {_alpha(rows[0]['overall'])} {quotes}; {means}."


def _finding(ordered: Sequence[Sequence[Row]]) -> str:
    if not ordered or not any(cell["of"] for cell in ordered[0]):
        return "No quote is coded yet."
    total = sum(cell["of"] for cell in ordered[0])
    top, n = ordered[0], sum(cell["n"] for cell in ordered[0])
    if not n:
        return f"No theme counts in any of {count(total, 'coded quote')}."
    where = max(top, key=lambda cell: cell["n"])
    return (
        f"{short(top[0]['text'])} counts in {n} of {count(total, 'coded quote')}, "
        f"most often with {short(where['segment_text'])}."
    )


def _description(ordered: Sequence[Sequence[Row]]) -> str:
    said = [
        f"{cells[0]['text']} ({cells[0]['word']}): "
        + ", ".join(f"{cell['segment_text']} {cell['n']} of {cell['of']}" for cell in cells)
        for cells in ordered
    ]
    columns = len(ordered[0]) if ordered else 0
    return described(
        f"A grid of {count(len(ordered), 'theme')} by {count(columns, 'segment')}.", said
    )
