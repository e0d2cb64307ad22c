"""A field of two axes on which items are placed, and how a room's placements of one item fell.

Both axes are ordinal with the same whole numbers from ``low`` to ``high``. The ``cut`` divides each
in two; a median exactly on it is high, as in `commonground.methods.stakeholders.strategy`. So there
are four quadrants, in the order of that function's ``STRATEGIES``: both high, only y high, only x
high, both low.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from commonground.activities.judged import judged
from commonground.methods.agreement.summary import AGREE, CAMPS
from commonground.methods.settings import Mendelow
from commonground.methods.stakeholders import STRATEGIES, strategy

Point = Sequence[int]
AXES = ("x", "y")
LOW, HIGH = 1, 9


def field(options: Mapping[str, Any]) -> dict[str, Any]:
    """Axes, scale, cut and the names of the four quadrants, from a step's options."""
    low, high = int(options.get("low", LOW)), int(options.get("high", HIGH))
    named = options.get("axes") or ({"id": "x", "label": "x"}, {"id": "y", "label": "y"})
    return {
        "axes": [
            {"id": axis["id"], "label": axis["label"], "ends": list(axis.get("ends", ("", "")))}
            for axis in named
        ],
        "low": low,
        "high": high,
        "cut": float(options.get("cut", (low + high) / 2)),
        "names": [str(name) for name in options.get("names", STRATEGIES.values())],
    }


def fallen(points: Sequence[Point], on: Mapping[str, Any]) -> dict[str, Any]:
    """How the placements of one item fell: a flat record.

    For each axis its median (None with two camps), quartiles, counts, agreement and band, under
    the axis' letter; for both together ``n``, the lower ``agreement`` with its ``band``, the
    ``strategy`` (the quadrant's name, None without medians) and the ``camps``.
    """
    by_axis = {
        axis: judged((point[place] for point in points), on["low"], on["high"])
        for place, axis in enumerate(AXES)
    }
    lowest = min(by_axis.values(), key=lambda one: _order(one["agreement"]))
    found: dict[str, Any] = {"n": len(points)}
    for axis, one in by_axis.items():
        found |= {axis: one["median"]}
        found |= {f"{axis}_{key}": one[key] for key in ("q1", "q3", "counts", "agreement", "band")}
    return found | {
        "agreement": lowest["agreement"],
        "band": lowest["band"],
        "note": lowest["note"],
        "strategy": _strategy(found["x"], found["y"], on),
        "camps": _camps(points, by_axis) if lowest["band"] == CAMPS else [],
    }


def most_split(results: Sequence[Mapping[str, Any]]) -> list[str]:
    """The items to discuss first: those on which the room does not agree, the most split first."""
    split = [one for one in results if one["agreement"] is not None and one["band"] != AGREE]
    return [one["id"] for one in sorted(split, key=lambda one: float(one["agreement"]))]


def _order(agreement: float | None) -> float:
    return 2.0 if agreement is None else agreement


def _strategy(x: float | None, y: float | None, on: Mapping[str, Any]) -> str | None:
    found = strategy(y, x, Mendelow(on["low"], on["high"], on["cut"]))
    names = dict(zip(STRATEGIES.values(), on["names"], strict=True))
    return None if found is None else str(names[found])


def _camps(points: Sequence[Point], by_axis: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Where the two camps stand: the room divided at the middle of the axis that splits it more.

    Each camp has the medians of its own placements and how many they are.
    """
    axis = min(AXES, key=lambda axis: _order(by_axis[axis]["agreement"]))
    middle = (by_axis[axis]["q1"] + by_axis[axis]["q3"]) / 2
    place = AXES.index(axis)
    sides = ([p for p in points if p[place] <= middle], [p for p in points if p[place] > middle])
    return [
        {
            "x": float(median(x for x, _ in side)),
            "y": float(median(y for _, y in side)),
            "n": len(side),
        }
        for side in sides
        if side
    ]
