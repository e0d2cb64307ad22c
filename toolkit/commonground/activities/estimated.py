"""What estimates come to: numbers read as they were typed, medians, and the return on a cost."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from statistics import median, quantiles
from typing import Any

from commonground.activities.base import Board
from commonground.methods.indicators.card import Card
from commonground.methods.indicators.fields import BY_NAME
from commonground.methods.indicators.values import Wrong, value
from commonground.methods.problems import Unsuitable
from commonground.methods.review import Range, Roi, roi
from commonground.session.problems import Refused

RANGE = "range"
BENEFIT, COST, ATTRIBUTION = "benefit", "cost", "attribution"
PARTS = (BENEFIT, COST, ATTRIBUTION)
MOST = 1e15  # larger ones are slips of the finger
Json = dict[str, Any]


def number(typed: object, unit: str = "") -> float:
    """The number that somebody typed, in the item's unit: 12% of a share is 0.12.

    Raises `Refused` for what is no number, and for one that can be read in two ways.
    """
    try:
        found = float(value(BY_NAME["target"], typed))
    except Wrong as wrong:
        raise Refused(wrong.reason, safe="What you typed is still there.", do=wrong.fix) from None
    if abs(found) > MOST:
        raise Refused("That is more than can be counted here.", do="Check the number of zeros.")
    percent = isinstance(typed, str) and typed.strip().endswith("%")
    return found / 100 if percent and Card(unit=unit).is_share else found


def records(board: Board) -> list[Json]:
    """A record per item: id, text, unit, what is known of it, ``n``, and what all gave.

    ``likely`` is the median. ``low`` and ``high`` are the medians of the ranges' ends; of single
    numbers the quartiles. ``least`` and ``most`` are the extremes, ``values`` all answers in
    order, without names. Where nobody answered they are None.
    """
    return [
        {
            "id": item["id"],
            "text": item["text"],
            "unit": item.get("unit", ""),
            "part": item.get("part", ""),
            "baseline": item.get("baseline"),
            "target": item.get("target"),
            "kind": board["kind"],
            **_found([own[item["id"]] for own in board["given"].values() if item["id"] in own]),
        }
        for item in board["items"]
    ]


def _found(values: Sequence[Sequence[float]]) -> Json:
    if not values:
        nothing = dict.fromkeys(("low", "likely", "high", "least", "most"))
        return {"n": 0, **nothing, "values": []}
    ordered = sorted(values, key=lambda one: (one[len(one) // 2], one[0], one[-1]))
    middles = [one[len(one) // 2] for one in ordered]
    if len(ordered[0]) > 1:
        low, high = median(one[0] for one in ordered), median(one[-1] for one in ordered)
    elif len(middles) > 1:
        low, _, high = quantiles(middles, n=4, method="inclusive")
    else:
        low = high = middles[0]
    return {
        "n": len(values),
        "low": low,
        "likely": median(middles),
        "high": high,
        "least": min(one[0] for one in ordered),
        "most": max(one[-1] for one in ordered),
        "values": [list(one) for one in ordered],
    }


def said(record: Mapping[str, Any]) -> str:
    """The median and its range in words: “12% (10 to 15)”."""
    unit = str(record.get("unit", "")).strip()
    tail = unit if unit.startswith("%") else f" {unit}" if unit else ""
    low, likely, high = (told(record[name]) for name in ("low", "likely", "high"))
    return f"{likely}{tail}" if low == high else f"{likely}{tail} ({low} to {high})"


def told(value: float) -> str:
    """A number as people write it: 12,000 or 0.175."""
    size = abs(value)
    digits = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 3
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if digits else text


def worth(found: Sequence[Mapping[str, Any]]) -> Json:
    """The return on the cost that the estimates come to, or ``missing``: what is wanting, in words.

    ``chance`` that there is more benefit than cost (0 to 1), ``median`` and ``interval`` (P10,
    P90) as parts of the cost, ``drivers`` (each id, text and strength, -1 to 1), ``percentiles``
    P1 to P99, and ``draws``; calculated by `commonground.methods.review.roi` from the medians.
    """
    given = tuple(
        (one["id"], one["part"], *(float(one[name]) for name in ("low", "likely", "high")))
        for one in found
        if one["n"] and one["part"] in PARTS
    )
    if missing := [part for part in (BENEFIT, COST) if part not in {one[1] for one in given}]:
        return {"missing": f"Nobody has estimated a {missing[0]} yet."}
    try:
        result = _roi(given)
    except Unsuitable as problem:
        return {"missing": str(problem)}
    texts = {one["id"]: one["text"] for one in found}
    texts |= {"attribution": next((o["text"] for o in found if o["part"] == ATTRIBUTION), "")}
    return {
        "chance": result.chance,
        "median": result.median,
        "interval": list(result.interval),
        "drivers": [
            {"id": name, "text": texts[name], "strength": round(strength, 3)}
            for name, strength in result.drivers.items()
            if not math.isnan(strength)
        ],
        "percentiles": [round(one, 4) for one in result.percentiles],
        "draws": result.draws,
    }


@lru_cache(maxsize=64)
def _roi(given: tuple[tuple[str, str, float, float, float], ...]) -> Roi:
    """Every page of every change asks again, and ten thousand draws are made once."""
    parts: dict[str, dict[str, Range]] = {part: {} for part in PARTS}
    for name, part, low, likely, high in given:
        parts[part][name] = Range(low, high, likely)
    claimed = next(iter(parts[ATTRIBUTION].values()), None)
    return roi(parts[BENEFIT], parts[COST], claimed and _of_one(claimed))


def _of_one(share: Range) -> Range:
    """An attribution that was given in percent, as a part of 1."""
    likely = share.low if share.likely is None else share.likely
    return Range(share.low / 100, share.high / 100, likely / 100)
