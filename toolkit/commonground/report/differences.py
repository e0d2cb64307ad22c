"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\s+|\w+|[^\w\s]+")


class Change(NamedTuple):
    """A run of words that stayed ("same"), came ("added") or went ("gone")."""

    kind: str
    text: str


def between(before: str, after: str) -> list[Change]:
    """The text ``after``, with what came and what went since ``before``."""
    return [change for change in _changes(before, after) if change.text]


def _changes(before: str, after: str) -> Iterator[Change]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(new[k:m]))
        else:
            yield Change("gone", "".join(old[i:j]))
            yield Change("added", "".join(new[k:m]))
