"""Van der Eijk's agreement A of answers in ordered categories.

The frequencies are peeled into layers. A layer's pattern says which categories are still filled;
its height is the smallest of their frequencies, which is then taken away from each. So the layers
of 2 3 0 1 are 1101 (height 1), 1100 (height 1) and 0100 (height 1). A layer with one filled
category is perfect agreement, one with all filled is none, and in between what counts is whether
the filled categories are neighbours: among all triples of categories, 110 and 011 speak for one
peak and 101 for two. A is the mean of the layers' agreement, weighted by the answers in each.

Source: C. van der Eijk, "Measuring agreement in ordered rating scales", *Quality & Quantity* 35
(2001), 325-341. Calculated in fractions, so that A on the edge of a band is exactly on it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from commonground.methods.problems import Unsuitable

CATEGORIES = 3


def van_der_eijk(frequencies: Iterable[float]) -> float:
    """Agreement A, from -1 (half at each end) over 0 (evenly spread) to 1 (all in one category).

    ``frequencies`` are K >= 3 numbers or shares of answers, one per category in the scale's order:
    a list, an array or a pandas Series. Empty categories are part of the scale and have a 0.

    >>> van_der_eijk([10, 0, 0, 0, 10])
    -1.0

    Raises Unsuitable for fewer than three categories, for a frequency that is negative or missing,
    and when there is no answer.
    """
    counts = [_counted(frequency) for frequency in frequencies]
    if len(counts) < CATEGORIES:
        raise Unsuitable(
            f"Agreement A needs a scale of three categories or more; this one has {len(counts)}.",
            "Show the distribution instead, or ask on a longer scale.",
        )
    answers = sum(counts)
    if not answers:
        raise Unsuitable("Nobody answered, so there is no agreement.", "Wait for answers.")
    return float(sum(weight * _agreement(filled) for filled, weight in _layers(counts)) / answers)


def _counted(frequency: float) -> Fraction:
    if not math.isfinite(frequency) or frequency < 0:
        raise Unsuitable(
            f"{frequency} is no frequency.", "Give how many chose each category: 0 or more."
        )
    # A numpy integer is no Rational for Fraction in every version; int and float both are exact.
    return Fraction(int(frequency)) if frequency == int(frequency) else Fraction(float(frequency))


def _layers(counts: Sequence[Fraction]) -> Iterator[tuple[tuple[bool, ...], Fraction]]:
    """The filled categories of each layer, and how many answers it holds."""
    rest = list(counts)
    while any(rest):
        filled = tuple(count > 0 for count in rest)
        height = min(count for count in rest if count)
        yield filled, height * sum(filled)
        rest = [count - height if count else count for count in rest]


@cache
def _agreement(filled: tuple[bool, ...]) -> Fraction:
    """The agreement A of one layer; boards with many items meet the same few patterns again."""
    size, categories = sum(filled), len(filled)
    if size == 1:
        return Fraction(1)
    triples = list(combinations(filled, 3))
    united = sum(triple in {(True, True, False), (False, True, True)} for triple in triples)
    divided = triples.count((True, False, True))
    if not united + divided:
        return Fraction(0)
    unity = Fraction(
        (categories - 2) * united - (categories - 1) * divided,
        (categories - 2) * (united + divided),
    )
    return unity * (1 - Fraction(size - 1, categories - 1))
