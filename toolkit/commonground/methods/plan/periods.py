"""Periods of measurement: whole days, weeks, months … between a first day and a horizon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from commonground.methods.indicators import Card
from commonground.methods.indicators.fields import CADENCES
from commonground.methods.problems import Unsuitable

LONGEST: Final = 5
"""A plan goes this many years ahead at most; what comes later is planned later."""

_DAY = timedelta(days=1)
_FRIDAY = 4
_MONTHS: Final = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
_WEEKS: Final = {"weekly": 1, "fortnightly": 2}


class Period(NamedTuple):
    """The first and the last day that count, and the working day on which the number is due."""

    start: date
    end: date
    due: date


def periods(cadence: str, start: date, horizon: date) -> list[Period]:
    """The whole periods of a cadence that lie between two days, both included, in order.

    Weeks begin on Monday; months, quarters and half-years are those of the calendar; "daily" means
    working days. Each is due on the first working day after it. When not even one fits, and for
    "once", there is one period, from ``start`` to ``horizon``; none when the horizon lies before
    the start. Later than `LONGEST` years after the start nothing is planned.

    >>> [str(period.due) for period in periods("monthly", date(2027, 1, 15), date(2027, 4, 10))]
    ['2027-03-01', '2027-04-01']

    Raises Unsuitable for a cadence that there is not.
    """
    if cadence not in CADENCES:
        raise Unsuitable(f"“{cadence}” is no cadence.", f"Choose one of {', '.join(CADENCES)}.")
    last = min(horizon, _years_later(start))
    if last < start:
        return []
    whole = [] if cadence == "once" else [*_whole(cadence, start, last)]
    return [Period(*days, _due(days[1])) for days in whole or [(start, last)]]


def of_card(card: Card, start: date) -> list[Period]:
    """The periods of a card from ``start`` on, or from the day after its baseline if that is later.

    None when the card does not say how often, or until when.
    """
    if not card.cadence or card.horizon is None:
        return []
    return periods(card.cadence, first_day(card, start), card.horizon)


def first_day(card: Card, start: date) -> date:
    """The first day that can count for a card."""
    ended = card.baseline_end
    return start if ended is None or ended >= date.max else max(start, ended + _DAY)


def is_cut(card: Card, start: date) -> bool:
    """Whether the card's horizon lies beyond what is planned."""
    return card.horizon is not None and card.horizon > _years_later(first_day(card, start))


def _whole(cadence: str, start: date, last: date) -> Iterator[tuple[date, date]]:
    if cadence == "daily":
        days = (start + _DAY * offset for offset in range((last - start).days + 1))
        yield from ((day, day) for day in days if day.weekday() <= _FRIDAY)
        return
    first = _first(cadence, start)
    while first is not None:
        following = _following(cadence, first)
        if following is None or following - _DAY > last:
            return
        yield first, following - _DAY
        first = following


def _first(cadence: str, start: date) -> date | None:
    """The first day of the first whole period."""
    if cadence in _WEEKS:
        return _shifted(start, -start.weekday() % 7)
    months = _MONTHS[cadence]
    month = start.replace(day=1, month=(start.month - 1) // months * months + 1)
    return month if month == start else _following(cadence, month)


def _following(cadence: str, first: date) -> date | None:
    """The first day of the next period; None when the calendar ends."""
    if cadence in _WEEKS:
        return _shifted(first, 7 * _WEEKS[cadence])
    months = first.year * 12 + first.month - 1 + _MONTHS[cadence]
    year, month = divmod(months, 12)
    return date(year, month + 1, 1) if year <= date.max.year else None


def _shifted(day: date, days: int) -> date | None:
    return day + timedelta(days=days) if (date.max - day).days >= days else None


def _due(end: date) -> date:
    """The first working day after a day."""
    days = 3 - max(0, end.weekday() - _FRIDAY) if end.weekday() >= _FRIDAY else 1
    return _shifted(end, days) or end


def _years_later(day: date) -> date:
    if day.year + LONGEST > date.max.year:
        return date.max
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + LONGEST, day=28 if leap else day.day)
