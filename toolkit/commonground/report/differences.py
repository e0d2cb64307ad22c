"""What changed between two versions of a text, word by word.

Where only blanks and commas stand between two changes, they belong to one change: a reader wants
to see which words went and which came, not a word-by-word shuffle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Change(NamedTuple):
    """A run of words that stayed ("same"), came ("added") or went ("gone")."""

    kind: str
    text: str


class _Run(NamedTuple):
    """What went and what came at one place, and what stayed behind it."""

    gone: str
    added: str
    same: str

    @property
    def is_change(self) -> bool:
        return bool(self.gone or self.added)


def between(before: str, after: str) -> list[Change]:
    """The text ``after``, with what came and what went since ``before``."""
    changes: list[Change] = []
    gone = added = ""
    for run, following in pairwise([*_runs(before, after), _Run("", "", "")]):
        gone, added = gone + run.gone, added + run.added
        if (gone or added) and following.is_change and not re.search(r"\w", run.same):
            gone, added = gone + run.same, added + run.same
            continue
        changes += [Change("gone", gone), Change("added", added), Change("same", run.same)]
        gone = added = ""
    return [change for change in changes if change.text]


def _runs(before: str, after: str) -> Iterator[_Run]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    i = k = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        same = old[block.a : block.a + block.size]
        yield _Run("".join(old[i : block.a]), "".join(new[k : block.b]), "".join(same))
        i, k = block.a + block.size, block.b + block.size
