"""Names that may mean the same: suggestions for merging, which people accept or not.

A name is compared by its letters: without case, accents, punctuation, blanks and articles.
Accents are those that Latin, Greek and Cyrillic letters carry; the vowel signs of other scripts
are letters and stay, and so do emoji. Names are then put together step by step: those with the
same letters, those with the same words in another order, and those that are spelt nearly alike.

Spelt nearly alike are names that differ in plurals, doubled consonants and blanks, or in one slip
in one word: a letter too many, too few or wrong in a long word, two swapped in any. So “Marketing
North” and “Marketing South” stay two, and so do “employers” and “employees”, “leaders” and
“readers”: another first letter is another word, and another last one often is. A slip is never
looked for in numbers: “Team 1” and “Team 2”.

Nothing compares each name with each. Names are laid under keys that near ones have in common: what
is left of them without what may differ, with one letter less for the slips (as in W. Garbe's
symmetric delete spelling correction). A thousand names take a thousand times as long as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, Literal

from rapidfuzz.distance import OSA

from commonground.methods.settings import Likeness

Reason = Literal["writing", "order", "spelling"]
Words = tuple[str, ...]

_ARTICLES = frozenset(("the", "a", "an", "our"))
_JOINTS = frozenset(("and", "of", "the"))
_ACCENT = re.compile("[\u0300-\u036f]")
_BLANK = re.compile(r"(?<!\d) | (?!\d)")
_IN_NUMBER = re.compile(r"(?<=\d)['’.](?=\d)")
_DOUBLED = re.compile(r"([^\W\d_aeiouyаеёиоуыэюя])\1+", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:(?P<y>ies)|(?<=ch|sh|ss|.x|.z)es|(?<![sui])s)$")


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


def same_letters(name: str) -> str:
    """What all ways of writing one name have in common: for comparing, never for showing.

    Numbers stay apart: “Ward 1, 12” is not “Ward 11, 2”.
    """
    return _joined(_words(name))


@lru_cache(maxsize=32)  # a board asks again after each event, mostly about the same names
def _duplicates(names: tuple[str, ...], likeness: Likeness) -> tuple[Alike, ...]:
    words = [_words(name) for name in names]
    groups = _Groups(len(names))
    groups.join_equal(map(_joined, words), "writing")
    groups.join_equal(map(_in_order, words), "order")
    stems = [tuple(map(_stem, of)) for of in words]
    groups.join_equal(map(_joined, stems), "spelling")
    groups.join_equal(map(_in_order, stems), "spelling")
    for near in _one_word_apart(stems, likeness):
        for (one, first), (other, second) in combinations(near.items(), 2):
            if groups.root(first) != groups.root(second) and _slip(one, other, likeness):
                groups.join(first, second, "spelling")
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


@lru_cache(maxsize=8192)  # boards ask for each card at each change
def _words(name: str) -> Words:
    """What is compared of a name, word by word."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    bare = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", folded)))
    words = "".join(map(_compared, _IN_NUMBER.sub(" ", bare))).split()
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return tuple(words) or (folded,)


@lru_cache(maxsize=4096)
def _compared(character: str) -> str:
    """The character, a blank for what separates words, or nothing for what only decorates."""
    if character in "'’.":
        return ""
    category = unicodedata.category(character)
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    return " " if category[0] in "ZPC" and character != "#" else character


def _joined(words: Words) -> str:
    """All in one, however it was parted; but two numbers stay two."""
    return _BLANK.sub("", " ".join(words)) if len(words) > 1 else words[0]


def _in_order(words: Words) -> Words:
    """The words in an order of their own, without those that only hold others together."""
    return tuple(sorted(word for word in words if word not in _JOINTS)) or words


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """The word without what its number and its doubled consonants add."""
    alone = _PLURAL.sub(lambda found: "y" if found["y"] else "", word)
    return _DOUBLED.sub(r"\1", alone)


def _one_word_apart(names: Iterable[Words], likeness: Likeness) -> Iterator[Mapping[str, int]]:
    """Words, with their names: which share all their other words, and all but a letter of these."""
    found: dict[Hashable, dict[str, int]] = {}
    for place, words in enumerate(names):
        for at, word in enumerate(words):
            if len(word) < likeness.letters or not word.isalpha():
                continue
            others = _in_order((*words[:at], *words[at + 1 :]))
            for key in {word, *(word[:gap] + word[gap + 1 :] for gap in range(1, len(word)))}:
                found.setdefault((others, key), {}).setdefault(word, place)
    return (near for near in found.values() if len(near) > 1)


def _slip(one: str, other: str, likeness: Likeness) -> bool:
    """Whether two different words may be one, with a slip of a finger."""
    if one[0] != other[0] or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    if sorted(one) == sorted(other):
        return True
    if min(len(one), len(other)) < likeness.long:
        return False
    return len(one) != len(other) or one[-1] == other[-1]
