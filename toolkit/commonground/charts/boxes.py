"""Cards in boxes: those of a chain beside each other by stage, or below each other on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.look import View
from commonground.charts.words import wrapped

if TYPE_CHECKING:
    import altair as alt

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Box:
    """A card on the canvas, from ``x``, ``y`` on, with its text in ``lines``."""

    row: Row
    lines: list[str]
    x: float
    y: float
    width: float
    view: View

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + (len(self.lines) * 1.3 + 0.9) * self.view.type

    @property
    def middle(self) -> float:
        """The height at which lines come and go."""
        return (self.y + self.bottom) / 2

    @property
    def leads_to(self) -> list[Any]:
        """The ids of what it leads to."""
        return _ids(self.row)


def boxed(staged: Sequence[Sequence[Row]], view: View) -> list[Box]:
    """A box for each card of each stage; every stage has its head above it."""
    cards = [row for rows in staged for row in rows]
    numbers = {row["id"]: number for number, row in enumerate(cards, start=1)}
    gap = view.type * 1.6
    width = view.inner if view.narrow else (view.inner - 4 * gap) / 5
    found: list[Box] = []
    top = 0.0
    for place, rows in enumerate(staged):
        y = top + view.type * 2
        for row in rows:
            x = 0.0 if view.narrow else place * (width + gap)
            found.append(Box(row, _lines(row, numbers, width, view), x, y, width, view))
            y = found[-1].bottom + view.type * 0.6
        # Below each other on a phone; an empty stage needs the line that says so.
        top = (y if rows else y + view.type * 1.4) + view.type * 0.6 if view.narrow else 0.0
    return found


def _lines(row: Row, numbers: Mapping[Any, int], width: float, view: View) -> list[str]:
    """The text and what the card lacks; on a phone with its number and those it leads to."""
    text = str(row["text"])
    if view.narrow:
        to = [str(numbers[one]) for one in _ids(row) if one in numbers]
        text = f"{numbers[row['id']]} {text}" + (f" → {', '.join(to)}" if to else "")
    inside = width - view.type * 1.2
    gap = "not linked yet" if "," in str(row.get("gap", "")) else row.get("gap")
    lacks = wrapped(f"({gap})", inside, view.type) if gap else []
    return [*wrapped(text, inside, view.type, 5), *lacks]


def _ids(row: Row) -> list[Any]:
    ids = row.get("leads_to")
    return list(ids) if isinstance(ids, (list, tuple)) else []


def papers(canvas: Canvas, boxes: Sequence[Box], *, dashed: bool = False) -> list[alt.Chart]:
    """The boxes with their texts; ``dashed`` outlines for what is not there yet."""
    view = canvas.view
    # A little inside, so that the edge is on the canvas too.
    edge = view.type / 16
    paper = [
        {"x": box.x + 2 * edge, "y": box.y, "x2": box.x + box.width - 2 * edge, "y2": box.bottom}
        for box in boxes
    ]
    texts = [
        {"x": box.x + view.type * 0.6, "y": box.y + view.type * 1.1, "text": box.lines}
        for box in boxes
    ]
    look: dict[str, Any] = {"stroke": view.colour("line"), "cornerRadius": view.type / 3}
    if dashed:
        look |= {"fillOpacity": 0, "stroke": view.colour("edge"), "strokeDash": [6, 5]}
    ink = view.colour("ink-soft" if dashed else "ink")
    return [
        canvas.boxes(paper, color=view.colour("accent-wash"), **look, strokeWidth=max(1, edge)),
        canvas.text(texts, align="left", baseline="middle", color=ink),
    ]
