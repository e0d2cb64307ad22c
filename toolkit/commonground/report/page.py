"""The HTML file: one file without scripts and without links to anywhere, ready to be printed.

Whatever people wrote is escaped by the template engine; its policy, in the file itself, would keep
a browser from running or loading anything even if that failed.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from commonground.report.inline import inline
from commonground.report.pictures import pictures
from commonground.report.record import Record
from commonground.report.summary import summarise

if TYPE_CHECKING:
    from markupsafe import Markup


class Shown(NamedTuple):
    """A picture as it stands in the page: one of the two is seen, by the width of the page."""

    wide: Markup
    narrow: Markup


def write(record: Record, *, drawn: bool = True) -> str:
    """The file's text. Unless it is ``drawn``, it has the numbers without the pictures."""
    return _template().render(
        report=summarise(record),
        record=record,
        state=record.state,
        drawn=drawn,
        pictures=_pictures(record) if drawn else {},
    )


def _pictures(record: Record) -> dict[str, Shown]:
    """Step → its picture."""
    from commonground.charts import PAGE, PHONE  # noqa: PLC0415  # only where something is drawn

    wide, narrow = (
        {one.step.id: inline(one.drawn.svg()) for one in pictures(record, view)}
        for view in (PAGE, PHONE)
    )
    return {step: Shown(wide[step], narrow[step]) for step in wide if step in narrow}


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("commonground.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": _day,
        "clock": _clock,
        "zone": _zone,
        "iso_day": _iso_day,
        "plain": _plain_number,
        "many": _many,
        "capital": _capital,
    }
    return environment.get_template("report.html")


def _local(at: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(at, dt.UTC).astimezone()


def _day(at: float) -> str:
    """“3 March 2025”, where this machine is."""
    local = _local(at)
    return f"{local.day} {local:%B %Y}"


def _clock(at: float) -> str:
    """“14:05”, where this machine is."""
    return f"{_local(at):%H:%M}"


def _zone(at: float) -> str:
    """The difference to UTC, such as “UTC+01:00”."""
    return f"UTC{_local(at).isoformat(timespec='minutes')[16:]}"


def _iso_day(date: str) -> str:
    """“3 March 2025” for a date as it is stored."""
    day = dt.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"


def _plain_number(number: float | None) -> str:
    """3.0 as “3”, 3.5 as it is, and a dash for nothing."""
    return "–" if number is None else f"{number:g}"


def _many(count: int, one: str, more: str) -> str:
    """“1 person”, “2 people”."""
    return f"{count} {one if count == 1 else more}"


def _capital(text: str) -> str:
    """“monitor” as “Monitor”; the rest as it is."""
    return text[:1].upper() + text[1:]
