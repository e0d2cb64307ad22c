"""Ties: how many pairs there could be. A potential, never a value.

The pairs grow with the square of the people (B. Metcalfe, *Computer* 46 (2013), 26-31); that most
pairs are of little use is why n ln n stands beside it (B. Briscoe, A. Odlyzko and B. Tilly, *IEEE
Spectrum* 43 (2006), 34-39).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from commonground.methods.problems import Unsuitable


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of people: possible (n(n-1)/2) and active; ``tempered`` is n ln n, for comparison."""

    people: int
    possible: int
    tempered: float
    active: int

    @property
    def share(self) -> float:
        """The part (0 to 1) of the possible ties that is active."""
        return self.active / self.possible if self.possible else 0.0


def ties(people: int, active: int = 0) -> Ties:
    """Possible and active ties among so many people.

    >>> ties(100).possible
    4950

    Raises Unsuitable for fewer than no people, and for more active ties than are possible.
    """
    if people < 0:
        raise Unsuitable(f"{people} people cannot be.", "Count those who take part.")
    possible = people * (people - 1) // 2
    if not 0 <= active <= possible:
        raise Unsuitable(
            f"{active} ties are active, and among {people} people there can be 0 to {possible}.",
            "Count each pair once, whoever began.",
        )
    return Ties(people, possible, people * math.log(people) if people else 0.0, active)
