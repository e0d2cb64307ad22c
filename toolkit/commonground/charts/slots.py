"""Rows of names, each with a figure beside it, or under it where there is no room beside.

On a page the rows go down in one column. Where the height is given, as on a projector, they go into
as few columns as hold all of them; what finds no room in three is left to the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.look import View
from commonground.charts.words import wrapped

if TYPE_CHECKING:
    import altair as alt

MOST_COLUMNS = 3
NARROW = 26  # sizes of type: in a column that is narrower names stand above their figures
LINE = 1.3


@dataclass(frozen=True, slots=True)
class Slot:
    """A row from ``x``, ``y`` on: its name, and its figure from ``left`` to ``right``.

    ``middle`` is the height of the figure, ``ground`` that of the name's first line.
    """

    name: list[str]
    x: float
    y: float
    left: float
    right: float
    middle: float
    ground: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Slots:
    """How rows are laid out: under each other, down to ``room`` pixels.

    ``head`` pixels stay free above each column, and the width of ``lead`` before the names. A
    figure is ``tall`` pixels high and has a ``share`` of the width, where it stands beside.
    """

    view: View
    room: float
    head: float = 0
    lead: float = 0
    tall: float = 0
    share: float = 0.5
    lines: int = 3

    def placed(self, names: Sequence[object]) -> list[Slot]:
        """A slot for each name in their order, or for as many as there is room for."""
        if self.view.height is None:
            return self._filled(names, 1, self.room)
        best: list[Slot] = []
        for columns in range(1, MOST_COLUMNS + 1):
            found = self._filled(names, columns, self.room)
            if len(found) == len(names):
                return self._even(names, columns)
            best = max(best, found, key=len)
        return best

    def _even(self, names: Sequence[object], columns: int) -> list[Slot]:
        """All rows in columns that are as low as they can be."""
        parts = (self._filled(names, columns, self.room * part / 20) for part in range(4, 21))
        return next(found for found in parts if len(found) == len(names))

    def _filled(self, names: Sequence[object], columns: int, room: float) -> list[Slot]:
        gap = self.view.type * 2
        width = (self.view.inner - (columns - 1) * gap) / columns
        found: list[Slot] = []
        column, y = 0, self.head
        for name in names:
            slot = self._slot(name, column * (width + gap), y, width)
            if slot.bottom > room and y > self.head:
                column, y = column + 1, self.head
                slot = self._slot(name, column * (width + gap), y, width)
            if column == columns or slot.bottom > room:
                break
            found.append(slot)
            y = slot.bottom
        return found

    def _slot(self, name: object, x: float, y: float, width: float) -> Slot:
        size = self.view.type
        beside = width >= NARROW * size
        figure = width * self.share if beside else width - self.lead
        room = width - self.lead - (figure + size if beside else 0)
        lines = wrapped(name, room, size, self.lines)
        tall = self.tall or size * 1.2
        above = len(lines) * LINE * size
        high = max(above, tall) if beside else above + tall
        ground = y + (high - above) / 2 + size * 0.65 if beside else y + size * 0.65
        middle = y + (high / 2 if beside else above + tall / 2)
        left = x + width - figure
        return Slot(lines, x, y, left, x + width, middle, ground, y + high + size * 0.6)

    def labels(
        self, canvas: Canvas, found: Sequence[Slot], leads: Sequence[str] = ()
    ) -> list[alt.Chart]:
        """The names, and in bold what stands before them."""
        names = [{"x": s.x + self.lead, "y": s.ground, "text": s.name} for s in found]
        before = [
            {"x": slot.x + self.lead - self.view.type * 0.6, "y": slot.ground, "text": text}
            for slot, text in zip(found, leads, strict=False)
            if text
        ]
        look: dict[str, Any] = {"baseline": "middle"}
        return [
            canvas.text(names, align="left", **look),
            canvas.text(before, align="right", fontWeight=600, **look),
        ]


def height(found: Sequence[Slot], view: View) -> float:
    """That of a canvas which holds the rows."""
    return max((slot.bottom for slot in found), default=0.0) + view.type * 0.3


def columns(found: Sequence[Slot]) -> list[Slot]:
    """The first row of each column."""
    firsts: dict[float, Slot] = {}
    for slot in found:
        firsts.setdefault(slot.left, slot)
    return list(firsts.values())
