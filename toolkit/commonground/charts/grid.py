"""The grid of an exchange: a row and a column for each stakeholder, a cell for each exchange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.field import known
from commonground.charts.look import CIVIDIS, OKABE_ITO, ON_CIVIDIS
from commonground.charts.words import wrapped

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# 0 to 3 on the five steps of cividis: the middle one stays free, so that little and much differ.
_STEPS = (0, 1, 3, 4)


class Grid:
    """Cells from ``left``, ``top`` on, each ``wide`` and ``high`` so many pixels."""

    def __init__(
        self,
        canvas: Canvas,
        names: Sequence[str],
        corner: tuple[float, float],
        cell: tuple[float, float],
    ) -> None:
        left, top = corner
        self.canvas, self.view = canvas, canvas.view
        self.wide, self.high = cell
        self.place = {name: place for place, name in enumerate(names)}
        self.left, self.top = left, top
        self.gap = max(1.0, self.high / 20)

    def box(self, row: str, column: str) -> dict[str, Any]:
        """The cell in which a row meets a column."""
        x = self.left + self.place[column] * self.wide
        y = self.top + self.place[row] * self.high
        return {
            "x": x + self.gap,
            "y": y + self.gap,
            "x2": x + self.wide - self.gap,
            "y2": y + self.high - self.gap,
        }

    def names(self) -> list[alt.Chart]:
        """Numbers above the columns and before the rows, names beside these where there is room."""
        size, soft = self.view.type, self.view.colour("ink-soft")
        heads, numbers, rows = [], [], []
        for name, place in self.place.items():
            middle = (place + 0.5) * self.high
            at = {"y": self.top + middle, "text": str(place + 1)}
            heads.append(at | {"x": self.left + (place + 0.5) * self.wide, "y": size * 0.7})
            numbers.append(at | {"x": size * 1.4})
            lines = wrapped(name, self.left - size * 2.6, size, 2)
            first = self.top + middle - (len(lines) - 1) * size * 0.65
            rows.append({"x": size * 2, "y": first, "text": lines})
        shown = [] if self.view.narrow else rows
        return [
            self.canvas.text(heads, color=soft, fontWeight=600),
            self.canvas.text(numbers, color=soft, fontWeight=600, align="right"),
            self.canvas.text(shown, align="left", baseline="middle"),
        ]

    def halves(self, pairs: pd.DataFrame) -> list[alt.Chart]:
        """What is given and got, in colour and as a number; empty where nobody said."""
        empty = [
            self.box(row, column) | {"ink": self.view.colour("line")}
            for row in self.place
            for column in self.place
            if row != column
        ]
        boxes, numbers = [], []
        for row, column, given, got in _ways(pairs):
            if row not in self.place or column not in self.place:
                continue
            whole = self.box(row, column)
            middle = (whole["x"] + whole["x2"]) / 2
            for value, x, x2 in ((given, whole["x"], middle), (got, middle, whole["x2"])):
                if value is not None:
                    step = _STEPS[round(value)]
                    boxes.append(whole | {"x": x, "x2": x2, "ink": CIVIDIS[step]})
                    at = {"x": (x + x2) / 2, "y": (whole["y"] + whole["y2"]) / 2}
                    numbers.append(at | {"text": f"{value:g}", "ink": ON_CIVIDIS[step]})
        return [
            self.canvas.boxes(empty, opacity=0.5, cornerRadius=2),
            self.canvas.boxes(boxes),
            self.canvas.text(numbers, fontSize=self._letters()),
        ]

    def _letters(self) -> float:
        """The size of type in which 2.5 fits into half a cell."""
        return min(self.view.type, self.high * 0.5, self.wide * 0.5 / 1.7)

    def frames(self, pairs: pd.DataFrame) -> list[alt.Chart]:
        """Around both cells of an exchange that is a win for both."""
        won = pairs[pairs["exchange"] == "win-win"]
        width = max(2.5, self.high / 14)
        boxes = [
            self._inside(self.box(row, column), width / 2)
            for one, other in zip(won["one"], won["other"], strict=True)
            for row, column in ((one, other), (other, one))
            if row in self.place and column in self.place
        ]
        edge = {"stroke": OKABE_ITO["vermillion"], "strokeWidth": width, "fillOpacity": 0}
        return [self.canvas.boxes(boxes, cornerRadius=2, **edge)]

    @staticmethod
    def _inside(box: Mapping[str, float], by: float) -> dict[str, float]:
        """The box, smaller on every side."""
        return {name: box[name] + (by if name in {"x", "y"} else -by) for name in box}


def _ways(pairs: pd.DataFrame) -> Iterable[tuple[str, str, float | None, float | None]]:
    """Row, column, what the row gives, what it gets."""
    for pair in pairs.to_dict("records"):
        yield pair["one"], pair["other"], known(pair["one_gives"]), known(pair["one_gets"])
        yield pair["other"], pair["one"], known(pair["other_gives"]), known(pair["other_gets"])
