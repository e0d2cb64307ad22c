"""A query in a database that a team has: the adding up is done there, and only sums come over.

The query is put into brackets and a statement around it counts and adds by day and group, so that
no row of it ever leaves the database. Weeks and months are added from days here, which is why
medians and numbers of different people cannot be had this way. The statement runs where nothing can
be changed, and is rolled back. The address of the database, with its password, is used for this one
connection and appears in nothing that is returned or raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, String, case, cast, column, create_engine, func, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from commonground.imports import aggregate, small
from commonground.imports.answers import OUT, SEGMENT
from commonground.imports.columns import YES
from commonground.imports.measures import Measure
from commonground.imports.private import says_personal, word
from commonground.imports.problems import Unreadable
from commonground.imports.small import TOTAL, Cell, Point

MOST = 500_000  # sums that come over at most: days times groups
_READS = re.compile(r"\s*(select|with)\b", re.IGNORECASE)
_ONLY = {"sqlite": "PRAGMA query_only = ON", "mysql": "SET SESSION TRANSACTION READ ONLY"}
Statistic = Literal["count", "sum", "mean", "share"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a query: ``when`` is its column of dates, ``value`` that of the measure.

    ``statistic`` is "count" (of rows, without a value), "sum", "mean" or "share" (of those whose
    value is yes). ``group`` is a column, and ``groups`` what each of its values is: "treated",
    "control" or "segment"; the others are in the total only.
    """

    name: str
    when: str
    value: str = ""
    statistic: Statistic = "count"
    group: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    cadence: str = "week"
    card: str = ""


def query(url: str, statement: str, asked: Asked) -> dict[str, Any]:
    """The series of a query, as `take` gives those of a file. Raises `Unreadable`."""
    if not _READS.match(statement) or ";" in statement.rstrip().rstrip(";"):
        raise Unreadable("Only a single SELECT can be asked.", "Write it without anything else.")
    if asked.group and says_personal(asked.group):
        raise Unreadable(
            f"The column “{word(asked.group)}” names people, and nobody is compared.",
            "Choose a column of groups.",
        )
    rows = _rows(_read(url), statement.strip().rstrip(";"), asked)
    measure = Measure("query", word(asked.name), asked.statistic, "when")
    points = _points(rows, asked)
    (shown,) = small.withheld([(measure, aggregate.filled(points, measure, asked.cadence))])
    cells = [TOTAL, *dict.fromkeys(cell for cell, _ in shown if cell)]
    series = [aggregate.series(measure, asked.card, cell, asked.cadence, shown) for cell in cells]
    return {
        "series": [one for one in series if one["points"]],
        "voices": [],
        "files": [_file(rows, series)],
    }


def _read(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise Unreadable(
            "That is no address of a database.", "Write it as kind://user:password@host/name."
        ) from None


def _rows(url: URL, statement: str, asked: Asked) -> list[tuple[Any, ...]]:
    """Day, group, how many, how many with a value, and their sum."""
    try:
        engine = create_engine(url, hide_parameters=True)
        try:
            with engine.connect() as connection:
                return _asked(connection, statement, asked)
        finally:
            engine.dispose()
    except (NoSuchModuleError, ImportError):
        kind = word(url.get_backend_name())
        raise Unreadable(
            f"There is no driver for {kind} on this machine.",
            "Install the one that SQLAlchemy names for it.",
        ) from None
    except SQLAlchemyError as error:
        raise Unreadable(
            f"The database did not answer the query: {_without(url, error)}.",
            "Try the query by itself in the database, then here.",
        ) from None


def _asked(connection: Connection, statement: str, asked: Asked) -> list[tuple[Any, ...]]:
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection = connection.execution_options(postgresql_readonly=True)
    elif dialect in _ONLY:
        connection.execute(text(_ONLY[dialect]))
    try:
        found = connection.execute(_sums(statement, asked)).fetchmany(MOST + 1)
    finally:
        connection.rollback()
    if len(found) > MOST:
        raise Unreadable("The query has too many groups.", "Ask for fewer of them.")
    return [tuple(row) for row in found]


def _sums(statement: str, asked: Asked) -> Any:
    day = func.date(column(asked.when))
    group: Any = column(asked.group) if asked.group else text("''")
    value: Any = column(asked.value) if asked.value else text("1")
    if asked.statistic == "share":
        yes = cast(value, String).in_(
            [*YES, *(one.capitalize() for one in YES), "TRUE", "YES", "t"]
        )
        number: Any = case((yes, 1), else_=0)
        counted = func.count(value)
    else:
        number, counted = value, func.count(value)
    source = text(f"({statement}) AS taken")
    wanted: list[Any] = [day, group, func.count(), counted, func.sum(number)]
    sums = select(*wanted).select_from(source)
    if asked.statistic == "share" and asked.value:
        sums = sums.where(value.is_not(None))
    return sums.group_by(day, group) if asked.group else sums.group_by(day)


def _points(rows: Iterable[Sequence[Any]], asked: Asked) -> dict[tuple[Cell, date], Point]:
    """The sums of days as those of periods, for all and for each cell."""
    added: dict[tuple[Cell, date], list[float]] = {}
    compared = any(to != OUT for to in asked.groups.values())
    for when, group, rows_of_day, counted, total in rows:
        at = _begin(when, asked.cadence)
        if at is None:
            continue
        to = asked.groups.get(word(group or ""), OUT)
        cell = word(group) if to == SEGMENT else "" if to == OUT else to
        for one in (TOTAL, cell) if compared else (TOTAL,):
            sums = added.setdefault((one, at), [0, 0, 0.0])
            sums[0] += rows_of_day
            sums[1] += counted or 0
            sums[2] += float(total or 0)
    return {at: _point(sums, asked.statistic) for at, sums in added.items()}


def _point(sums: Sequence[float], statistic: str) -> Point:
    rows, counted, total = int(sums[0]), int(sums[1]), sums[2]
    if statistic == "count":
        return Point(float(rows), rows)
    if statistic == "sum":
        return Point(total, counted)
    value = float(f"{total / counted:.10g}") if counted else None
    return Point(value, counted, int(total) if statistic == "share" else None)


def _begin(when: object, cadence: str) -> date | None:
    """The first day of the period of a day; None for what is no day."""
    if isinstance(when, datetime):
        day = when.date()
    elif isinstance(when, date):
        day = when
    else:
        try:
            day = date.fromisoformat(str(when)[:10])
        except ValueError:
            return None
    if cadence == "week":
        return date.fromordinal(day.toordinal() - day.weekday())
    if cadence == "day":
        return day
    return day.replace(
        day=1, month=day.month if cadence == "month" else day.month - (day.month - 1) % 3
    )


def _without(url: URL, error: SQLAlchemyError) -> str:
    """What the database said, without what opens it."""
    said = str(getattr(error, "orig", None) or type(error).__name__).splitlines()[0]
    for secret in (url.password, url.username, url.host):
        said = said.replace(str(secret), "…") if secret else said
    return word(said, 200).rstrip(".")


def _file(rows: Sequence[Sequence[Any]], series: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    days = [str(row[0])[:10] for row in rows if _begin(row[0], "day")]
    count = sum(int(row[2]) for row in rows)
    lost = sum(int(row[2]) for row in rows if not _begin(row[0], "day"))
    hidden = aggregate.withheld_points(series)
    return {
        "name": "A query in a database",
        "kind": "Added up in the database",
        "rows": count,
        "from": min(days, default=""),
        "to": max(days, default=""),
        "activity": False,
        "remarks": [],
        "left_out": [
            *([f"{lost:,} rows without a date."] if lost else []),
            *([small.said(hidden)] if hidden else []),
        ],
        "notes": [],
    }
