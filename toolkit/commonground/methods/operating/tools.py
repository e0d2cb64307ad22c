"""Tools: cheap ones multiply, and at the core they can do the same.

Two tools overlap by the part of their capabilities that both have (P. Jaccard, *Bulletin de la
Société Vaudoise des Sciences Naturelles* 37 (1901), 547-579).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Merging

CAPABILITIES: Final = (
    "messaging",
    "presence",
    "workflow",
    "community",
    "community management",
    "content management",
)


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, what it can do (of ``CAPABILITIES``), and what it is for, in a group's own words."""

    name: str
    capabilities: frozenset[str]
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two tools, and the part (0 to 1) of what either can do that both can."""

    one: str
    other: str
    share: float


@dataclass(frozen=True, slots=True)
class Inventory:
    """All pairs that overlap, most first; those to merge; and tools without a purpose."""

    overlaps: tuple[Overlap, ...]
    candidates: tuple[Overlap, ...]
    shelfware: tuple[str, ...]


def overlaps(tools: Iterable[Tool], settings: Merging | None = None) -> Inventory:
    """What tools have in common.

    >>> both = frozenset({"messaging", "presence"})
    >>> overlaps([Tool("Chat", both), Tool("Talk", both | {"workflow"})]).overlaps[0].share
    0.6666666666666666

    Raises Unsuitable for a capability that is none.
    """
    known = list(tools)
    for tool in known:
        if strange := sorted(tool.capabilities - set(CAPABILITIES)):
            raise Unsuitable(
                f"“{strange[0]}”, of {tool.name}, is no capability.",
                f"The capabilities are {', '.join(CAPABILITIES)}.",
            )
    pairs = (Overlap(a.name, b.name, _share(a, b)) for a, b in combinations(known, 2))
    found = sorted((pair for pair in pairs if pair.share), key=lambda pair: -pair.share)
    least = (settings or Merging()).least
    return Inventory(
        tuple(found),
        tuple(pair for pair in found if pair.share >= least),
        tuple(tool.name for tool in known if not tool.purpose.strip()),
    )


def _share(one: Tool, other: Tool) -> float:
    either = one.capabilities | other.capabilities
    return len(one.capabilities & other.capabilities) / len(either) if either else 0.0
