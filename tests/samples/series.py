"""The samples as series, as an import would make them: by week or month, by arm or by team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from statistics import fmean
from typing import Any

from tests.samples.organisations import SCRIPT

Json = dict[str, Any]
TEAMS: dict[str, bool] = SCRIPT["TEAMS"]


def rework(org: Any, *, by_team: bool = False) -> list[Json]:
    """The share of claims that were done again, each week."""
    _, *rows = SCRIPT["rework"](org)
    cells = ((_cell(team, by_team=by_team), week, again, of) for week, team, of, again, _ in rows)
    return shares("rework", "Rework share", "week", cells, by_team=by_team)


def reopened(org: Any) -> list[Json]:
    """The share of tickets that were reopened, by the month in which they were solved."""
    _, *rows = SCRIPT["tickets"](org)
    cells = (
        (_cell(row[1]), datetime.fromisoformat(row[5]).date().replace(day=1), int(row[7] > 0), 1)
        for row in rows
    )
    return shares("reopened", "Tickets reopened", "month", cells)


def minutes(org: Any) -> list[Json]:
    """The time until a ticket was solved, each month: the mean."""
    _, *rows = SCRIPT["tickets"](org)
    found: dict[tuple[str, date], list[float]] = defaultdict(list)
    for row in rows:
        month = datetime.fromisoformat(row[5]).date().replace(day=1)
        found[_cell(row[1]), month].append(float(row[9]))
    return [
        {
            "measure": "Time until solved",
            "card": "minutes",
            "arm": arm,
            "unit": "mean",
            "segment": "",
            "cadence": "month",
            "points": [
                {"at": str(at), "value": fmean(values), "n": len(values), "k": None}
                for (cell, at), values in sorted(found.items())
                if cell == arm
            ],
        }
        for arm in ("treated", "control")
    ]


def active(org: Any) -> list[Json]:
    """How many people chat in a week: no outcome."""
    _, *rows = SCRIPT["chat"](org)
    points = [
        {"at": str(row[0]), "value": row[4], "n": 1, "k": None}
        for row in rows
        if row[0].weekday() == 0
    ]
    about = {"measure": "Weekly active members", "card": "active", "segment": "", "arm": ""}
    return [{**about, "unit": "mean", "cadence": "week", "activity": True, "points": points}]


def all_of(org: Any) -> list[Json]:
    """All that the plan asks for but the survey."""
    return [*rework(org), *reopened(org), *minutes(org), *active(org)]


def shares(
    card: str,
    measure: str,
    cadence: str,
    cells: Iterable[tuple[str, date, int, int]],
    *,
    by_team: bool = False,
) -> list[Json]:
    """Series of shares from how many of how many, by arm or by team."""
    found: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for cell, at, k, n in cells:
        found[cell][at][0] += k
        found[cell][at][1] += n
    return [
        {
            "measure": measure,
            "card": card,
            "unit": "share",
            "cadence": cadence,
            "arm": "" if by_team and cell in TEAMS else cell,
            "segment": cell if by_team and cell in TEAMS else "",
            "points": [
                {"at": str(at), "value": k / n, "n": n, "k": k}
                for at, (k, n) in sorted(points.items())
            ],
        }
        for cell, points in found.items()
    ]


def _cell(team: str, *, by_team: bool = False) -> str:
    if TEAMS[team]:
        return team if by_team else "treated"
    return "control"
