"""What is known of an export: by which headers, which column is what, and what it can give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from commonground.imports.measures import Measure

Wants = Literal["date", "number", "choice", "answer", "text", "person"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a column is to a measure, and under which headers it is known.

    ``many``: several columns can have it. ``count``: it cannot be less than nothing.
    """

    name: str
    label: str
    wants: Wants
    headers: tuple[str, ...] = ()
    needed: bool = False
    many: bool = False
    count: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """An export. It is this one if all of ``signs`` are among the headers."""

    id: str
    title: str
    signs: tuple[str, ...]
    roles: tuple[Role, ...]
    measures: tuple[Measure, ...] = ()
    cadence: str = "week"
    activity: bool = False
    orders: tuple[tuple[str, str], ...] = ()  # roles of dates of which the first cannot be later

    def role(self, name: str) -> Role | None:
        """The role of this name, if the kind has it."""
        return next((one for one in self.roles if one.name == name), None)


def date_role(name: str, label: str, *headers: str, needed: bool = False) -> Role:
    """A role of dates."""
    return Role(name, label, "date", headers, needed)


def count_role(name: str, label: str, *headers: str) -> Role:
    """A role of numbers that count something."""
    return Role(name, label, "number", headers, count=True)


GROUPS = ("group", "segment", "arm", "team", "site", "condition", "department", "location")
GROUP = Role("group", "Groups to compare", "choice")


def group_role(*headers: str) -> Role:
    """The role of the column by which rows are compared."""
    return Role("group", GROUP.label, "choice", headers)
