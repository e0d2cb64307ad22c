"""Rows crossed with columns: in each cell a number in its colour, a tick, or nothing.

Names of columns stand above them where there is room; otherwise numbers do, and a key says whose
they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.key import Key
from commonground.charts.look import CIVIDIS, ON_CIVIDIS, View
from commonground.charts.slots import Slot, Slots, columns, height
from commonground.charts.words import LETTER, wrapped

if TYPE_CHECKING:
    import altair as alt

TICK = "M-1,0.1L-0.35,0.8L1,-0.75L0.75,-1L-0.4,0.3L-0.75,-0.15Z"
FEW = 5  # columns that may have their names above them
HEAD = 3  # lines of such a name


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a ``text`` on a ``step`` (0 to 4) of the scale, or a ``tick``.

    Without a step the cell is an outline. Where there is room, ``more`` stands after the text.
    """

    text: str = ""
    more: str = ""
    step: int | None = None
    tick: bool = False


def crossed(
    rows: Sequence[tuple[str, Sequence[Cell]]], heads: Sequence[str], view: View, room: float
) -> tuple[Canvas, list[alt.Chart], int]:
    """The canvas, the layers, and how many rows are drawn: as many as there is room for.

    ``rows`` have a name and a cell for each of ``heads``.
    """
    size = view.type
    named = 0 < len(heads) <= FEW and not view.narrow and view.height is None
    entries = [] if named else [{"number": n, "text": t} for n, t in enumerate(heads, 1)]
    across = 1 if view.narrow else 3
    key = Key(view, entries, 0, 0, across)
    below = key.bottom + size if entries else 0
    head = size * (HEAD * 1.2 + 0.4 if named else 2)
    slots = Slots(view, room - below, head=head, tall=size * 2, share=0.6)
    found = slots.placed([name for name, _ in rows])
    end = height(found, view)
    key = Key(view, entries, 0, end + size, across)
    canvas = Canvas(view, max(key.bottom, end))
    layers = [
        *slots.labels(canvas, found),
        *_heads(canvas, found, list(heads) if named else [str(e["number"]) for e in entries]),
        *_cells(canvas, found, [cells for _, cells in rows]),
        *key.layers(canvas),
    ]
    return canvas, layers, len(found)


def _wide(text: str, size: int) -> float:
    return (len(text) + 1) * LETTER * size


def _sides(slot: Slot, number: int) -> list[tuple[float, float]]:
    """From where to where each cell of a row reaches."""
    width = (slot.right - slot.left) / max(number, 1)
    return [(slot.left + place * width, slot.left + (place + 1) * width) for place in range(number)]


def _heads(canvas: Canvas, found: Sequence[Slot], heads: Sequence[str]) -> list[alt.Chart]:
    size = canvas.view.type
    texts = []
    for slot in columns(found):
        for (x, x2), head in zip(_sides(slot, len(heads)), heads, strict=True):
            lines = wrapped(head, x2 - x - size * 0.4, size * 0.9, HEAD)
            stacked = slot.left - slot.x < size
            first = slot.y - size * 0.9 if stacked else slot.middle - size * 1.5
            top = first - (len(lines) - 1) * size * 1.3
            texts.append({"x": (x + x2) / 2, "y": top, "text": lines})
    return [canvas.text(texts, fontWeight=600, fontSize=size * 0.9, baseline="middle")]


def _cells(
    canvas: Canvas, found: Sequence[Slot], rows: Sequence[Sequence[Cell]]
) -> list[alt.Chart]:
    view, size = canvas.view, canvas.view.type
    full: list[dict[str, Any]] = []
    empty: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    ticks: list[dict[str, Any]] = []
    for slot, cells in zip(found, rows, strict=False):
        for (x, x2), cell in zip(_sides(slot, len(cells)), cells, strict=True):
            gap = min(size / 8, (x2 - x) / 12)
            y, y2 = slot.middle - size * 0.95, slot.middle + size * 0.95
            box = {"x": x + gap, "x2": x2 - gap, "y": y, "y2": y2}
            at = {"x": (x + x2) / 2, "y": slot.middle}
            if cell.step is None:
                empty.append(box)
            else:
                full.append(box | {"ink": CIVIDIS[cell.step]})
            ink = view.colour("ink-soft") if cell.step is None else ON_CIVIDIS[cell.step]
            if cell.tick:
                tick = {"area": size**2 * 0.8, "shape": TICK, "ink": view.colour("accent")}
                ticks.append(at | tick)
            else:
                fits = (t for t in (cell.text + cell.more, cell.text) if _wide(t, size) < x2 - x)
                texts.append(at | {"text": next(fits, ""), "ink": ink})
    edge = {"stroke": view.colour("line"), "strokeWidth": max(1, size / 14), "fillOpacity": 0}
    return [
        canvas.boxes(full, cornerRadius=size / 6),
        canvas.boxes(empty, cornerRadius=size / 6, **edge),
        canvas.text(texts, baseline="middle"),
        canvas.points(ticks),
    ]
