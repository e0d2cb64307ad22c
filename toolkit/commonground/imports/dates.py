"""Dates as they stand in a column: which forms there are, and whether the day comes first.

Each date is reduced to its shape: ``03/11/2026 9:05`` is ``9/9/Y 9:9``. The shapes of a whole
column are few, so that all of it is looked at, not a sample. Where day and month are both numbers,
one date with a day after the twelfth decides for the column; where none does, nobody can know, and
the person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ZONE = r"\s*(?:Z|UTC|GMT|(?:UTC|GMT)?\s*[+-]\d{2}:?\d{2}|UTC[+-]\d{1,2})\s*$"
"""A zone at the end of a date that has a time, as the database's regular expressions read it."""
_NUMBERS = re.compile(r"9([./-])9\1(9|Y)")
_NAMED = re.compile(r"(9)([ ./-])(M)[.]?\2(9|Y)|(M)[.]? (9),? (Y)")
_ISO = re.compile(r"Y([./-])9\1(9)")
_TIME = re.compile(r"(,?[ T]+)9[:.]9([:.]9)?( ?[AP]M)?")
DAY_FIRST, MONTH_FIRST = "day", "month"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of dates in a column: how many, and the highest of the first and second numbers."""

    shape: str
    count: int
    first: int | None = None
    second: int | None = None
    zones: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """How a column of dates is read.

    ``order`` is "day" or "month" where one value decides, "ask" where none does, "mixed" where some
    say one and some the other, "" where the question does not arise. ``zones`` is how many of
    ``count`` name a zone; ``unknown`` how many are no dates.
    """

    order: str
    formats: tuple[str, ...]
    count: int
    zones: int
    unknown: int


def shape_sql(column: str) -> str:
    """SQL for the shape of a date without zone and fractions."""
    text = f"upper({column})"
    text = rf"regexp_replace({text}, '\d{{4,}}', 'Y', 'g')"
    text = rf"regexp_replace({text}, '\d{{1,3}}', '9', 'g')"
    return f"regexp_replace({text}, '[[:alpha:]]{{3,}}', 'M', 'g')"


def bare_sql(column: str) -> str:
    """SQL for a date's text without its zone and without fractions of seconds."""
    unzoned = f"regexp_replace(upper(trim({column})), '{ZONE}', '')"
    bare = f"CASE WHEN {column} LIKE '%:%' THEN {unzoned} ELSE trim({column}) END"
    return rf"regexp_replace({bare}, '(:\d{{2}})[.,]\d+', '\1')"


def read(shapes: Iterable[Shape], order: str = "") -> Reading:
    """Decide how a column is read; ``order`` is what the person said, where it may be either."""
    known = [(one, _NUMBERS.match(one.shape)) for one in shapes]
    numbers = [one for one, found in known if found]
    day = any((one.first or 0) > 12 for one in numbers)
    month = any((one.second or 0) > 12 for one in numbers)
    decided = "mixed" if day and month else DAY_FIRST if day else MONTH_FIRST if month else "ask"
    decided = decided if numbers else ""
    said = order if order in (DAY_FIRST, MONTH_FIRST) and decided in ("ask", "mixed") else ""
    first = (said or decided) != MONTH_FIRST
    formats = {one.shape: formats_of(one.shape, day_first=first) for one, _ in known}
    found = [form for forms in formats.values() for form in forms]
    return Reading(
        said or decided,
        tuple(dict.fromkeys(found)),
        sum(one.count for one, _ in known),
        sum(one.zones for one, _ in known),
        sum(one.count for one, _ in known if not formats[one.shape]),
    )


def formats_of(shape: str, *, day_first: bool) -> Sequence[str]:
    """The forms, as strptime has them, in which a shape may be read; none for what is no date.

    >>> formats_of("9/M/9 9:9 PM", day_first=True)[0]
    '%d/%b/%y %I:%M %p'
    """
    for pattern, made in ((_ISO, _iso), (_NUMBERS, _numbers), (_NAMED, _named)):
        if found := pattern.match(shape):
            rest = shape[found.end() :]
            clock = _clock(rest)
            return () if clock is None else [f"{day}{clock}" for day in made(found, day_first)]
    return ()


def _iso(found: re.Match[str], _: object) -> list[str]:
    mark = found[1]
    return [f"%Y{mark}%m{mark}%d"]


def _numbers(found: re.Match[str], day_first: object) -> list[str]:
    mark, year = found[1], "%Y" if found[2] == "Y" else "%y"
    return [mark.join(["%d", "%m", year] if day_first else ["%m", "%d", year])]


def _named(found: re.Match[str], _: object) -> list[str]:
    if found[5]:
        comma = "," if "," in found[0] else ""
        dot = "." if "." in found[0] else ""
        return [f"{name}{dot} %d{comma} %Y" for name in ("%b", "%B")]
    mark, year = found[2], "%Y" if found[4] == "Y" else "%y"
    dot = "." if f"M.{mark}" in found[0] and mark != "." else ""
    return [f"%d{mark}{name}{dot}{mark}{year}" for name in ("%b", "%B")]


def _clock(rest: str) -> str | None:
    """The form of the time after a date: "" without one, None for what is no time."""
    if not rest.strip():
        return rest
    found = _TIME.fullmatch(rest)
    if found is None:
        return None
    gap, seconds, half = found[1], found[2], found[3]
    mark = "." if "9.9" in rest else ":"
    hours = "%I" if half else "%H"
    return f"{gap}{hours}{mark}%M{f'{mark}%S' if seconds else ''}{f'{half[:-2]}%p' if half else ''}"
