"""Possible and active ties: three bars for each group, on a scale of magnitudes.

What is possible grows with the square of the people, so that on an even scale what is active could
not be seen beside it. The scale counts powers of ten, and every bar says its number.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.activities.readings.ties import MEANS, tied
from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.slots import Slots, height
from commonground.charts.words import count, described, more, short
from commonground.methods.operating import Ties
from commonground.methods.problems import Unsuitable

if TYPE_CHECKING:
    import pandas as pd

MOST = 30
_READING = "Bars on a scale of powers of ten. Possible is n(n−1)/2, and n·ln n stands beside it."
Row = Mapping[Any, Any]


def potential(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw possible and active ties.

    ``summary``: one row per group with ``text``, ``people`` and ``active`` (as typed; what cannot
    be read is not drawn), as `Register.summary` has it. At most ``most`` groups are drawn.
    """
    rows = summary.to_dict("records")
    known = [(str(row["text"]), found) for row in rows if (found := _tied(row))]
    title, size = _finding(known), view.type
    room = view.room(title, _READING + more(len(known), 1))
    slots = Slots(view, room, tall=size * 5.2, share=0.62)
    placed = slots.placed([f"{name}, {_people(found)}" for name, found in known[:most]])
    canvas = Canvas(view, height(placed, view))
    top = max((math.log10(1 + max(t.possible, t.tempered)) for _, t in known), default=0) or 1
    boxes, words = [], []
    for slot, (_, found) in zip(placed, known, strict=False):
        wide = max(slot.right - slot.left - size * 11, size * 4)
        for line, (label, value, ink) in enumerate(_lines(found, view)):
            y = slot.middle + (line - 1) * size * 1.5
            end = slot.left + max(wide * math.log10(1 + value) / top, size / 8)
            boxes.append(
                {
                    "x": slot.left + 1,
                    "x2": end,
                    "y": y - size * 0.5,
                    "y2": y + size * 0.5,
                    "ink": ink,
                }
            )
            words.append({"x": end + size * 0.5, "y": y, "text": f"{value:,.0f} {label}"})
    layers = [
        *slots.labels(canvas, placed),
        canvas.boxes(boxes, cornerRadius=size / 6, stroke=view.colour("edge"), strokeWidth=0.5),
        canvas.text(words, align="left", baseline="middle", fontSize=size * 0.9),
    ]
    subtitle = _READING + more(len(known), len(placed)) if known else ""
    return drawn(layers, canvas.size, view, (title, subtitle, _description(known)), summary)


def _tied(row: Row) -> Ties | None:
    try:
        return tied(row)
    except Unsuitable:
        return None


def _people(found: Ties) -> str:
    return count(found.people, "person", "people")


def _lines(found: Ties, view: View) -> list[tuple[str, float, str]]:
    return [
        ("possible", found.possible, view.colour("accent-wash")),
        ("n·ln n", found.tempered, OKABE_ITO["sky"]),
        ("active", found.active, view.colour("accent")),
    ]


def _finding(known: Sequence[tuple[str, Ties]]) -> str:
    if not known:
        return "Nobody has counted any ties yet."
    name, most = max(known, key=lambda one: one[1].possible)
    return (
        f"{short(name)}: {most.active:,} of {most.possible:,} possible ties are active; "
        f"that is {MEANS}."
    )


def _description(known: Sequence[tuple[str, Ties]]) -> str:
    said = [
        f"{name}: {_people(t)}, {t.possible:,} possible, "
        f"{t.tempered:,.0f} for n·ln n, {t.active:,} active"
        for name, t in known
    ]
    return described(f"Three bars for each of {count(len(known), 'group')}.", said)
