"""Interrupted series: what the level and the slope did at a date, with what came before as guide.

y ~ T + X + P: T counts the periods from 0, X is 1 from the change on, P counts the periods since
the change. Neighbouring periods resemble one another, which ordinary errors take for knowledge:
so the errors are robust to that (HAC, W. Newey and K. West, *Econometrica* 55 (1987), 703-708).

Source: A. Wagner and others, *Journal of Clinical Pharmacy and Therapeutics* 27 (2002), 299-309.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeAlias

from commonground.methods.problems import Unsuitable
from commonground.methods.review.series import numbers
from commonground.methods.sampling import given
from commonground.methods.settings import Steadiness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


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
    import numpy as np

    least = (settings or Steadiness()).each_side
    series = numbers(values, 2 * least)
    n = len(series)
    if not least <= change <= n - least:
        raise Unsuitable(
            f"There are {max(0, min(change, n))} values before the change and "
            f"{max(0, n - max(change, 0))} from it on, and this needs {least} on each side.",
            "Wait for more periods, or compare before and after only.",
        )
    time = np.arange(n)
    after = (time >= change).astype(float)
    design = np.column_stack([np.ones(n), time, after, after * (time - change)])
    back = int(4 * (n / 100) ** (2 / 9)) if lags is None else lags
    params, errors, fitted = _fit(design, np.array(series), back)
    z = NormalDist().inv_cdf((1 + given.inside(confidence, "confidence")) / 2)
    start, slope, level_change, slope_change = (float(one) for one in params)
    level_error, slope_error = float(errors[2]), float(errors[3])
    return Interruption(
        start=start,
        slope=slope,
        level_change=level_change,
        slope_change=slope_change,
        level_error=level_error,
        slope_error=slope_error,
        level_interval=(level_change - z * level_error, level_change + z * level_error),
        slope_interval=(slope_change - z * slope_error, slope_change + z * slope_error),
        fitted=tuple(float(one) for one in fitted),
        expected=tuple(start + slope * float(at) for at in time[change:]),
        lags=back,
    )


def _fit(design: Floats, values: Floats, lags: int) -> tuple[Floats, Floats, Floats]:
    """Least squares: the parameters, their HAC errors (Bartlett's weights), and what is fitted."""
    import numpy as np

    inverse = np.linalg.inv(design.T @ design)
    params = inverse @ design.T @ values
    fitted = design @ params
    scores = design * (values - fitted)[:, None]
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        near = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (lags + 1)) * (near + near.T)
    variance = np.diag(inverse @ middle @ inverse)
    return params, np.sqrt(np.maximum(variance, 0)), fitted
