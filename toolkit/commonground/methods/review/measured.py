"""A measure over time, in the unit of its card, and where the change parts it in two.

A series is a mapping as `commonground.imports` gives it: ``unit`` ("share", "count", "mean" or
"sum"), ``cadence``, ``arm``, ``segment`` and ``points``, each with ``at`` (the first day of its
period), ``value`` (None where it was withheld), ``n`` and, of a share, ``k``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from commonground.methods.indicators import Card

_DAYS: Final = {"day": 1, "week": 7, "month": 28, "quarter": 89}


@dataclass(frozen=True, slots=True)
class Point:
    """A period from ``at`` on: ``value`` in the card's unit, ``n`` behind it, ``k`` of a share."""

    at: date
    value: float
    n: int
    k: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """The periods that have a value, in the order of time; ``holes`` counts the others.

    ``name`` is the segment, or the arm, or "" for all together; ``scale`` is what a share is
    multiplied by to be in the card's unit (100 for percent).
    """

    name: str
    cadence: str
    points: tuple[Point, ...]
    scale: float = 1.0
    holes: int = 0

    @property
    def values(self) -> list[float]:
        """The values alone."""
        return [point.value for point in self.points]

    @property
    def counted(self) -> tuple[int, int] | None:
        """How many of how many, over all periods; None of what is no share."""
        known = [(point.k, point.n) for point in self.points if point.k is not None]
        if len(known) < len(self.points) or not known:
            return None
        return sum(k for k, _ in known), sum(n for _, n in known)

    @property
    def level(self) -> float | None:
        """The share over all periods, or their mean weighted by n; None without a period."""
        if counted := self.counted:
            return self.scale * counted[0] / counted[1] if counted[1] else None
        people = sum(point.n for point in self.points)
        if not self.points:
            return None
        if not people:
            return sum(self.values) / len(self.points)
        return sum(point.value * point.n for point in self.points) / people

    def before(self, change: date) -> Line:
        """The periods that were over when the change came."""
        days = _DAYS.get(self.cadence, 1)
        ended = (one for one in self.points if one.at + timedelta(days=days) <= change)
        return replace(self, points=tuple(ended))

    def after(self, change: date) -> Line:
        """The periods that began with the change or later; that in which it came is in neither."""
        return replace(self, points=tuple(one for one in self.points if one.at >= change))


def line(series: Mapping[str, Any], card: Card) -> Line:
    """A series in the unit of its card."""
    scale = 100.0 if series.get("unit") == "share" and card.is_percent else 1.0
    points = sorted(series.get("points", ()), key=lambda point: str(point["at"]))
    found = tuple(
        Point(
            date.fromisoformat(str(point["at"])[:10]),
            scale * float(point["value"]),
            int(point.get("n") or 0),
            None if point.get("k") is None else int(point["k"]),
        )
        for point in points
        if point.get("value") is not None
    )
    name = str(series.get("segment") or series.get("arm") or "")
    cadence = str(series.get("cadence") or "")
    return Line(name, cadence, found, scale, len(points) - len(found))


def together(lines: Sequence[Line], name: str) -> Line | None:
    """Several groups as one: shares are added up, other values weighted by n; None without any.

    A period in which one of them has no value is left out: it would be another group.
    """
    if len(lines) < 2:
        return replace(lines[0], name=name) if lines else None
    by_day: dict[date, list[Point]] = {}
    for one in lines:
        for point in one.points:
            by_day.setdefault(point.at, []).append(point)
    whole = [_added(day, found, lines[0].scale) for day, found in sorted(by_day.items())
             if len(found) == len(lines)]  # fmt: skip
    holes = len(by_day) - len(whole)
    return Line(name, lines[0].cadence, tuple(whole), lines[0].scale, holes)


def _added(day: date, points: Sequence[Point], scale: float) -> Point:
    n = sum(point.n for point in points)
    parts = [point.k for point in points]
    if n and all(part is not None for part in parts):
        k = sum(part for part in parts if part is not None)
        return Point(day, scale * k / n, n, k)
    if not n:
        return Point(day, sum(point.value for point in points) / len(points), 0, None)
    return Point(day, sum(point.value * point.n for point in points) / n, n, None)
