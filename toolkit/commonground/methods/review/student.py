"""Quantiles of Student's t, without a library that takes a second to import.

The distribution is the incomplete beta function, and that a continued fraction
(NIST *Digital Library of Mathematical Functions*, 8.17.22); the quantile is found by halving.
"""

from __future__ import annotations

import math

_ROUNDS, _HALVINGS, _TINY = 500, 200, 1e-300


def t_quantile(p: float, freedom: float) -> float:
    """Below which value Student's t lies with probability ``p`` (0.5 to 1, excluded).

    ``freedom`` are the degrees of freedom, more than 0; they need not be whole.

    >>> round(t_quantile(0.975, 10), 4)
    2.2281
    """
    low, high = 0.0, 1.0
    while _above(high, freedom) > 1 - p and high < 1e12:
        low, high = high, 2 * high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if _above(middle, freedom) > 1 - p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _above(t: float, freedom: float) -> float:
    """The probability that t is exceeded."""
    return _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function of ``x`` (0 to 1)."""
    if not 0 < x < 1:
        return float(x >= 1)
    whole = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(whole + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):  # there the fraction converges fast
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction, by Lentz's method."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _ROUNDS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_zero(1 + step * d)
            c = _not_zero(1 + step / c)
            found *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return found


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
