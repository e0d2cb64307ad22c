"""Ownership: collaboration that belongs to one department ends with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from commonground.methods.settings import Concentration

Side = Literal["grass roots", "sponsor", ""]


class Role(NamedTuple):
    """A role, the unit of whoever has it, and whether it is an owner's: of which side."""

    name: str
    unit: str
    side: Side = ""


@dataclass(frozen=True, slots=True)
class Ownership:
    """Shares (0 to 1) of the roles by unit, the largest first, and what is to be said of them.

    ``concentrated`` is the unit that holds more than half of the roles, or empty.
    """

    shares: dict[str, float]
    concentrated: str
    warnings: tuple[str, ...]


def ownership(
    roles: Iterable[tuple[str, str, Side] | Role], settings: Concentration | None = None
) -> Ownership:
    """Who holds the roles: each is a name, a unit, and for owners their side.

    Roles that nobody has (no unit) are not counted; a unit is one however its name is spelled.

    >>> ownership([("Host", "Claims", ""), ("Owner", "Claims", "sponsor")]).concentrated
    'Claims'
    """
    held = _spelled_alike(Role(*role) for role in roles if role[1].strip())
    counted = Counter(role.unit for role in held)
    shares = {unit: count / len(held) for unit, count in counted.most_common()}
    most = (settings or Concentration()).most
    concentrated = next((unit for unit, share in shares.items() if share > most), "")
    said = []
    if concentrated:
        part = f"{counted[concentrated]} of {len(held)} roles"
        said.append(f"{concentrated} holds {part}: it would be theirs, not everybody's.")
    sides = {role.side for role in held}
    if "sponsor" not in sides:
        said.append("There is no sponsor among the owners: few will get time for it.")
    if "grass roots" not in sides:
        said.append("No owner is from the grass roots: few will believe in it.")
    return Ownership(shares, concentrated, tuple(said))


def _spelled_alike(roles: Iterable[Role]) -> list[Role]:
    """The roles with units of one name, in letters of any case, spelled as the first of them."""
    first: dict[str, str] = {}
    return [role._replace(unit=first.setdefault(_folded(role.unit), role.unit)) for role in roles]


def same_unit(one: str, other: str) -> bool:
    """Whether two names of units are one, in letters of any case."""
    return _folded(one) == _folded(other)


def _folded(unit: str) -> str:
    return " ".join(unit.casefold().split())
