"""The columns of a file as dates, numbers and groups, all rows of it.

What a file's headers say of a column is a guess until every cell has been looked at: only here does
it show whether the day comes first, whether there are zones, and which rows cannot be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from commonground.imports import dates
from commonground.imports.answers import Answers
from commonground.imports.columns import Column
from commonground.imports.kind import Kind, Wants
from commonground.imports.kinds import PLAIN, VOICES
from commonground.imports.limits import GROUPS
from commonground.imports.looking import Look, Question
from commonground.imports.private import word
from commonground.imports.problems import Problem
from commonground.imports.source import Source
from commonground.imports.table import Table, full, moment, number
from commonground.methods.settings import SmallCells

MONTHLY, QUARTERLY = 20, 70  # days that rows lie apart where they are of months, of quarters
ENOUGH = 20  # rows in a week, from which weeks are told apart
Readings = Mapping[str, dates.Reading]
_NONE = {"date": "CAST(NULL AS TIMESTAMP)", "number": "CAST(NULL AS DOUBLE)"}
_ORDERS = [
    (dates.DAY_FIRST, "The day: 3/11 is the 3rd of November"),
    (dates.MONTH_FIRST, "The month: 3/11 is the 11th of March"),
]
_ZONES = [
    ("written", "By the clock that each is written in"),
    ("utc", "By UTC, for all of them"),
]


@dataclass(slots=True)
class Names:
    """How the columns with roles are called in the table: name → column; role → names."""

    cells: dict[str, str] = field(default_factory=dict)
    of: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def by(cls, look: Look) -> Names:
        """The names of all columns with a role."""
        made = cls()
        for role in look.kind.roles:
            keys = look.roles.get(role.name, [])
            plain = "grp" if role.name == "group" else role.name
            names = [f"{role.name}_{key}" for key in keys] if role.many else [plain for _ in keys]
            made.of[role.name] = names
            made.cells |= dict(zip(names, keys, strict=True))
        return made


def read(look: Look, source: Source, table: Table, answers: Answers) -> Names:
    """Fill ``raw`` and ``base``, and ask what they leave open."""
    names = Names.by(look)
    table.fill(source.relation, source.parameters, names.cells)
    columns = {column.key: column for column in look.columns}
    readings = _dates(look, table, names, answers)
    utc = answers.said.get("zone") == "utc"
    derived: dict[str, str] = {}
    for role in look.kind.roles:
        if not role.many and role.name != "group":
            derived[role.name] = _NONE.get(role.wants, "CAST(NULL AS VARCHAR)")
        for name in names.of[role.name]:
            column = columns[names.cells[name]]
            derived[name] = _derived(role.wants, name, column, table, readings, utc=utc)
            if role.wants == "answer":
                derived[f"n_{name}"] = number(name, comma=column.comma)
            if role.wants in _NONE:
                derived[f"no_{name}"] = f"{full(name)} AND {derived[name]} IS NULL"
    table.derive(derived, _doubts(look, names))
    _groups(look, table, names)
    _bounds(look, table, answers.cadence)
    return names


def _derived(
    wants: Wants, name: str, column: Column, table: Table, readings: Readings, *, utc: bool
) -> str:
    """SQL for what a cell is, by what its role wants."""
    if wants == "date":
        return moment(name, readings[name].formats, utc=utc)
    if wants == "number":
        return number(name, comma=column.comma)
    if wants == "person":
        return table.person(name)
    return f"CASE WHEN {full(name)} THEN trim({name}) END"


def _doubts(look: Look, names: Names) -> dict[str, str]:
    """What makes a row one that is left out: a name for it, and SQL."""
    found: dict[str, str] = {}
    for role in look.kind.roles:
        for name in names.of[role.name]:
            if role.wants in _NONE:
                found[f"bad_{name}"] = f"no_{name}"
            if role.count or (look.kind is PLAIN and role.name in ("part", "whole")):
                found[f"less_{name}"] = f"{name} < 0"
    for first, then in look.kind.orders:
        if names.of[first] and names.of[then]:
            found[f"before_{then}"] = f"{then} < {first}"
    return found


def _dates(look: Look, table: Table, names: Names, answers: Answers) -> dict[str, dates.Reading]:
    columns = {column.key: column.name for column in look.columns}
    readings: dict[str, dates.Reading] = {}
    for role in (role for role in look.kind.roles if role.wants == "date"):
        for name in names.of[role.name]:
            said = answers.said.get(f"order-{name}", "")
            readings[name] = dates.read(table.shapes(name), said)
            _ask_order(look, name, columns[names.cells[name]], readings[name], said)
    _ask_zone(look, readings, answers.said.get("zone", ""))
    return readings


def _ask_order(look: Look, name: str, column: str, found: dates.Reading, said: str) -> None:
    if found.order not in ("ask", "mixed") and said not in dict(_ORDERS):
        return
    mixed = "Some dates in it have the day first and some the month."
    why = mixed if found.order == "mixed" else "Nothing in it tells."
    words = f"“{column}”: is the day first, or the month? {why}"
    answer = found.order if found.order in dict(_ORDERS) else ""
    look.questions.append(Question(f"order-{name}", words, _ORDERS, answer))


def _ask_zone(look: Look, readings: Readings, said: str) -> None:
    zones = sum(found.zones for found in readings.values())
    if not zones:
        return
    every = zones == sum(found.count for found in readings.values())
    some = "The dates" if every else "Some of the dates, and not all,"
    words = f"{some} name a time zone. By which clock does a day begin?"
    answer = said if said in dict(_ZONES) else "written"
    look.questions.append(Question("zone", words, _ZONES, answer))


def _groups(look: Look, table: Table, names: Names) -> None:
    """The values of the column of groups that are not small, each with its rows."""
    name = next((n for role in ("group", "segment") for n in names.of.get(role, [])), None)
    if name is None or look.kind is VOICES:
        return
    rows = table.ask(
        f"SELECT {name}, count(*) FROM base WHERE ok AND {name} IS NOT NULL "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {GROUPS + 1}"
    )
    if len(rows) > GROUPS:
        words = f"The column of groups has more than {GROUPS} values, so nothing is compared by it."
        look.problems.append(Problem("warning", words, "Choose a column with fewer groups."))
        return
    merged: dict[str, int] = {}
    for value, count in rows:
        merged[word(value)] = merged.get(word(value), 0) + int(count)
    least = SmallCells().least
    look.groups = [
        {"name": group, "rows": count}
        for group, count in merged.items()
        if count >= least and group
    ]


def _bounds(look: Look, table: Table, said: str) -> None:
    role = next(
        (one for one in look.kind.roles if one.wants == "date" and look.roles.get(one.name)), None
    )
    if role is not None:
        name = role.name
        ((first, last, days, rows),) = table.ask(
            f"SELECT min({name}), max({name}), count(DISTINCT CAST({name} AS DATE)), count({name}) "
            "FROM base WHERE ok"
        )
        if first:
            look.dates = f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"
            look.cadence = said or _usual(look.kind, (last - first).days + 1, days, rows)


def _usual(kind: Kind, length: int, days: int, rows: int) -> str:
    """How long periods are, where nobody says: as the rows lie apart, and with enough in each."""
    if kind.activity or kind.cadence != "week":
        return kind.cadence
    apart = length / max(1, days)
    if apart > MONTHLY:
        return "quarter" if apart > QUARTERLY else "month"
    return "month" if kind is not PLAIN and 7 * rows / length < ENOUGH else "week"
