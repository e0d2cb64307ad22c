"""Small cells, and the ways back to them.

A number about fewer than five people or cases is withheld. That alone is not enough, because what
is withheld can often be had by subtraction. Three ways are closed:

1. From a total. Where a group is withheld in a period, the total of that period is withheld too, as
   are those of groups that nobody named: they count as a group when the total is looked at.
2. From the other answers to the same question. Where answers are withheld, the next smallest are
   withheld with them until ``together`` people are behind what is not shown.
3. From the other side of a share. Where people are counted, a share is withheld if fewer than five
   said yes, or fewer than five did not: with n known, the one tells the other.

What is withheld says nothing of how many there were: its n is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from commonground.imports.measures import Measure
from commonground.methods.settings import SmallCells

TOTAL = None
Cell = str | None
"""The name of a group; `TOTAL` is all of them, "" those that nobody named."""


@dataclass(frozen=True, slots=True)
class Point:
    """A measure in one period: ``n`` are behind the ``value``, ``k`` of them in a share."""

    value: float | None
    n: int
    k: int | None = None
    withheld: bool = False


Points = Mapping[tuple[Cell, date], Point]
_GONE = Point(None, 0, None, withheld=True)


def withheld(
    found: Sequence[tuple[Measure, Points]], small: SmallCells | None = None
) -> list[dict[tuple[Cell, date], Point]]:
    """The points of measures without small cells and without ways back to them."""
    small = small or SmallCells()
    shown = [
        {
            at: _GONE if _is_small(measure, point, small.least) else point
            for at, point in points.items()
        }
        for measure, points in found
    ]
    questions = _questions(measure for measure, _ in found)
    for together in questions:
        _beside(
            [shown[place] for place in together], [found[place][1] for place in together], small
        )
    for points in shown:
        for cell, at in points:
            if cell is TOTAL and any(
                p.withheld for (c, when), p in points.items() if c is not TOTAL and when == at
            ):
                points[cell, at] = _GONE
    for together in questions:
        _beside(
            [shown[place] for place in together], [found[place][1] for place in together], small
        )
    return shown


def said(count: int) -> str:
    """That so many numbers are withheld, and why."""
    return (
        f"{count:,} numbers about fewer than {SmallCells().least}, or that would tell such a one."
    )


def _is_small(measure: Measure, point: Point, least: int) -> bool:
    if point.value is None:
        return False
    if measure.statistic == "ratio" or not measure.counted:
        if 0 < point.n < least:
            return True
        if not measure.people or point.k is None:
            return False
        return 0 < point.k < least or 0 < point.n - point.k < least
    return point.value == int(point.value) and 0 < point.value < least


def _questions(measures: Iterable[Measure]) -> list[list[int]]:
    """The places of measures that are the answers to one question."""
    found: dict[str, list[int]] = {}
    for place, measure in enumerate(measures):
        kind, _, question = measure.id.partition("-")
        if kind.startswith("is") and question:
            found.setdefault(question, []).append(place)
    return list(found.values())


def _beside(
    shown: Sequence[dict[tuple[Cell, date], Point]], before: Sequence[Points], small: SmallCells
) -> None:
    """Withhold the next smallest answers beside those that are, until enough are not shown."""
    for at in {at for points in shown for at in points}:
        n = max((points[at].n for points in before if at in points), default=0)
        while True:
            open_ones = [
                p for p, points in enumerate(shown) if at in points and not points[at].withheld
            ]
            seen = sum(before[p][at].k or 0 for p in open_ones)
            hidden = n - seen
            if not open_ones or hidden == 0 or hidden >= small.together:
                break
            least = min(open_ones, key=lambda place: (before[place][at].k or 0) or n + 1)
            if not before[least][at].k:
                break
            shown[least][at] = replace(_GONE)
