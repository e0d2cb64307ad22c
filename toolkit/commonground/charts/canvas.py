"""Layers on a canvas of pixels.

Charts here arrange names of any length, on a phone as on a projector; so they place everything
themselves, in pixels from the upper left corner, and need no axes that take an unknown width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.charts.look import View

if TYPE_CHECKING:
    import altair as alt

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Canvas:
    """A place to draw on, ``height`` pixels high and as wide as the view allows.

    Each method makes a layer of rows that have ``x`` and ``y``; what else they may have is said
    there. Marks have no tooltips: what people wrote is drawn as text and nothing else.
    """

    view: View
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.view.inner, self.height

    def text(self, rows: Rows, **mark: Any) -> alt.Chart:
        """Texts: ``text`` (a string or lines) and, where it varies, ``ink`` (a colour)."""
        chart = self._chart(rows, ("text", "ink", "opacity"))
        return self._inked(
            chart.mark_text(**{"lineHeight": round(self.view.type * 1.3), **mark}).encode(
                text="text:N"
            ),
            mark,
        )

    def points(self, rows: Rows, **mark: Any) -> alt.Chart:
        """Marks: ``area`` (square pixels), ``shape``, ``ink`` and ``opacity``, 0 to 1."""
        import altair as alt

        chart = self._chart(rows, ("area", "shape", "ink", "opacity"))
        points = chart.mark_point(**{"filled": True, **mark}).encode(
            size=alt.Size("area:Q", scale=None, legend=None),
            shape=alt.Shape("shape:N", scale=None, legend=None),
        )
        return self._inked(points, mark)

    def lines(self, rows: Rows, **mark: Any) -> alt.Chart:
        """Straight lines from ``x``, ``y`` to ``x2``, ``y2``; ``ink`` and ``opacity``."""
        chart = self._chart(rows, ("x2", "y2", "ink", "opacity"))
        return self._inked(
            chart.mark_rule(**{"strokeCap": "round", **mark}).encode(x2="x2:Q", y2="y2:Q"),
            mark,
        )

    def boxes(self, rows: Rows, **mark: Any) -> alt.Chart:
        """Rectangles from ``x``, ``y`` to ``x2``, ``y2``, filled with ``ink``."""
        chart = self._chart(rows, ("x2", "y2", "ink", "opacity"))
        return self._inked(chart.mark_rect(**mark).encode(x2="x2:Q", y2="y2:Q"), mark)

    def _chart(self, rows: Rows, fields: Sequence[str]) -> alt.Chart:
        import altair as alt

        defaults = {"ink": self.view.colour("ink"), "opacity": 1}
        values = [
            {field: row.get(field, defaults.get(field)) for field in ("x", "y", *fields)}
            for row in rows
        ]
        across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, self.size[0]], nice=False))
        down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[self.height, 0], nice=False))
        return alt.Chart(alt.InlineData(values=values)).encode(x=across, y=down)

    def _inked(self, chart: alt.Chart, mark: Mapping[str, Any]) -> alt.Chart:
        """Coloured by ``ink`` and as opaque as ``opacity``, unless the mark has one for all."""
        import altair as alt

        if "color" not in mark:
            chart = chart.encode(color=alt.Color("ink:N", scale=None, legend=None))
        if "opacity" not in mark:
            chart = chart.encode(opacity=alt.Opacity("opacity:Q", scale=None, legend=None))
        return chart
