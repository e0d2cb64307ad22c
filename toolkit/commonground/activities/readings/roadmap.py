"""What a roadmap comes to, and what in it does not hold.

By when it must be done is what the group wrote down as its limit, or else the day that the purpose
names, counted from the first day, or else the last horizon of the indicator cards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from commonground.activities.readings.base import (
    Given,
    Reading,
    Result,
    Row,
    Rows,
    day,
    figure,
    finding,
    items,
    number,
    said,
)
from commonground.methods.roadmap import (
    KINDS,
    LAUNCH,
    STEP,
    Limits,
    Schedule,
    Task,
    findings,
    horizon,
    in_words,
    schedule,
    waits_for,
)


def roadmap(rows: Rows, given: Given) -> Result:
    """Rows with ``kind``, ``owner``, ``unit``, ``start``, ``end``, ``budget`` and ``after``.

    A kind is one of `methods.roadmap.KINDS`; ``after`` names other rows. Beside findings and
    figures there are ``bars`` (the steps in the order of their days, for a picture) and
    ``horizon``.
    """
    tasks = tasks_of(rows)
    plan = schedule(tasks)
    limits = _limits(given, plan.first)
    return {
        "findings": [
            finding(one.level, one.words, one.cure, one.row) for one in findings(tasks, limits)
        ],
        "figures": _figures(tasks, plan, limits) if tasks else [],
        "bars": bars(tasks, plan),
        "horizon": limits.horizon.isoformat() if limits.horizon else "",
    }


def tasks_of(rows: Rows) -> list[Task]:
    """The rows as steps of a roadmap."""
    return [_task(row, rows) for row in rows]


def horizon_of(tasks: Sequence[Task], given: Given) -> dt.date | None:
    """The day by which it must be done, if one is known."""
    return _limits(given, schedule(tasks).first).horizon


def _task(row: Row, rows: Rows) -> Task:
    others = [(str(one["id"]), str(one["text"])) for one in rows if one["id"] != row["id"]]
    after, unknown = waits_for(said(row, "after"), others)
    kind = said(row, "kind")
    return Task(
        str(row["id"]),
        str(row["text"]),
        kind if kind in KINDS else STEP,
        said(row, "owner"),
        said(row, "unit"),
        day(row, "start"),
        day(row, "end"),
        number(row, "budget"),
        tuple(after),
        tuple(unknown),
    )


def _limits(given: Given, first: dt.date | None) -> Limits:
    limit: Row = next(iter(items(given, "limits")), {})
    budget, end = number(limit, "budget"), day(limit, "horizon")
    if end:
        return Limits(end, budget, "the time that there is")
    begin = day(limit, "start") or first
    statement = str(given.get("purpose", {}).get("statement", ""))
    if begin and (named := horizon(statement, begin)):
        return Limits(named, budget)
    cards = given.get("measures", {}).get("cards", ())
    ends = [last for card in cards if (last := day(card, "horizon"))]
    return Limits(max(ends, default=None), budget, "the last indicator")


def _figures(tasks: Sequence[Task], plan: Schedule, limits: Limits) -> list[dict[str, Any]]:
    owned = sum(bool(task.owner) for task in tasks)
    limit = "" if limits.budget is None else f"of {limits.budget:,.10g}"
    found = [
        figure("Launch", in_words(plan.launch) if plan.launch else "no day yet"),
        figure("Early wins", len(plan.early), _named(tasks, plan.early)),
        figure("Budget", f"{plan.cost:,.10g}", limit),
        figure("Owned", f"{owned} of {len(tasks)}"),
    ]
    tight = [figure("Must not slip", len(plan.critical), _named(tasks, plan.critical))]
    return [*found, *(tight if plan.critical else [])]


def _named(tasks: Sequence[Task], keys: Sequence[str]) -> str:
    return ", ".join(task.text for task in tasks if task.id in keys)


def bars(tasks: Sequence[Task], plan: Schedule) -> list[dict[str, Any]]:
    """The steps in the order of their days, those without any last; days as ISO dates or empty."""
    dated = sorted((d, task.kind != LAUNCH, n) for n, task in enumerate(tasks) if (d := task.days))
    ordered = [tasks[place] for *_, place in dated]
    return [
        {
            "id": task.id,
            "text": task.text,
            "kind": task.kind,
            "owner": task.owner,
            "start": task.days[0].isoformat() if task.days else "",
            "end": task.days[1].isoformat() if task.days else "",
            "early": task.id in plan.early,
            "critical": task.id in plan.critical,
            "after": list(task.after),
        }
        for task in (*ordered, *(one for one in tasks if not one.days))
    ]


READING = Reading(roadmap, takes=("limits", "purpose", "measures"), pictured=True)
