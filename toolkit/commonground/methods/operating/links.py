"""Links between what goes on inside an organisation and what goes on outside of it.

They come last of the four steps, and fail on three things: nobody knows what they cost, both sides
write things down in ways of their own, and nobody looks whether they do any good. Where several
serve one goal, one standard can serve them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commonground.methods.plain import plain_text

NEEDS = ("cost", "standard", "measure")


@dataclass(frozen=True, slots=True)
class Link:
    """A link, in a group's own words: who is on either side, and for which goal.

    ``cost`` is a year's, in whatever unit the group counts; None is unknown, which is not nothing.
    """

    name: str
    inside: str = ""
    outside: str = ""
    goal: str = ""
    cost: float | None = None
    standard: str = ""
    measure: str = ""


def lacking(link: Link) -> tuple[str, ...]:
    """What a link still lacks of cost, standard and measure.

    >>> lacking(Link("Shared cases", cost=900, standard="One form"))
    ('measure',)
    """
    has = {"cost": link.cost is not None, "standard": link.standard, "measure": link.measure}
    return tuple(name for name in NEEDS if not has[name])


def shared_goals(links: Iterable[Link]) -> list[tuple[str, tuple[str, ...]]]:
    """Goals that more than one link serves, with the links, however the goal is spelled."""
    found: dict[str, list[Link]] = {}
    for link in links:
        if goal := " ".join(plain_text(link.goal).casefold().split()):
            found.setdefault(goal, []).append(link)
    several = (same for same in found.values() if len(same) > 1)
    return [(same[0].goal, tuple(link.name for link in same)) for same in several]
