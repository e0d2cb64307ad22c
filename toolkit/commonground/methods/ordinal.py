"""Summaries of judgements on an ordinal scale, and the order of several things judged on one.

An ordinal scale says which of two answers is higher, not by how much: the step from 2 to 3 need
not be as wide as the step from 4 to 5. A mean would add up these unknown widths, and a group that
is split between 1 and 5 would look like one that agrees on 3. So a summary holds how many chose
each category, the median, and the quartiles; it has no mean, and nothing is ranked by one.

Quartiles are Tukey's hinges: the medians of the lower and the upper half of the sorted values,
where an odd number of values puts the middle one into both halves (J. W. Tukey, *Exploratory Data
Analysis*, Addison-Wesley 1977, chapter 2). Median and hinges are values of the scale or lie
half-way between two of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class OrdinalSummary:
    """How a group judged one thing on the scale from ``low`` to ``high``.

    ``counts`` has one number per category, that of ``low`` first; they sum to ``n``. ``median``,
    ``q1`` and ``q3`` lie between ``low`` and ``high`` and are None when nobody answered.
    """

    low: int
    high: int
    n: int
    counts: tuple[int, ...]
    median: float | None
    q1: float | None
    q3: float | None

    def share(self, categories: slice) -> Fraction:
        """The exact part (0 to 1) of the answers in some categories: ``slice(-2, None)``, say."""
        return Fraction(sum(self.counts[categories]), self.n or 1)


def summarise(values: Sequence[int], low: int, high: int) -> OrdinalSummary:
    """Summarise whole-numbered judgements between ``low`` and ``high``, in any order.

    >>> summarise([4, 5, 2, 4], 1, 5)
    OrdinalSummary(low=1, high=5, n=4, counts=(0, 1, 0, 2, 1), median=4.0, q1=3.0, q3=4.5)

    Raises ValueError for a scale without at least two categories and for a value off the scale.
    """
    if not low < high:
        raise ValueError(f"A scale needs two categories or more; {low} to {high} has fewer.")
    for value in values:
        if value not in range(low, high + 1):
            raise ValueError(f"{value!r} is not on the scale: whole numbers from {low} to {high}.")
    ordered = sorted(values)
    half = (len(ordered) + 1) // 2
    return OrdinalSummary(
        low=low,
        high=high,
        n=len(ordered),
        counts=tuple(ordered.count(category) for category in range(low, high + 1)),
        median=_middle(ordered),
        q1=_middle(ordered[:half]),
        q3=_middle(ordered[-half:]),
    )


def rank(summaries: Mapping[str, OrdinalSummary]) -> list[str]:
    """The names of the summaries, best (highest) first.

    The order is by median; then by the share in the top two categories, the share in the top one,
    and the smaller share in the bottom two. What is equal in all of these stays in the given
    order; what nobody judged comes last. There is no mean in it, for the reason told above.

    Raises ValueError when the summaries are of different scales.
    """
    scales = {(summary.low, summary.high) for summary in summaries.values()}
    if len(scales) > 1:
        raise ValueError(f"Only one scale can be ranked at a time; these are {sorted(scales)}.")
    return sorted(summaries, key=lambda name: _merit(summaries[name]), reverse=True)


def _merit(summary: OrdinalSummary) -> tuple[float, Fraction, Fraction, Fraction]:
    """Greater is better. Exact fractions, so that equal shares of unlike numbers stay equal."""
    return (
        float("-inf") if summary.median is None else summary.median,
        summary.share(slice(-2, None)),
        summary.share(slice(-1, None)),
        -summary.share(slice(0, 2)),
    )


def _middle(ordered: Sequence[int]) -> float | None:
    """The median of sorted values; None of none."""
    if not ordered:
        return None
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2
