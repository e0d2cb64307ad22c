"""Content: it improves a conversation only where somebody can answer, and somebody reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# How often something appears in a month of 52/12 weeks.
A_MONTH: Final = {
    "daily": 365 / 12,
    "weekly": 52 / 12,
    "fortnightly": 26 / 12,
    "monthly": 1.0,
    "quarterly": 1 / 3,
    "once": 0.0,
}
"""Cadence → times a month."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A kind of content: for whom, by whom, how often, and how those whom it is for can answer."""

    name: str
    audience: str = ""
    owner: str = ""
    cadence: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many ``pieces``, and the names of those that lack something.

    What only ``tells``, what is for nobody in particular, what nobody writes. ``times`` is how
    often something appears in a month, as far as cadences are known.
    """

    pieces: int
    tells: tuple[str, ...]
    unaddressed: tuple[str, ...]
    unowned: tuple[str, ...]
    times: float

    @property
    def only_tells(self) -> bool:
        """Whether nothing in the plan can be answered."""
        return 0 < self.pieces == len(self.tells)


def plan(pieces: Sequence[Piece]) -> Plan:
    """What a content plan lacks.

    >>> plan([Piece("News", "adjusters", "Ada", "weekly")]).only_tells
    True
    """
    return Plan(
        len(pieces),
        tuple(piece.name for piece in pieces if not piece.reply.strip()),
        tuple(piece.name for piece in pieces if not piece.audience.strip()),
        tuple(piece.name for piece in pieces if not piece.owner.strip()),
        sum(A_MONTH.get(piece.cadence, 0.0) for piece in pieces),
    )
