"""What the results tell the scale gate: each hot spot, the counter-metrics, how long, how many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from commonground.methods.indicators import Card
from commonground.methods.review.evidence import evidence
from commonground.methods.review.matched import OUTCOMES, Asked, Json, Measured, moved_as, same


def spots(measured: Sequence[Measured], asked: Asked, counters: set[str]) -> list[Json]:
    """What moved in each hot spot: the outcomes of its own segment, or of all spots together."""
    mains = [
        one
        for one in measured
        if one.card.logic_stage in OUTCOMES and same(one.card.name) not in counters
    ]
    names = list(asked.spots) or list(
        dict.fromkeys(segment.name for one in mains for segment in one.segments)
    )
    if not names and any(one.found for one in mains):
        moved = [moved_as(one.card, one.found) for one in mains]
        return [{"name": "All hot spots together", "moved": _most(moved)}]
    found = {name: [_in_spot(one, name, asked) for one in mains] for name in names}
    return [{"name": name, "moved": _most(moved)} for name, moved in found.items()]


def _in_spot(one: Measured, name: str, asked: Asked) -> int | None:
    segment = next((each for each in one.segments if same(each.name) == same(name)), None)
    if segment is None or not segment.points:
        return None
    return moved_as(one.card, evidence(segment, one.control, asked.change))


def _most(moved: Sequence[int | None]) -> int | None:
    """One outcome as intended and none against it is a signal."""
    known = [one for one in moved if one is not None]
    if not known:
        return None
    return -1 if -1 in known else max(known)


def counters(results: Sequence[Json], cards: Sequence[Card]) -> list[Json]:
    """Each counter-metric that the plan names, and whether it is breached; None if unmeasured."""
    by_name = {same(one["text"]): one for one in results}
    names = dict.fromkeys(card.counter_metric for card in cards if card.counter_metric)
    return [{"name": name, "breached": _breached(by_name.get(same(name)))} for name in names]


def _breached(result: Json | None) -> bool | None:
    if result is None or result["after"] is None:
        return None
    if result["crossed"] or result["moved"] == -1:
        return True
    return None if result["moved"] is None and result["crossed"] is None else False


def weeks(measured: Sequence[Measured], change: date | None) -> int | None:
    """How many weeks of the time since the change are in the data."""
    days = [one.treated.points[-1].at for one in measured if one.treated and one.treated.points]
    if change is None or not days:
        return None
    return max(0, (max(days) - change).days // 7 + 1)


def people(measured: Sequence[Measured], change: date | None) -> list[int] | None:
    """How many stood behind an outcome in a period since the change, and how many were planned."""
    for one in measured:
        if one.card.sample and one.treated and change and one.card.logic_stage in OUTCOMES:
            behind = [point.n for point in one.treated.after(change).points]
            if behind:
                return [int(median(behind)), one.card.sample]
    return None
