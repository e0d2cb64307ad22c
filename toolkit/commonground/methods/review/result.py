"""One card's result: what moved, how sure that is, against what was wanted and expected."""

from __future__ import annotations

from datetime import date
from typing import Any

from commonground.methods import indicators
from commonground.methods.indicators import Card
from commonground.methods.review import notes, told
from commonground.methods.review.evidence import SAYS, Evidence
from commonground.methods.review.matched import Asked, Json, Measured, moved_as, same, way
from commonground.methods.review.measured import Line

BETTER, WORSE, SAME = "better", "worse", "no change shown"
OPEN, NOTHING, CONTEXT = "not known", "not measured", "context"
USE = "V1"  # the rule of the vanity check that knows users, posts and log-ins
_LONG = 400  # points of a line that are drawn


def result(one: Measured, asked: Asked, counters: set[str]) -> Json:
    """One card's result: what moved and how sure that is, with what there is to draw."""
    card, found = one.card, one.found
    rules = indicators.check(card)
    activity = one.activity or card.logic_stage == "activity" or any(r.rule == USE for r in rules)
    counter = same(card.name) in counters
    context = not counter and (activity or indicators.context_only(rules))
    after = found.after if found else None
    # Where nothing came in since the change, there is nothing that a label could stand on.
    label = found.label if found and after is not None else ""
    over = told.crossed(card, after)
    return {
        "id": one.key,
        "text": card.title,
        "unit": card.unit,
        "direction": card.direction,
        "aim": card.aim,
        "baseline": card.baseline,
        "target": card.target,
        "threshold": card.threshold,
        "action": card.action,
        "context": context,
        "activity": activity and not counter,
        "counter": counter,
        "label": label,
        "says": SAYS[label] if label else "",
        "finding": told.headline(card, found),
        "interval": told.interval(card, found),
        "before": found.before if found else None,
        "after": after,
        "moved": moved_as(card, found),
        "verdict": CONTEXT if context else _verdict(card, found),
        "reached": _reached(card, after),
        "crossed": over,
        "estimate": found.found.estimate if found and found.found else None,
        "low": found.found.interval[0] if found and found.found and found.found.interval else None,
        "high": found.found.interval[1] if found and found.found and found.found.interval else None,
        "predicted": _predicted(card, one.key, after, asked),
        "lines": [_drawn(each) for each in (one.treated, one.control) if each and each.points],
        "limits": list(found.chart.limits) if found and found.chart else None,
        "mean": found.chart.mean if found and found.chart else None,
        "signals": _signals(one, asked.change),
        "expected": _expected(one, asked.change),
        "findings": [*notes.of_result(one, asked, over, activity=activity, context=context)],
    }


def _drawn(one: Line) -> Json:
    points = one.points[-_LONG:]
    return {
        "name": one.name,
        "cadence": one.cadence,
        "points": [[p.at.isoformat(), float(f"{p.value:.6g}"), p.n] for p in points],
    }


def _signals(one: Measured, change: date | None) -> list[Json]:
    """The signals with the first and the last day of each."""
    days = _days(one, change)
    if one.found is None or one.found.chart is None:
        return []
    return [
        {
            "kind": signal.kind,
            "direction": signal.direction,
            "first": days[signal.first],
            "last": days[signal.last],
        }
        for signal in one.found.chart.signals
    ]


def _expected(one: Measured, change: date | None) -> list[list[Any]]:
    """Where the course before the change led to: days and values."""
    if one.found is None or one.found.interrupted is None:
        return []
    expected = one.found.interrupted.expected
    days = _days(one, change)[-len(expected) :]
    return [[day, float(f"{value:.6g}")] for day, value in zip(days, expected, strict=True)]


def _days(one: Measured, change: date | None) -> list[str]:
    """The days of the values that were looked at: without the period in which the change came."""
    if one.treated is None:
        return []
    parts = (one.treated.before(change), one.treated.after(change)) if change else (one.treated,)
    return [point.at.isoformat() for part in parts for point in part.points]


def _verdict(card: Card, found: Evidence | None) -> str:
    if found is None or found.after is None:
        return NOTHING
    moved = moved_as(card, found)
    return OPEN if moved is None else {1: BETTER, -1: WORSE, 0: SAME}[moved]


def _reached(card: Card, after: float | None) -> bool | None:
    """Whether the target is reached; None without one, or where it is to be held."""
    wanted = way(card)
    if after is None or card.target is None or not wanted:
        return None
    return after * wanted >= card.target * wanted


def _predicted(card: Card, key: str, after: float | None, asked: Asked) -> Json | None:
    """What the room had expected, and where what came lies: "inside", "beyond" or "short"."""
    for one in asked.predicted:
        if not one.get("n") or (
            one.get("id") != key and same(one.get("text", "")) != same(card.name)
        ):
            continue  # fmt: skip
        low, likely, high = (float(one[name]) for name in ("low", "likely", "high"))
        where = ""
        if after is not None:
            away = (after > high) - (after < low)
            where = "inside" if not away else "beyond" if way(card) * away > 0 else "short"
        return {"low": low, "likely": likely, "high": high, "n": int(one["n"]), "where": where}
    return None
