"""Where a row of dots stands: names, dots, quartiles and bands, in pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commonground.charts.look import BANDS, View
from commonground.charts.words import wrapped

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a panel: names from the left, dots from ``left`` to ``right``, then bands.

    The panel begins at ``start`` and is ``width`` wide; ``tight`` rows have smaller dots.
    """

    view: View
    low: int
    categories: int
    start: float
    width: float
    tight: bool = False

    @property
    def narrow(self) -> bool:
        """Whether names stand above the dots."""
        return self.width < 30 * self.view.type

    @property
    def scale(self) -> range:
        """The values of the scale."""
        return range(self.low, self.low + self.categories)

    @property
    def _names(self) -> float:
        """How far from the start the dots may begin."""
        return 0 if self.narrow else self.width * 0.45

    @property
    def _dots(self) -> float:
        """The width of the dots; the longest band has room behind them."""
        bands = max(self.view.type * 7.4, self.width * (0.34 if self.narrow else 0.18))
        return self.width - self._names - bands

    @property
    def left(self) -> float:
        """The middle of the lowest category."""
        return self.start + self._names + self.radius

    @property
    def right(self) -> float:
        """The middle of the highest category."""
        return self.start + self._names + self._dots - self.radius

    @property
    def names(self) -> float:
        """The width of the names."""
        return self.width * (1 if self.narrow else 0.42)

    @property
    def radius(self) -> float:
        """That of a dot that holds everybody; the dots of neighbours do not touch."""
        most = self.view.type * (0.8 if self.tight else 1.4)
        return min(self._dots / max(self.categories, 2) / 2 * 0.92, most)

    def at(self, value: float) -> float:
        """Where a value of the scale is."""
        way = (value - self.low) / max(self.categories - 1, 1)
        return self.left + (self.right - self.left) * way


@dataclass(frozen=True, slots=True)
class Placed:
    """One row on the canvas, from ``top`` to ``bottom``; its dots are around ``middle``."""

    columns: Columns
    row: Row
    name: list[str]
    top: float

    @property
    def middle(self) -> float:
        """The height of the dots."""
        above = len(self.name) * self.columns.view.type * 1.3 if self.columns.narrow else 0
        return self.top + above + self.columns.radius + self.columns.view.type * 0.3

    @property
    def bottom(self) -> float:
        """Below the dots, the quartiles and what names need."""
        view = self.columns.view
        dots = self.middle + self.columns.radius + view.type * (0.5 if self.is_vote else 1.7)
        return (
            dots if self.columns.narrow else max(dots, self.top + len(self.name) * view.type * 1.3)
        )

    def label(self) -> dict[str, Any]:
        """The name, from its first line on."""
        first = self.columns.view.type * 0.65
        if not self.columns.narrow:
            first = self.middle - self.top - (len(self.name) - 1) * self.columns.view.type * 0.65
        return {"x": self.columns.start, "y": self.top + first, "text": self.name}

    def dots(self) -> list[dict[str, Any]]:
        """A dot for each category that somebody chose; its area is the share of people."""
        full = (2 * self.columns.radius) ** 2
        total = max(int(self.row["n"]), 1)
        return [
            {
                "x": self.columns.at(value),
                "y": self.middle,
                "area": full * number / total,
                "text": str(number),
                "shape": "circle",
            }
            for value, number in enumerate(self.row["counts"], start=int(self.row["low"]))
            if number
        ]

    def numbers(self) -> list[dict[str, Any]]:
        """The number in each dot that has room for it."""
        letter = self.columns.view.type * (0.45 if self.columns.tight else 0.56)
        return [
            dot for dot in self.dots() if math.sqrt(dot["area"]) > letter * (len(dot["text"]) + 0.9)
        ]

    @property
    def is_vote(self) -> bool:
        """Whether the scale has no middle: yes or no."""
        return len(self.row["counts"]) == 2

    def quartiles(self) -> list[dict[str, Any]]:
        """A line under the dots, over the middle half of the answers."""
        if self.is_vote or _missing(self.row["q1"]) or _missing(self.row["q3"]):
            return []
        ends = (self.columns.at(self.row[name]) for name in ("q1", "q3"))
        y = self.middle + self.columns.radius + self.columns.view.type * 0.35
        return [dict(zip(("x", "x2"), ends, strict=True), y=y, y2=y)]

    def median(self) -> list[dict[str, Any]]:
        """A triangle under that line."""
        if self.is_vote or _missing(self.row["median"]):
            return []
        size = self.columns.view.type * 0.65
        return [
            {
                "x": self.columns.at(self.row["median"]),
                "y": self.middle + self.columns.radius + self.columns.view.type * 0.75,
                "area": size * size,
                "shape": "triangle-up",
            }
        ]

    def band(self) -> dict[str, Any]:
        """The band's shape, colour and word; of a vote its upper answer; or how many answered."""
        ink, shape = BANDS.get(self.row["band"], ("", ""))
        x = self.columns.right + self.columns.radius + self.columns.view.type * 1.1
        n = int(self.row["n"])
        word = self.row["band"] or (
            f"{self.row['counts'][-1]} of {n}" if self.is_vote else f"n = {n}"
        )
        return {"x": x, "y": self.middle, "ink": ink, "shape": shape, "text": word}


def placed(
    rows: Sequence[Row], names: Sequence[str], panels: Sequence[Columns], top: float, room: float
) -> list[Placed]:
    """The rows, each under the one before, down to ``room``; those that find some in the panels."""
    found: list[Placed] = []
    place, y = 0, top
    for row, name in zip(rows, names, strict=True):
        one = _row(panels[place], row, name, y)
        if one.bottom > room and y > top and place + 1 < len(panels):
            place, y = place + 1, top
            one = _row(panels[place], row, name, y)
        if one.bottom > room:
            break
        found.append(one)
        y = one.bottom + one.columns.view.type * 0.3
    return found


def _row(columns: Columns, row: Row, name: str, top: float) -> Placed:
    return Placed(columns, row, wrapped(name, columns.names, columns.view.type), top)


def _missing(value: Any) -> bool:
    return value is None or math.isnan(value)
