"""Intervals: how sure one may be of a share, or of how far two shares are apart.

Both are good for small groups and shares near 0 or 1, where the textbook's p ± margin leaves 0 to
1 or shrinks to nothing. The margin is for planning and for a share somewhere in the middle.
"""

from __future__ import annotations

import math
from statistics import NormalDist

from commonground.methods.sampling import given


def share_margin(
    p: float, n: int, confidence: float = 0.95, population: int | None = None
) -> float:
    """The margin e (0 to 1) of a share ``p`` ± e that ``n`` answers reach.

    With a ``population`` of N people, e = z √(p(1-p)/n · (N-n)/(N-1)): asking all leaves no margin.

    >>> round(share_margin(0.5, 120, population=200), 4)
    0.0567

    Raises Unsuitable for shares outside 0 to 1 and for fewer people in the population than asked.

    Source: W. Cochran, *Sampling Techniques*, 3rd edition, Wiley 1977, sections 3.2 and 3.5.
    """
    asked = given.people(n, "number of answers")
    whole = given.within(asked, population)
    z = NormalDist().inv_cdf((1 + given.inside(confidence, "confidence")) / 2)
    # Of a population of one, one was asked: nobody is left to be unsure of.
    left = 1.0 if whole is None else (whole - asked) / max(whole - 1, 1)
    return z * math.sqrt(given.share(p) * (1 - p) / asked * left)


def wilson(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson's interval (low, high), within 0 to 1, of the share of ``successes`` among ``n``.

    >>> low, high = wilson(81, 263)
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)

    Raises Unsuitable when there are no answers, or more successes than answers.

    Source: E. Wilson, *Journal of the American Statistical Association* 22 (1927), 209-212.
    """
    k, whole = given.counted(successes, n)
    z2 = NormalDist().inv_cdf((1 + given.inside(confidence, "confidence")) / 2) ** 2
    middle = (k + z2 / 2) / (whole + z2)
    reach = math.sqrt(z2 * (k * (whole - k) / whole + z2 / 4)) / (whole + z2)
    # Rounding leaves a hair beside the ends, where the interval has them exactly.
    return (
        0.0 if k == 0 else max(0.0, middle - reach),
        1.0 if k == whole else min(1.0, middle + reach),
    )


def newcombe(
    successes1: int, n1: int, successes2: int, n2: int, confidence: float = 0.95
) -> tuple[float, float]:
    """Newcombe's interval (low, high), within -1 to 1, of share 1 minus share 2.

    It combines two Wilson intervals; the groups are independent (not the same people twice).

    >>> low, high = newcombe(56, 70, 48, 80)
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)

    Raises Unsuitable as ``wilson`` does.

    Source: R. Newcombe, *Statistics in Medicine* 17 (1998), 873-890, method 10.
    """
    p1, p2 = successes1 / n1 if n1 else 0.0, successes2 / n2 if n2 else 0.0
    low1, high1 = wilson(successes1, n1, confidence)
    low2, high2 = wilson(successes2, n2, confidence)
    below = math.hypot(p1 - low1, high2 - p2)
    above = math.hypot(high1 - p1, p2 - low2)
    return max(-1.0, p1 - p2 - below), min(1.0, p1 - p2 + above)
