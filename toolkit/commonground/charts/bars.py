"""Bars beside names, each with its number in words at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.look import View
from commonground.charts.slots import Slot, Slots, height
from commonground.charts.words import LETTER, wrapped

if TYPE_CHECKING:
    import altair as alt

DETAIL = 2  # lines


@dataclass(frozen=True, slots=True)
class Bar:
    """What a row shows: a ``value`` as a bar, ``said`` at its end, and ``lead`` before its name.

    A ``faint`` bar is an outline. Under the bar stands a ``detail``.
    """

    name: str
    value: float
    said: str
    lead: str = ""
    faint: bool = False
    detail: str = ""


def bars(rows: Sequence[Bar], view: View, room: float) -> tuple[Canvas, list[alt.Chart], int]:
    """The canvas, the layers, and how many rows are drawn.

    On a page all of them; under each other, the longest bar as long as there is room for.
    """
    size = view.type
    widest = max((len(row.lead) for row in rows), default=0)
    detailed = any(row.detail for row in rows)
    slots = Slots(
        view,
        room,
        lead=(widest * 0.72 + 0.7) * size if widest else 0,
        tall=size * (DETAIL * 1.2 + 1.4) if detailed else 0,
    )
    found = slots.placed([row.name for row in rows])
    canvas = Canvas(view, height(found, view))
    drawn = rows[: len(found)]
    words = max((len(row.said) for row in drawn), default=0) * LETTER * size + size
    most = max((row.value for row in rows), default=0) or 1
    up = size * DETAIL * 0.6 if detailed else 0
    boxes = [
        _box(slot, row, (slot.right - slot.left - words) * row.value / most, up, size)
        for slot, row in zip(found, drawn, strict=True)
    ]
    ends = [
        {"x": box["x2"] + size * 0.5, "y": slot.middle - up, "text": row.said}
        for box, slot, row in zip(boxes, found, drawn, strict=True)
    ]
    details = [
        {
            "x": slot.left,
            "y": slot.middle - up + size * 1.2,
            "text": wrapped(row.detail, slot.right - slot.left, size * 0.9, DETAIL),
        }
        for slot, row in zip(found, drawn, strict=True)
    ]
    full, faint = ([b for b in boxes if b["faint"] is want] for want in (False, True))
    accent = view.colour("accent")
    return (
        canvas,
        [
            *slots.labels(canvas, found, [row.lead for row in drawn]),
            canvas.boxes(full, color=accent, cornerRadius=size / 6),
            canvas.boxes(
                faint,
                color=view.colour("accent-wash"),
                stroke=accent,
                strokeWidth=size / 12,
                cornerRadius=size / 6,
            ),
            canvas.text(ends, align="left", baseline="middle"),
            canvas.text(
                details if detailed else [],
                align="left",
                baseline="middle",
                color=view.colour("ink-soft"),
                fontSize=size * 0.9,
                lineHeight=round(size * 1.2),
            ),
        ],
        len(found),
    )


def _box(slot: Slot, row: Bar, long: float, up: float, size: int) -> dict[str, Any]:
    """The bar; what is nothing is a line at its foot."""
    return {
        "x": slot.left + size / 12,
        "x2": slot.left + max(long, size / 8),
        "y": slot.middle - up - size * 0.5,
        "y2": slot.middle - up + size * 0.5,
        "faint": row.faint,
    }
