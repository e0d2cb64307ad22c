"""By when: the day that a purpose names, as far as it can be told.

“By the end of June 2027”, “by Q3 2027”, “before 2027-09-30” name a day by themselves; “within six
months” does from the first day on. The last day of what is named is meant. “By June” without a year
is the next one. What is none of these is left open rather than guessed.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from commonground.methods.patterns import compiled
from commonground.methods.plain import plain_text

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
"""In English on every machine."""
_NAMES: Final = {
    name: number
    for number, month in enumerate(MONTHS, start=1)
    for name in (month.casefold(), month[:3].casefold())
}
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six"),
            *("seven", "eight", "nine", "ten", "eleven", "twelve"),
        ),
        start=1,
    )
}
_UNITS: Final = {"month": 1, "quarter": 3, "year": 12}
_BY = r"\b(?:by|before|until|till|come) (?:the )?(?:end of |middle of |beginning of )?"
_ISO = compiled(rf"{_BY}(?P<day>\d{{4}}-\d\d-\d\d)\b")
_MONTH = compiled(
    rf"{_BY}(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?P<month>{'|'.join(_NAMES)})\b"
    r"\.?,? ?(?P<year>\d{4})?"
)
_QUARTER = compiled(rf"{_BY}q(?P<quarter>[1-4]) ?(?P<year>\d{{4}})?\b")
_YEAR = compiled(rf"{_BY}(?P<year>\d{{4}})\b(?!-\d)")
_WITHIN = compiled(
    rf"\b(?:within|in) (?:the next )?(?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS)}) "
    r"(?P<unit>day|week|month|quarter|year)s?\b"
)


def horizon(statement: str, first: date) -> date | None:
    """The last day of what a statement says about when; None where it says nothing of it.

    ``first`` is the day from which on is counted.

    >>> str(horizon("Within six months rework falls from 18% to 12%", date(2027, 1, 15)))
    '2027-07-15'
    """
    text = plain_text(statement)
    for pattern, reads in _READ:
        if (found := pattern.search(text)) and (day := reads(found, first)):
            return day
    return None


def in_words(day: date) -> str:
    """A day as people say it: 2 March 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _day(found: re.Match[str], _: date) -> date | None:
    try:
        return date.fromisoformat(found["day"])
    except ValueError:
        return None


def _month(found: re.Match[str], first: date) -> date | None:
    return _last(found["year"], _NAMES[found["month"].casefold()], first)


def _quarter(found: re.Match[str], first: date) -> date | None:
    return _last(found["year"], 3 * int(found["quarter"]), first)


def _year(found: re.Match[str], first: date) -> date | None:
    return _last(found["year"], 12, first)


def _last(year: str | None, month: int, first: date) -> date | None:
    """The last day of a month; without a year of the next one that is not over."""
    at = int(year) if year else first.year + (month < first.month)
    if not 1 <= at <= date.max.year:
        return None
    return date(at, month, calendar.monthrange(at, month)[1])


def _within(found: re.Match[str], first: date) -> date | None:
    count = found["count"].casefold()
    number = int(count) if count.isdigit() else _NUMBERS.get(count, 1)
    unit = found["unit"].casefold()
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1)
        return first + timedelta(days=days) if days <= (date.max - first).days else None
    months = first.month - 1 + number * _UNITS[unit]
    year, month = first.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    return date(year, month, min(first.day, calendar.monthrange(year, month)[1]))


_READ: Final = (
    (_ISO, _day),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_YEAR, _year),
    (_WITHIN, _within),
)
