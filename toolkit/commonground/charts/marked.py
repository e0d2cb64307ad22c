"""Rows with a mark and a word: what is there, what is half there, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commonground.charts.canvas import Canvas
from commonground.charts.look import OKABE_ITO, View
from commonground.charts.slots import Slots, height
from commonground.charts.words import wrapped

if TYPE_CHECKING:
    import altair as alt

# Each has a colour, a shape, and whether it is filled; the word beside it says the same.
THERE, HALF, MISSING = (
    (OKABE_ITO["green"], "circle", True),
    (OKABE_ITO["orange"], "diamond", True),
    (OKABE_ITO["vermillion"], "square", False),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A row: its ``name``, its ``mark`` (``THERE``, ``HALF`` or ``MISSING``), and the ``word``."""

    name: str
    mark: tuple[str, str, bool]
    word: str


def marked(rows: Sequence[Marked], view: View, room: float) -> tuple[Canvas, list[alt.Chart], int]:
    """The canvas, the layers, and how many rows are drawn."""
    size = view.type
    slots = Slots(view, room, tall=size * 1.4)
    found = slots.placed([row.name for row in rows])
    canvas = Canvas(view, height(found, view))
    pairs = list(zip(found, rows, strict=False))
    marks = [
        {
            "x": slot.left + size * 0.7,
            "y": slot.middle,
            "area": size**2 * 0.8,
            "ink": row.mark[0],
            "shape": row.mark[1],
            "filled": row.mark[2],
        }
        for slot, row in pairs
    ]
    words = [
        {
            "x": slot.left + size * 1.8,
            "y": slot.middle,
            "text": wrapped(row.word, slot.right - slot.left - size * 1.8, size, 1),
        }
        for slot, row in pairs
    ]
    filled, hollow = ([mark for mark in marks if mark["filled"] is want] for want in (True, False))
    return (
        canvas,
        [
            *slots.labels(canvas, found),
            canvas.points(filled),
            canvas.points(hollow, filled=False, strokeWidth=max(1.5, size / 8)),
            canvas.text(words, align="left", baseline="middle"),
        ],
        len(found),
    )
