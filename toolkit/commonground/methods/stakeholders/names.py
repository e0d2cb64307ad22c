"""Names that may mean the same: suggestions for merging, which people accept or not.

A name is compared by its letters: without case, accents, punctuation, blanks and articles.
Accents are those that Latin, Greek and Cyrillic letters carry; the vowel signs of other scripts
are letters and stay, and so do emoji. Names are then put together step by step: those with the
same letters, those with the same words in another order, and those that are spelt nearly alike.

Only what differs between two names is compared for nearness, so that “Marketing North” and
“Marketing South” stay two: most of their letters are the same, but “North” is not near “South”.
Names whose numbers differ are never near: “Team 1” and “Team 2”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, Literal

from rapidfuzz.distance import Indel

from commonground.methods.settings import Likeness

Reason = Literal["writing", "order", "spelling"]

_ARTICLES = frozenset(("the", "a", "an", "our"))
_ACCENT = re.compile("[\u0300-\u036f]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Names that may mean the same.

    ``members`` are their places in the list, ascending, two or more. ``reason`` is the weakest
    link between them: "writing" (case, accents, punctuation, blanks), "order" (of the words) or
    "spelling".
    """

    members: tuple[int, ...]
    reason: Reason

    def to_json(self) -> dict[str, Any]:
        """All fields; the members as a list."""
        return asdict(self) | {"members": list(self.members)}


def duplicates(names: Iterable[str], likeness: Likeness = Likeness()) -> list[Alike]:  # noqa: B008  # frozen
    """Groups of names that may mean the same, in the order of their first members.

    No name is in two groups, and the order of the list changes no group. Any text is a name; one
    in which there is nothing to compare is only like itself.

    >>> duplicates(["Zoë Müller", "Legal", "MULLER, Zoe", "legal team"])
    [Alike(members=(0, 2), reason='order')]
    """
    return list(_duplicates(tuple(names), likeness))


@lru_cache(maxsize=8192)  # boards ask for each card at each change
def same_letters(name: str) -> str:
    """What all ways of writing one name have in common: for comparing, never for showing."""
    return "".join(_words(name))


@lru_cache(maxsize=32)  # a board asks again after each event, mostly about the same names
def _duplicates(names: tuple[str, ...], likeness: Likeness) -> tuple[Alike, ...]:
    words = [_words(name) for name in names]
    groups = _Groups(len(names))
    groups.join_equal(["".join(of) for of in words], "writing")
    groups.join_equal([tuple(sorted(of)) for of in words], "order")
    for one, other in combinations(range(len(names)), 2):
        if groups.root(one) != groups.root(other) and _near(words[one], words[other], likeness):
            groups.join(one, other, "spelling")
    return tuple(groups)


class _Groups:
    """Places in a list, each alone at first. What joins later is a weaker reason."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._reason: dict[int, Reason] = {}

    def root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = place = self._parent[self._parent[place]]
        return place

    def join(self, one: int, other: int, reason: Reason) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first
            self._reason[first] = reason

    def join_equal(self, keys: Iterable[Hashable], reason: Reason) -> None:
        first: dict[Hashable, int] = {}
        for place, key in enumerate(keys):
            self.join(first.setdefault(key, place), place, reason)

    def __iter__(self) -> Iterator[Alike]:
        """The groups of two or more, by their first members."""
        members: dict[int, list[int]] = {}
        for place in range(len(self._parent)):
            members.setdefault(self.root(place), []).append(place)
        for root, places in members.items():
            if len(places) > 1:
                yield Alike(tuple(places), self._reason[root])


def _words(name: str) -> tuple[str, ...]:
    """What is compared of a name, word by word."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    bare = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", folded)))
    words = "".join(map(_compared, bare)).split()
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return tuple(words) or (folded,)


def _compared(character: str) -> str:
    """The character, a blank for what separates words, or nothing for what only decorates."""
    if character in "'’.":
        return ""
    category = unicodedata.category(character)
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    return " " if category[0] in "ZPC" and character != "#" else character


def _near(one: tuple[str, ...], other: tuple[str, ...], likeness: Likeness) -> bool:
    if min(len("".join(one)), len("".join(other))) < likeness.letters:
        return False
    # Most pairs end here: what is unlike as a whole is not near in what differs either.
    if not (_alike(one, other, likeness) or _alike(sorted(one), sorted(other), likeness)):
        return False
    if _numbers(one) != _numbers(other):
        return False
    rest = [word for word in one if word not in other]
    return _alike(rest, [word for word in other if word not in one], likeness)


def _alike(one: Sequence[str], other: Sequence[str], likeness: Likeness) -> bool:
    return Indel.normalized_similarity("".join(one), "".join(other)) >= likeness.words


def _numbers(words: tuple[str, ...]) -> list[str]:
    return sorted(number for word in words for number in _DIGITS.findall(word))
