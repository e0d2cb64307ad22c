"""An axis of days: where a day is, which days are named, and lines for those that matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from commonground.charts.look import View
from commonground.methods.roadmap import MONTHS

Row = Mapping[Any, Any]
_FAR = 1.5  # a horizon later than so many times the roadmap is not drawn
_WEEKS = 70  # up to so many days weeks are named
_MONTHS = ((500, 1), (1500, 3), (6000, 12), (60_000, 120))  # days → months between two names
_ROOM = 5  # sizes of type between two named days


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last`` on the canvas, from ``left`` to its right edge."""

    first: dt.date
    last: dt.date
    horizon: dt.date | None
    left: float
    view: View

    @classmethod
    def of(cls, rows: Sequence[Row], horizon: str, left: float, view: View) -> Self:
        """The axis that holds the days of these rows (``start``, ``end``), and the horizon."""
        names = ("start", "end")
        known = [dt.date.fromisoformat(row[name]) for row in rows for name in names if row[name]]
        end = dt.date.fromisoformat(horizon) if horizon else None
        first = min(known, default=end or dt.date(2000, 1, 1))
        last = max(known, default=first)
        if end and first <= end and (end - first).days <= _FAR * max((last - first).days, 60):
            last = max(last, end)
        else:
            end = None
        return cls(first, last, end, left, view)

    @property
    def number(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def _x(self, days: float) -> float:
        width = self.view.inner - self.left - self.view.type * 0.8
        return self.left + width * days / self.number

    def at(self, day: dt.date | str) -> float:
        """Where a day begins."""
        return self._x((_day(day) - self.first).days)

    def after(self, day: dt.date | str) -> float:
        """Where a day ends."""
        return self._x((_day(day) - self.first).days + 1)

    def _ticks(self) -> list[tuple[dt.date, str]]:
        """The days that are named: Mondays, or the first of some months."""
        if self.number <= _WEEKS:
            monday = self.first.toordinal() + -self.first.weekday() % 7
            days = [dt.date.fromordinal(n) for n in range(monday, self.last.toordinal() + 1, 7)]
            return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in days]
        step = next((months for most, months in _MONTHS if self.number <= most), 1200)
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        begin = range(-(-first // step) * step, last + 1, step)
        days = [dt.date(month // 12, month % 12 + 1, 1) for month in begin]
        return [(day, _name(day, step)) for day in days if day >= self.first]

    def lines(self) -> list[dict[str, Any]]:
        """A line where each week, month, quarter or year begins."""
        return [{"x": x, "x2": x} for day, _ in self._ticks() for x in [self.at(day)]]

    def heads(self) -> list[dict[str, Any]]:
        """The names of those days, as many as there is room for."""
        found: list[dict[str, Any]] = []
        room = self.view.type * _ROOM
        for day, name in self._ticks():
            x = self.at(day)
            free = not found or x - found[-1]["x"] >= room
            if free and x + room <= self.view.inner:
                found.append({"x": x, "y": self.view.type * 0.65, "text": name})
        return found

    def marked(self, today: dt.date) -> list[dict[str, Any]]:
        """Lines for today and for the horizon, where they are on the axis, each with its word."""
        found = []
        if self.first <= today <= self.last:
            found.append((self.at(today), "accent", "today"))
        if self.horizon:
            found.append((self.after(self.horizon), "ink-soft", "horizon"))
        return [{"x": x, "x2": x, "ink": self.view.colour(ink), "text": w} for x, ink, w in found]


def _day(day: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(day) if isinstance(day, str) else day


def _name(day: dt.date, step: int) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}" if step < 12 else str(day.year)
