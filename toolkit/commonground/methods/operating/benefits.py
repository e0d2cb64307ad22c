"""The benefits ledger: what it brings, in numbers, and how well each number is shown.

What keeps those who pay is a benefit in the organisation's own money; what keeps the effort honest
is that a told benefit is never added to a compared one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

GRADES: Final = (
    "somebody told it",
    "observed change",
    "shift signal",
    "compared with a control",
    "randomised",
)
"""How a benefit is shown, from the weakest to the strongest."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit: so much ``a_year`` (None is unknown), shown so well (empty is unknown)."""

    name: str
    a_year: float | None = None
    grade: str = ""


def by_grade(benefits: Iterable[Benefit]) -> dict[str, float]:
    """Grade → the sum of a year's benefits that are shown so, the strongest first.

    What nobody has counted or graded is in none of them.

    >>> by_grade([Benefit("Less rework", 9000.0, "observed change"), Benefit("Pride")])
    {'observed change': 9000.0}
    """
    counted = [one for one in benefits if one.a_year is not None]
    return {
        grade: sum(one.a_year or 0.0 for one in counted if one.grade == grade)
        for grade in reversed(GRADES)
        if any(one.grade == grade for one in counted)
    }
