"""From rows to series: one statement for each measure, and periods without a row filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from commonground.imports.answers import CONTROL, OUT, SEGMENT, TREATED, Answers
from commonground.imports.looking import Look
from commonground.imports.measures import Measure
from commonground.imports.private import word
from commonground.imports.reading import Names
from commonground.imports.small import TOTAL, Cell, Point
from commonground.imports.table import Table

_VALUE = {
    "count": "count(*)",
    "people": "count(DISTINCT person)",
    "share": "avg(CASE WHEN {value} THEN 1.0 ELSE 0.0 END)",
    "mean": "avg({value})",
    "median": "median({value})",
    "sum": "sum({value})",
    "ratio": "sum({value}) / nullif(sum({over}), 0)",
}
_N = {"people": "count(DISTINCT person)", "ratio": "sum({over})"}
_K = {"share": "count(*) FILTER ({value})", "ratio": "sum({value})"}


def celled(look: Look, names: Names, table: Table, answers: Answers) -> list[Cell]:
    """Give each row its cell, by what the person made of the groups; the cells that are shown."""
    name = names.of.get("group", [])
    to = {one["name"]: answers.groups.get(one["name"], OUT) for one in look.groups}
    named = {group: group if kind == SEGMENT else kind for group, kind in to.items() if kind != OUT}
    table.ask("CREATE OR REPLACE TABLE cells (value VARCHAR, cell VARCHAR)")
    if not name or not named:
        table.ask("CREATE OR REPLACE VIEW celled AS SELECT *, '' AS cell FROM base WHERE ok")
        return [TOTAL]
    for (value,) in table.ask(f"SELECT DISTINCT {name[0]} FROM base WHERE {name[0]} IS NOT NULL"):
        if word(value) in named:
            table.ask("INSERT INTO cells VALUES (?, ?)", [value, named[word(value)]])
    table.ask(
        f"CREATE OR REPLACE VIEW celled AS SELECT base.*, coalesce(cell, '') AS cell "
        f"FROM base LEFT JOIN cells ON {name[0]} = cells.value WHERE ok"
    )
    return [TOTAL, *dict.fromkeys(named.values())]


def points(
    measure: Measure, cadence: str, table: Table, *, compared: bool
) -> dict[tuple[Cell, date], Point]:
    """A measure in each period and cell, before anything is withheld.

    The cell "" holds the rows of groups that nobody named.
    """
    parts = {"value": measure.value, "over": measure.over}
    value = _VALUE[measure.statistic].format(**parts)
    n = _N.get(measure.statistic, "count(*)").format(**parts)
    k = _K.get(measure.statistic, "NULL").format(**parts)
    sets = "GROUPING SETS ((since, cell), (since))" if compared else "GROUPING SETS ((since))"
    cell = "cell" if compared else "CAST(NULL AS VARCHAR)"
    rows = table.ask(
        f"SELECT {cell}, CAST(date_trunc('{cadence}', moment) AS DATE) AS since, {value}, {n}, {k} "
        f"FROM (SELECT *, {measure.when} AS moment FROM celled) "
        f"WHERE moment IS NOT NULL AND ({measure.where}) AND ({measure.value}) IS NOT NULL "
        f"GROUP BY {sets} HAVING since IS NOT NULL ORDER BY 2, 1"
    )
    found = {
        (one, at): Point(_rounded(value), int(n or 0), None if k is None else int(k))
        for one, at, value, n, k in rows
    }
    return filled(found, measure, cadence)


def _rounded(value: object) -> float | None:
    return None if value is None else float(f"{float(value):.10g}")  # type: ignore[arg-type]


def filled(
    found: dict[tuple[Cell, date], Point], measure: Measure, cadence: str
) -> dict[tuple[Cell, date], Point]:
    """With the periods in which there was nothing: no tickets are a number, no answers are none."""
    if not found:
        return found
    days = [at for _, at in found]
    nothing = Point(0.0 if measure.statistic in ("count", "people") else None, 0, None)
    cells = dict.fromkeys(cell for cell, _ in found)
    return {
        (cell, at): found.get((cell, at), nothing)
        for cell in cells
        for at in periods(min(days), max(days), cadence)
    }


def periods(first: date, last: date, cadence: str) -> list[date]:
    """The beginnings of all periods from the first to the last; at most two thousand."""
    found = [first]
    while found[-1] < last and len(found) < 2_000:
        found.append(_next(found[-1], cadence))
    return found


def _next(day: date, cadence: str) -> date:
    if cadence in ("day", "week"):
        return day + timedelta(days=1 if cadence == "day" else 7)
    months = day.year * 12 + day.month - 1 + (1 if cadence == "month" else 3)
    return date(months // 12, months % 12 + 1, 1)


def series(
    measure: Measure, card: str, cell: Cell, cadence: str, shown: Mapping[tuple[Cell, date], Point]
) -> dict[str, Any]:
    """The points of one cell as a series."""
    arm = cell if cell in (TREATED, CONTROL) else ""
    return {
        "measure": measure.name,
        "card": card,
        "segment": "" if arm or cell is TOTAL else cell,
        "arm": arm,
        "unit": measure.unit,
        "statistic": measure.statistic,
        "activity": measure.activity,
        "of": measure.of,
        "cadence": cadence,
        "points": [
            {"at": at.isoformat(), "value": p.value, "n": p.n, "k": p.k}
            | ({"withheld": True} if p.withheld else {})
            for (one, at), p in shown.items()
            if one == cell
        ],
    }


def withheld_points(found: Sequence[Mapping[str, Any]]) -> int:
    """How many points of series are withheld."""
    return sum(1 for one in found for point in one["points"] if point.get("withheld"))
