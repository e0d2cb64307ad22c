"""How the check reads a text: as plain text, with the people in it already found.

It remembers for each character of the plain text which one of the original it came from, so that
a finding points at what the person wrote.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from commonground.methods.plain import EXAMINED, plain_text, with_origin
from commonground.methods.purpose.words import JUDGED_BY
from commonground.resources import data


def _roles() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(data("roles.json").read_text("utf-8"))["fields"]
    return found


ROLES: Final[Mapping[str, Mapping[str, str]]] = _roles()
"""The dictionary of roles: field → singular → plural."""

_PEOPLE = ("people", "persons", "individuals")
_PLURALS = frozenset(many.casefold() for field in ROLES.values() for many in field.values())
_NAMES = _PLURALS | {one.casefold() for field in ROLES.values() for one in field}


class Seen(NamedTuple):
    """Where in the plain text something was seen."""

    start: int
    end: int


NOWHERE: Final = Seen(0, 0)
"""For something that is missing, or that stands in a slot rather than in the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the rules read it, and the slots that were filled beside it.

    ``people`` are the roles in it; ``crowds`` those that can be counted, and the word “people”,
    which names nobody. ``origin[i]`` is the place in the text that ``plain[i]`` came from.
    """

    plain: str
    origin: tuple[int, ...]
    shortened: bool
    slots: Mapping[str, str]
    people: tuple[Seen, ...]
    crowds: tuple[Seen, ...]

    def first(self, pattern: re.Pattern[str]) -> Seen | None:
        """Where the pattern is found first."""
        match = pattern.search(self.plain)
        return Seen(*match.span()) if match else None

    def before(self, pattern: re.Pattern[str], place: int) -> re.Match[str] | None:
        """The pattern, if it ends at ``place``. It begins fifty characters before, at most."""
        return pattern.search(self.plain, max(0, place - 50), place)

    def leading_to(
        self, people: Iterable[Seen], pattern: re.Pattern[str], begins: re.Pattern[str]
    ) -> Iterator[tuple[Seen, re.Match[str]]]:
        """Those people before whom the pattern stands, with the longest match that ends at them.

        It can only begin where ``begins`` is found, a hundred characters before at most. So the
        time that this takes grows with the text, and not with its square.
        """
        starts = [match.start() for match in begins.finditer(self.plain)]
        for who in people:
            near = starts[bisect_left(starts, who.start - 100) : bisect_left(starts, who.start)]
            matches = (pattern.match(self.plain, start, who.start) for start in near)
            if match := next(filter(None, matches), None):
                yield who, match

    def span(self, seen: Seen) -> tuple[int, int] | None:
        """Start and end in the original text; None for `NOWHERE`."""
        if seen == NOWHERE:
            return None
        return self.origin[seen.start], self.origin[seen.end - 1] + 1


def read(text: str, slots: Mapping[str, str], roles: Iterable[str]) -> Reading:
    """Read a text. ``roles`` are known beside those of the dictionary."""
    plain, origin = with_origin(text[:EXAMINED])
    own = frozenset(filter(None, (plain_text(role).casefold().strip() for role in roles)))
    named = [
        match for match in names_of_people(own).finditer(plain) if not _only_qualifies(plain, match)
    ]
    return Reading(
        plain,
        origin,
        len(text) > EXAMINED,
        {slot: filled for slot, words in slots.items() if (filled := plain_text(words).strip())},
        tuple(Seen(*match.span()) for match in named if match[0].casefold() not in _PEOPLE),
        tuple(Seen(*match.span()) for match in named if match.lastgroup == "many"),
    )


@lru_cache(maxsize=32)
def names_of_people(own: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """All names of people: in the group ``many`` those that a number can stand before."""
    many = _PLURALS.union(_PEOPLE, own, map(_plural, own))
    one = _NAMES - many
    # Longer names first, so that “team leads” is not read as “team”.
    groups = (
        f"(?P<{group}>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"
        for group, names in (("many", many), ("one", one))
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def _plural(role: str) -> str:
    """The regular plural of a word that an organisation added."""
    if re.search(r"[^aeiou]y$", role):
        return role[:-1] + "ies"
    return role + ("es" if re.search(r"(?:s|x|z|ch|sh)$", role) else "s")


def _only_qualifies(plain: str, role: re.Match[str]) -> bool:
    """Whether the role stands before what is meant: “customer complaints”, “nurses' errors”."""
    owner = re.compile(r"'s? |' ").match(plain, role.end())
    plural = role.lastgroup == "many" and role[0].casefold() not in _UNCOUNTED
    if owner is None and plural:
        return False
    return JUDGED_BY.match(plain, owner.end() if owner else role.end() + 1) is not None


_UNCOUNTED = frozenset(
    one.casefold() for field in ROLES.values() for one, many in field.items() if one == many
)
