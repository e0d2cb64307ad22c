"""Before and after: of a share, of a mean, and beside a group where nothing was changed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, variance
from typing import TypeAlias

from commonground.methods.review.series import numbers
from commonground.methods.review.student import t_quantile
from commonground.methods.sampling import given, newcombe

Measured: TypeAlias = float | Iterable[float]


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more there was afterwards, in the measure's unit.

    ``interval`` is None where there was one number for each period: nothing tells then how far
    chance alone reaches.
    """

    estimate: float
    interval: tuple[float, float] | None

    @property
    def shifted(self) -> bool | None:
        """Whether the interval leaves no change out; None when there is no interval."""
        if self.interval is None:
            return None
        return not self.interval[0] <= 0 <= self.interval[1]


def difference_in_shares(
    before: tuple[int, int], after: tuple[int, int], confidence: float = 0.95
) -> Difference:
    """The change of a share; each period is a pair (how many, of how many), other people each.

    The interval is Newcombe's, within -1 to 1 (see ``commonground.methods.sampling.newcombe``).

    >>> difference_in_shares((48, 80), (56, 70)).estimate
    0.2

    Raises Unsuitable for pairs that are no share.
    """
    (k1, n1), (k0, n0) = given.counted(*after), given.counted(*before)
    estimate = round(k1 / n1 - k0 / n0, 12)
    return Difference(estimate, newcombe(k1, n1, k0, n0, confidence))


def difference_in_differences(
    treated_before: Measured,
    treated_after: Measured,
    control_before: Measured,
    control_after: Measured,
    confidence: float = 0.95,
) -> Difference:
    """(T1 - T0) - (C1 - C0): the change, less the change that came about without it.

    Each is a number (a mean or a share), or a sample of measurements; of four samples with two
    values or more there is an interval, by Welch's unequal variances extended to four means.
    It rests on parallel trends: without the change, both groups would have moved alike. Draw both
    before believing it.

    >>> difference_in_differences(18.0, 12.0, 17.0, 15.0).estimate
    -4.0

    Raises Unsuitable for a sample without values or with one that is no number.

    Source: B. Welch, *Biometrika* 34 (1947), 28-35, for the degrees of freedom.
    """
    samples = [
        numbers(_several(measured), 1, f"group “{name}”")
        for measured, name in (
            (treated_after, "after, with the change"),
            (treated_before, "before, with the change"),
            (control_after, "after, without it"),
            (control_before, "before, without it"),
        )
    ]
    t1, t0, c1, c0 = (fmean(sample) for sample in samples)
    estimate = (t1 - t0) - (c1 - c0)
    if any(len(sample) < 2 for sample in samples):
        return Difference(estimate, None)
    reach = _reach(samples, given.inside(confidence, "confidence"))
    return Difference(estimate, (estimate - reach, estimate + reach))


def _several(measured: Measured) -> Iterable[float]:
    return measured if isinstance(measured, Iterable) else [measured]


def _reach(samples: list[list[float]], confidence: float) -> float:
    """Half of the interval's width."""
    parts = [variance(sample) / len(sample) for sample in samples]
    if not (spread := sum(parts)):
        return 0.0  # within each group all are equal
    freedom = spread**2 / sum(
        part**2 / (len(sample) - 1) for part, sample in zip(parts, samples, strict=True)
    )
    return t_quantile((1 + confidence) / 2, freedom) * math.sqrt(spread)
