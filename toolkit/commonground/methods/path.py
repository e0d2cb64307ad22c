"""Which way to begin: with our own people only, or customers and employees together.

The sources do not agree, and that is said: one lets employees find together before any customer is
asked in, one begins on both sides at once as long as it is small, and one puts whatever links
inside and outside last. Internal first is the default; both sides at once has preconditions. What
is not known is "unknown", which is never a pass.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from commonground.methods.settings import Focus, Ready

MET, NOT_MET, UNKNOWN = "met", "not met", "unknown"
_STATES: Final = {True: MET, False: NOT_MET, None: UNKNOWN}
CONFLICT: Final = (
    "The sources do not agree. One begins inside and asks customers in later; one begins on both "
    "sides at once, if it is small; one puts every link to the outside last."
)


@dataclass(frozen=True, slots=True)
class Precondition:
    """A condition, how it stands, and what would open it."""

    text: str
    state: str
    opens: str


def honeycomb(
    *,
    guide: float | None,
    purpose: float | None,
    red: Collection[str] | None,
    people: int | None,
    ready: Ready | None = None,
    focus: Focus | None = None,
) -> list[Precondition]:
    """The preconditions for customers and employees together from the first day.

    ``guide`` and ``purpose`` are the medians of these two disciplines (0 to 4), ``red`` the
    scenarios that are red flags, ``people`` how many begin on both sides; None is not known.

    >>> [one.state for one in honeycomb(guide=1, purpose=3, red=(), people=None)]
    ['met', 'not met', 'met', 'unknown']
    """
    ready, focus = ready or Ready(), focus or Focus()
    enough = f"{ready.enough:g}"
    return [
        Precondition(
            f"Each group knows its problem: the discipline Purpose is at {enough} or more",
            _STATES[None if purpose is None else purpose >= ready.enough],
            "Hold the workshop on the purpose with both sides, then rate the disciplines again.",
        ),
        Precondition(
            f"Somebody looks after the conversation: the discipline Guide is at {enough} or more",
            _STATES[None if guide is None else guide >= ready.enough],
            "Name who guides it and give them time, then rate the disciplines again.",
        ),
        Precondition(
            "Our own people are there from the first day: “Customers first” is no red flag",
            _STATES[None if red is None else "customers-first" not in red],
            "Win those who will host them first, then rate the five ways of failing again.",
        ),
        Precondition(
            f"It begins small: fewer than {focus.people:,} people on both sides together",
            _STATES[None if people is None else 0 < people < focus.people],
            "Write how many begin, on both sides together; take one cell if it is too many.",
        ),
    ]
