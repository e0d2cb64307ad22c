"""A key: the numbers that stand in a chart, and whom they mean."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.look import BANDS, View
from commonground.charts.words import wrapped

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class Key:
    """Entries down one column after the other, from ``left``, ``top`` to the right margin.

    An entry has a ``text``, and may have a ``number``, and a ``band``, ``shape`` and ``ink``.
    """

    view: View
    entries: Sequence[Mapping[str, Any]]
    left: float
    top: float
    columns: int = 1

    @property
    def _width(self) -> float:
        return (self.view.inner - self.left) / self.columns

    def _lines(self, entry: Mapping[str, Any]) -> list[str]:
        room = self._width - self.view.type * 2.4 - self._numbers
        # A phone has all of a name, however far down it goes.
        return wrapped(entry["text"], room, self.view.type, 6 if self.view.narrow else 3)

    @property
    def _numbers(self) -> float:
        """The width of the numbers, for which there is room for two digits at least."""
        longest = max((len(str(entry.get("number", ""))) for entry in self.entries), default=0)
        return self.view.type * max(1.3, 0.76 * longest) if longest else 0.0

    @property
    def _rows(self) -> int:
        return math.ceil(len(self.entries) / self.columns)

    def _heights(self) -> list[float]:
        """Of the rows; each is as high as the longest name in it."""
        lines = [len(self._lines(entry)) for entry in self.entries]
        rows = [lines[row :: self._rows] for row in range(self._rows)]
        return [max(row) * self.view.type * 1.3 + self.view.type * 0.5 for row in rows]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + sum(self._heights())

    def layers(self, canvas: Canvas) -> list[alt.Chart]:
        """Numbers, shapes and names."""
        heights, size = self._heights(), self.view.type
        placed: list[dict[str, Any]] = []
        for place, entry in enumerate(self.entries):
            column, row = divmod(place, self._rows)
            ink, shape = BANDS.get(str(entry.get("band")), ("", ""))
            placed.append(
                {
                    "x": self.left + column * self._width,
                    "y": self.top + sum(heights[:row]) + size * 0.65,
                    "number": str(entry.get("number", "")),
                    "text": self._lines(entry),
                    "ink": entry.get("ink", ink),
                    "shape": entry.get("shape", shape),
                    "area": (size * 0.75) ** 2,
                }
            )
        gap = self._numbers + (size * 0.7 if self._numbers else 0)
        shapes = [one | {"x": one["x"] + gap + size * 0.6} for one in placed if one["shape"]]
        after = gap + (size * 1.5 if shapes else 0)
        names = [_plain(one, one["text"], one["x"] + after) for one in placed]
        numbers = [_plain(one, one["number"], one["x"] + self._numbers) for one in placed]
        return [
            canvas.text(numbers, align="right", baseline="middle", fontWeight=600),
            canvas.points(shapes),
            canvas.text(names, align="left", baseline="middle"),
        ]


def _plain(one: Mapping[str, Any], text: Any, x: float) -> dict[str, Any]:
    return {"x": x, "y": one["y"], "text": text}
