"""Interrupted series: what the level and the slope did at a date, with what came before as guide.

y ~ T + X + P: T counts the periods from 0, X is 1 from the change on, P counts the periods since
the change. Neighbouring periods resemble one another, which ordinary errors take for knowledge:
so the errors are robust to that (HAC, W. Newey and K. West, *Econometrica* 55 (1987), 703-708).

Source: A. Wagner and others, *Journal of Clinical Pharmacy and Therapeutics* 27 (2002), 299-309.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

from commonground.methods.problems import Unsuitable
from commonground.methods.review.series import numbers
from commonground.methods.sampling import given
from commonground.methods.settings import Steadiness

_sum = math.fsum  # without what is lost on the way


@dataclass(frozen=True, slots=True)
class Interruption:
    """A level, a slope, and what the change did to both, in the series' unit (per period).

    ``level_error`` and ``slope_error`` are HAC standard errors of the two changes; the intervals
    have the confidence that was asked for. ``expected`` is what the series before the change
    leads to for each period after it, had nothing happened.
    """

    start: float
    slope: float
    level_change: float
    slope_change: float
    level_error: float
    slope_error: float
    level_interval: tuple[float, float]
    slope_interval: tuple[float, float]
    fitted: tuple[float, ...]
    expected: tuple[float, ...]
    lags: int


def interrupted_series(
    values: Iterable[float],
    change: int,
    lags: int | None = None,
    confidence: float = 0.95,
    settings: Steadiness | None = None,
) -> Interruption:
    """What happened to ``values`` (any unit, one per period) at the position ``change``.

    ``change`` is the position (from 0) of the first value after the change; there are at least
    eight values on each side (a judgement of ours, in the settings). ``lags`` is how many periods
    back one resembles another; unless given, 4 (n/100)^(2/9), rounded down.

    Raises Unsuitable for too few values on a side and for one that is no number.
    """
    least = (settings or Steadiness()).each_side
    series = numbers(values, 2 * least)
    n = len(series)
    if not least <= change <= n - least:
        raise Unsuitable(
            f"There are {max(0, min(change, n))} values before the change and "
            f"{max(0, n - max(change, 0))} from it on, and this needs {least} on each side.",
            "Wait for more periods, or compare before and after only.",
        )
    design = [[1.0, float(at), float(at >= change), float(max(0, at - change))] for at in range(n)]
    back = int(4 * (n / 100) ** (2 / 9)) if lags is None else lags
    params, errors, fitted = _fit(design, series, back)
    z = NormalDist().inv_cdf((1 + given.inside(confidence, "confidence")) / 2)
    start, slope, level_change, slope_change = params
    level_error, slope_error = errors[2:]
    return Interruption(
        start=start,
        slope=slope,
        level_change=level_change,
        slope_change=slope_change,
        level_error=level_error,
        slope_error=slope_error,
        level_interval=(level_change - z * level_error, level_change + z * level_error),
        slope_interval=(slope_change - z * slope_error, slope_change + z * slope_error),
        fitted=tuple(fitted),
        expected=tuple(start + slope * at for at in range(change, n)),
        lags=back,
    )


def _fit(
    design: list[list[float]], values: list[float], lags: int
) -> tuple[list[float], list[float], list[float]]:
    """Least squares: the parameters, their HAC errors (Bartlett's weights), and what is fitted."""
    many = range(len(design[0]))
    squares = [[_sum(row[i] * row[j] for row in design) for j in many] for i in many]
    inverse = _inverse(squares)
    sums = [_sum(row[i] * v for row, v in zip(design, values, strict=True)) for i in many]
    params = [_sum(inverse[i][j] * sums[j] for j in many) for i in many]
    fitted = [_sum(p * x for p, x in zip(params, row, strict=True)) for row in design]
    left = [v - f for v, f in zip(values, fitted, strict=True)]
    scores = [[x * one for x in row] for row, one in zip(design, left, strict=True)]
    middle = [[_between(scores, i, j, 0) for j in many] for i in many]
    for lag in range(1, lags + 1):
        weight = 1 - lag / (lags + 1)
        for i in many:
            for j in many:
                near = _between(scores, i, j, lag) + _between(scores, j, i, lag)
                middle[i][j] += weight * near
    variances = [
        _sum(inverse[k][i] * middle[i][j] * inverse[j][k] for i in many for j in many) for k in many
    ]
    return params, [math.sqrt(max(0.0, one)) for one in variances], fitted


def _between(scores: list[list[float]], i: int, j: int, lag: int) -> float:
    return _sum(scores[at][i] * scores[at - lag][j] for at in range(lag, len(scores)))


def _inverse(matrix: list[list[float]]) -> list[list[float]]:
    """By Gauss and Jordan, the largest pivot first."""
    n = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(n))] for i, row in enumerate(matrix)]
    for column in range(n):
        best = max(range(column, n), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        pivot = rows[column][column]
        rows[column] = [value / pivot for value in rows[column]]
        for other in range(n):
            if other != column and (factor := rows[other][column]):
                pairs = zip(rows[other], rows[column], strict=True)
                rows[other] = [value - factor * above for value, above in pairs]
    return [row[n:] for row in rows]
