"""The course of a measure on a plane: with the change and without, its limits, signals and target.

One panel is one XmR chart (limits from before the change, signals marked), one picture of parallel
trends (where there is a group without the change) and one interrupted series (where the course
before the change led to), as far as there is enough for each.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.look import OKABE_ITO, View
from commonground.charts.words import wrapped
from commonground.methods.review.told import amount

if TYPE_CHECKING:
    import altair as alt

Row = Mapping[Any, Any]
Rows = list[dict[str, Any]]
HEAD = 3  # lines of a finding
FEW = 12  # points that are marked one by one
_PLOT = 8.0  # sizes of type that a plane is high
_GUTTER = 3.6  # and that its numbers take on the left


@dataclass(frozen=True, slots=True)
class Panel:
    """A result on the canvas from ``x``, ``y`` on, ``width`` pixels wide."""

    row: Row
    x: float
    y: float
    width: float
    view: View

    @property
    def head(self) -> list[str]:
        """Its finding, in lines."""
        return wrapped(self.row["finding"], self.width, self.view.type, HEAD)

    @property
    def top(self) -> float:
        """Where the plane begins: under the finding and the label."""
        label = 1.4 if self.row["label"] else 0.2
        return self.y + (len(self.head) * 1.3 + label + 0.5) * self.view.type

    @property
    def foot(self) -> float:
        """Where the plane ends; one without any course has none."""
        return self.top + (_PLOT * self.view.type if self.points else 0)

    @property
    def bottom(self) -> float:
        """Where the panel ends, with the days under the plane."""
        return self.foot + self.view.type * (2.6 if self.points else 1.2)

    @property
    def points(self) -> list[tuple[str, float]]:
        """All points of the lines."""
        return [(day, value) for line in self.row["lines"] for day, value, _ in line["points"]]

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last."""
        days = [day for day, _ in self.points]
        return min(days), max(days)

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value that is drawn."""
        row = self.row
        values = [value for _, value in (*self.points, *row["expected"])]
        values += list(row["limits"] or ())
        values += [row["target"]] if _known(row["target"]) else []
        return min(values), max(values)

    def across(self, day: str) -> float:
        """Where a day lies."""
        first, last = (date.fromisoformat(one).toordinal() for one in self.days)
        left = self.x + _GUTTER * self.view.type
        wide = self.x + self.width - self.view.type * 0.5 - left
        part = (
            (date.fromisoformat(day).toordinal() - first) / (last - first) if last > first else 0.5
        )
        return left + wide * part

    def down(self, value: float) -> float:
        """How far down a value lies."""
        low, high = self.ends
        room = (high - low or abs(high) or 1) * 0.06
        part = (high + room - value) / (high - low + 2 * room)
        return self.top + (self.foot - self.top) * part

    def path(self, points: Iterable[Sequence[Any]]) -> Rows:
        """Points as the lines between them."""
        places = [(self.across(point[0]), self.down(point[1])) for point in points]
        return [
            {"x": x, "y": y, "x2": x2, "y2": y2} for (x, y), (x2, y2) in itertools.pairwise(places)
        ]

    def level(self, value: float) -> dict[str, float]:
        """A line across the plane."""
        first, last = (self.across(day) for day in self.days)
        y = self.down(value)
        return {"x": first, "x2": last, "y": y, "y2": y}

    def few(self, place: int) -> Rows:
        """Marks on the points of a line, where there are few: a line alone would hide that."""
        lines = self.row["lines"][place : place + 1]
        points = lines[0]["points"] if lines else []
        area = self.view.type**2 * 0.22
        marks = [{"x": self.across(p[0]), "y": self.down(p[1]), "area": area} for p in points]
        return marks if len(marks) <= FEW else []

    def signals(self) -> Rows:
        """A mark on each day of a signal since the change."""
        change = self.row["change"] or ""
        own = self.row["lines"][0]["points"] if self.row["lines"] else []
        found = [one for one in self.row["signals"] if one["last"] >= change]
        return [
            {"x": self.across(day), "y": self.down(value)}
            for day, value, _ in own
            if day >= change and any(one["first"] <= day <= one["last"] for one in found)
        ]


def panels(rows: Sequence[Row], view: View, room: float) -> list[Panel]:
    """The results in as many columns as there is room for; those that find some."""
    gap = view.type * 1.8
    columns = 1 if view.narrow or len(rows) == 1 else 3 if view.height and len(rows) > 4 else 2
    width = (view.inner - (columns - 1) * gap) / columns
    found: list[Panel] = []
    y = 0.0
    for start in range(0, len(rows), columns):
        line = [
            Panel(row, place * (width + gap), y, width, view)
            for place, row in enumerate(rows[start : start + columns])
        ]
        bottom = max(panel.bottom for panel in line)
        if bottom > room and found:
            break
        found += line
        y = bottom + view.type
    return found


def drawn_panels(canvas: Canvas, found: Sequence[Panel]) -> list[alt.Chart]:
    """All layers of the panels."""
    view, size = canvas.view, canvas.view.type
    there = [panel for panel in found if panel.points]
    soft, edge, accent = (view.colour(name) for name in ("ink-soft", "edge", "accent"))
    limits = [
        {**panel.level(panel.row["limits"][1]), "y2": panel.down(panel.row["limits"][0])}
        for panel in there
        if panel.row["limits"]
    ]
    others = [panel.path(line["points"]) for panel in there for line in panel.row["lines"][1:]]
    marks = [mark for panel in there for mark in panel.signals()]
    look: dict[str, Any] = {"align": "left", "baseline": "top"}
    return [
        canvas.boxes(limits, color=view.colour("accent-wash")),
        canvas.lines(
            [panel.level(p) for panel in there if _known(p := panel.row["target"])],
            color=OKABE_ITO["green"],
            strokeWidth=size / 10,
        ),
        canvas.lines(
            [_change(panel) for panel in there if _begun(panel)],
            color=view.colour("ink"),
            strokeDash=[3, 3],
        ),
        canvas.lines([*itertools.chain(*others)], color=edge, strokeWidth=size / 11),
        canvas.lines(
            # It is straight, and as one line its dashes are even.
            [one for panel in there for one in panel.path(panel.row["expected"][:: _last(panel)])],
            color=view.colour("ink"),
            strokeDash=[size / 3, size / 4],
            strokeWidth=size / 12,
        ),
        canvas.lines(
            [one for panel in there for one in panel.path(panel.row["lines"][0]["points"])],
            color=accent,
            strokeWidth=size / 7,
        ),
        canvas.points([point for panel in there for point in panel.few(0)], color=accent),
        canvas.points([point for panel in there for point in panel.few(1)], color=edge),
        canvas.points(
            [{**mark, "area": size * size * 0.22, "shape": "diamond"} for mark in marks],
            color=OKABE_ITO["vermillion"],
        ),
        canvas.text([{"x": p.x, "y": p.y, "text": p.head} for p in found], fontWeight=600, **look),
        canvas.text(
            [
                {"x": p.x, "y": p.y + len(p.head) * 1.3 * size + size * 0.2, "text": p.row["label"]}
                for p in found
            ],
            color=soft,
            **look,
        ),
        canvas.text(_numbers(there, size), align="right", baseline="middle", color=soft),
        canvas.text(_days(there, size, 0), color=soft, **look),
        canvas.text(_days(there, size, 1), color=soft, **{**look, "align": "right"}),
    ]


def _numbers(there: Sequence[Panel], size: int) -> Rows:
    """The lowest and the highest value that is drawn, beside the plane."""
    return [
        {
            "x": panel.x + (_GUTTER - 0.4) * size,
            "y": panel.down(value),
            "text": amount(value, "%" if panel.row["unit"].startswith("%") else ""),
        }
        for panel in there
        for value in dict.fromkeys(panel.ends)
    ]


def _days(there: Sequence[Panel], size: int, end: int) -> Rows:
    """The first, or the last, month under the plane."""
    return [
        {
            "x": panel.across(panel.days[end]),
            "y": panel.foot + size * 0.4,
            "text": f"{date.fromisoformat(panel.days[end]):%b %Y}",
        }
        for panel in there
    ]


def _begun(panel: Panel) -> bool:
    first, last = panel.days
    return bool(panel.row["change"]) and first < panel.row["change"] <= last


def _change(panel: Panel) -> dict[str, float]:
    x = panel.across(panel.row["change"])
    return {"x": x, "x2": x, "y": panel.top, "y2": panel.foot}


def _last(panel: Panel) -> int:
    return max(1, len(panel.row["expected"]) - 1)


def _known(value: Any) -> bool:
    return value is not None and value == value  # noqa: PLR0124  # a table has NaN for nothing
