"""The XmR chart: what a process does by itself, and what is a signal that something has changed.

Each value is held against limits that come from how much neighbours differ: mean ± 2.66 times the
mean moving range. A slow drift or a step widens neighbours' differences little, and so it shows.

Source: D. Wheeler, *Understanding Variation*, 2nd edition, SPC Press 2000; the constants are
3/d2 = 2.66 and D4 = 3.268 for ranges of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean
from typing import Literal

from commonground.methods.review.series import numbers
from commonground.methods.settings import Steadiness

LIMITS, RANGE_LIMIT = 2.66, 3.268
Kind = Literal["outside", "run", "trend", "near"]


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that chance alone seldom does.

    ``kind`` is "outside" (beyond a limit), "run" (on one side of the mean), "trend" (each above,
    or each below, the one before) or "near" (two of three in the outer third on one side).
    ``direction`` is 1 for up or above and -1 for down or below. ``first`` and ``last`` are
    positions from 0; a value outside has the same twice.
    """

    kind: Kind
    direction: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Xmr:
    """A series and its limits, all in the series' unit.

    ``ranges`` are the moving ranges, one fewer than there are values; ``range_limit`` is how far
    two neighbours may be apart. ``screened`` counts the ranges that were left out of their mean;
    ``provisional`` says that there are too few values to rely on the limits.
    """

    values: tuple[float, ...]
    mean: float
    moving_range_mean: float
    limits: tuple[float, float]
    ranges: tuple[float, ...]
    range_limit: float
    signals: tuple[Signal, ...]
    screened: int
    provisional: bool


def xmr(
    values: Iterable[float],
    run: int = 8,
    screen: bool = False,  # noqa: FBT001, FBT002 - as facilitators' notebooks write it
    settings: Steadiness | None = None,
) -> Xmr:
    """The XmR chart of ``values`` (any unit, in the order of time, two or more).

    ``run`` is how many values in a row on one side of the mean are a signal: 8, or 7 for a more
    nervous eye. ``screen`` leaves ranges beyond their own limit out of the mean range, once: one
    odd value would widen the limits for all others. Say so beside the picture.

    >>> chart = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    >>> round(chart.mean, 2), round(chart.moving_range_mean, 4)
    (50.81, 1.8778)
    >>> [round(limit, 3) for limit in chart.limits]
    [45.815, 55.805]

    Raises Unsuitable for fewer than two values and for one that is no finite number.
    """
    settings = settings or Steadiness()
    series = numbers(values, 2)
    ranges = [abs(after - before) for before, after in pairwise(series)]
    kept = _screened(ranges) if screen else ranges
    mean, moving = fmean(series), fmean(kept)
    limits = (mean - LIMITS * moving, mean + LIMITS * moving)
    return Xmr(
        values=tuple(series),
        mean=mean,
        moving_range_mean=moving,
        limits=limits,
        ranges=tuple(ranges),
        range_limit=RANGE_LIMIT * moving,
        signals=tuple(_signals(series, mean, limits, run, settings.trend)),
        screened=len(ranges) - len(kept),
        provisional=len(series) < settings.least,
    )


def xmr_since(
    values: Iterable[float], first: int, run: int = 8, settings: Steadiness | None = None
) -> Xmr:
    """The XmR chart of ``values`` with the limits of the ``first`` of them, two or more.

    For a series in which something was changed on purpose: what came before says what the process
    does by itself, and what came after is held against that.

    Raises Unsuitable as ``xmr`` does.
    """
    settings = settings or Steadiness()
    series = numbers(values, 2)
    known = xmr(series[:first], run, settings=settings)
    ranges = [abs(after - before) for before, after in pairwise(series)]
    signals = tuple(_signals(series, known.mean, known.limits, run, settings.trend))
    return replace(known, values=tuple(series), ranges=tuple(ranges), signals=signals)


def _screened(ranges: list[float]) -> list[float]:
    """Without those beyond the limit of ranges; there is always one that is not."""
    limit = RANGE_LIMIT * fmean(ranges)
    return [width for width in ranges if width <= limit]


def _signals(
    series: Sequence[float], mean: float, limits: tuple[float, float], run: int, trend: int
) -> Iterator[Signal]:
    third = (limits[1] - mean) * 2 / 3
    for direction in (1, -1):
        off = [direction * (value - mean) for value in series]
        outside = [away > (limits[1] - mean) for away in off]
        yield from (Signal("outside", direction, at, at) for at, is_ in enumerate(outside) if is_)
        for first, last in _stretches([away > 0 for away in off], run):
            yield Signal("run", direction, first, last)
        rising = [direction * (after - before) > 0 for before, after in pairwise(series)]
        for first, last in _stretches(rising, trend - 1):
            yield Signal("trend", direction, first, last + 1)
        yield from _near([third < away for away in off], direction)


def _near(outer: Sequence[bool], direction: int) -> Iterator[Signal]:
    """Two of three neighbours in the outer third; what overlaps is told once."""
    told = -1
    for first in range(len(outer) - 2):
        if first > told and sum(outer[first : first + 3]) >= 2:
            told = first + 2
            yield Signal("near", direction, first, told)


def _stretches(holds: Sequence[bool], least: int) -> Iterator[tuple[int, int]]:
    """First and last of the stretches of at least ``least`` in a row that hold."""
    first = 0
    for at, is_ in enumerate([*holds, False]):
        if not is_:
            if at - first >= least:
                yield first, at - 1
            first = at + 1
