"""A gate as a board: a cell for each condition, with its mark, how it stands, and on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.activities.gated import FOUNDATIONS, MET, NOT_MET, SAID, SCALE, UNKNOWN, finding
from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.words import described, more, wrapped

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

Row = Mapping[Any, Any]
LINE = 1.3
_MARKS = {
    MET: (OKABE_ITO["green"], "circle", True),
    NOT_MET: (OKABE_ITO["vermillion"], "square", False),
    SAID: (OKABE_ITO["orange"], "diamond", False),
}
_KEPT = ("id", "text", "status", "evidence", "needs", "opens", "ticks")


def gate(summary: pd.DataFrame, *, view: View = PAGE) -> Drawn:
    """Draw a gate.

    ``summary``: one row per condition with ``text``, ``status``, ``evidence`` and ``opens``, as
    `Gate.summary` has it. What finds no room in the height of a view is in the table.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    room = view.room(title, more(len(rows), 1))
    cells = _placed(rows, view, room)
    canvas = Canvas(view, max((cell.bottom for cell in cells), default=0) + view.type * 0.3)
    said = (title, more(len(rows), len(cells)).strip(), _description(rows))
    kept = [name for name in _KEPT if name in summary]
    return drawn(_layers(canvas, cells), canvas.size, view, said, summary[kept])


def _finding(rows: Sequence[Row]) -> str:
    """The same words as on the pages; only the scale gate has what is unknown."""
    scale = any(row["status"] == UNKNOWN for row in rows) or not any(row["needs"] for row in rows)
    return finding(SCALE if scale else FOUNDATIONS, rows)


@dataclass(frozen=True, slots=True)
class Cell:
    """A condition on the canvas from ``x``, ``y`` on: what it is called, and what is said of it."""

    row: Row
    x: float
    y: float
    width: float
    bottom: float
    name: list[str]
    words: list[str]


def _placed(rows: Sequence[Row], view: View, room: float) -> list[Cell]:
    """In rows of cells that are as high as the highest of the row; as many as there is room for."""
    across = 1 if view.narrow else 3 if view.height else 2
    gap = view.type * 0.8
    width = (view.inner - (across - 1) * gap) / across
    found: list[Cell] = []
    y = view.type * 0.2
    for first in range(0, len(rows), across):
        line = [
            _cell(row, place * (width + gap), y, width, view)
            for place, row in enumerate(rows[first : first + across])
        ]
        bottom = max(cell.bottom for cell in line)
        if bottom > room and found:
            break
        found += [Cell(cell.row, cell.x, y, width, bottom, cell.name, cell.words) for cell in line]
        y = bottom + gap
    return found


def _cell(row: Row, x: float, y: float, width: float, view: View) -> Cell:
    size = view.type
    inside = width - size * 3.4
    name = wrapped(row["text"], inside, size * 1.05, 2)
    told = row["evidence"] if row["status"] in (MET, NOT_MET) else row["opens"]
    words = wrapped(f"{row['status'].capitalize()}. {told}", inside, size, 4)
    bottom = y + (len(name) + len(words) + 1.1) * LINE * size
    return Cell(row, x, y, width, bottom, name, words)


def _layers(canvas: Canvas, cells: Sequence[Cell]) -> list[alt.Chart]:
    view, size = canvas.view, canvas.view.type
    edge = size / 16
    paper = [
        {
            "x": cell.x + 2 * edge,
            "y": cell.y,
            "x2": cell.x + cell.width - 2 * edge,
            "y2": cell.bottom,
            "ink": view.colour("accent-wash" if cell.row["status"] == MET else "card"),
        }
        for cell in cells
    ]
    names = [_text(cell, cell.name, 0, size) for cell in cells]
    words = [_text(cell, cell.words, len(cell.name) + 0.2, size) for cell in cells]
    filled, hollow = ([m for m in map(_mark(view), cells) if m["full"] is f] for f in (True, False))
    return [
        canvas.boxes(paper, stroke=view.colour("line"), strokeWidth=max(1, edge), cornerRadius=6),
        canvas.points(filled),
        canvas.points(hollow, filled=False, strokeWidth=max(1.5, size / 8)),
        canvas.text(names, align="left", baseline="middle", fontWeight=600),
        canvas.text(words, align="left", baseline="middle"),
    ]


def _text(cell: Cell, lines: list[str], after: float, size: float) -> dict[str, Any]:
    y = cell.y + (1.15 + after * LINE) * size
    return {"x": cell.x + size * 2.8, "y": y, "text": lines}


def _mark(view: View) -> Any:
    def of(cell: Cell) -> dict[str, Any]:
        plain = (view.colour("edge"), "circle", False)
        ink, shape, full = _MARKS.get(cell.row["status"], plain)
        at = {"x": cell.x + view.type * 1.5, "y": cell.y + view.type * 1.2}
        return {**at, "area": view.type**2 * 1.1, "ink": ink, "shape": shape, "full": full}

    return of


def _description(rows: Sequence[Row]) -> str:
    said = [f"{row['text']}: {row['status']}" for row in rows]
    return described(f"A board of {len(rows)} conditions.", said)
