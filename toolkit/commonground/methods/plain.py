"""Plain text: what the checks read, whatever a text was typed with.

Plain text has compatible characters unified, one blank between words, straight quotation marks
and hyphens, and nothing invisible.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

EXAMINED: Final = 2_000
"""How many characters of a text are read."""


def plain_text(text: str) -> str:
    """The beginning of a text as plain text."""
    return with_origin(text[:EXAMINED])[0]


def with_origin(text: str) -> tuple[str, tuple[int, ...]]:
    """A text as plain text, and for each of its characters the place that it came from."""
    characters: list[str] = []
    origin: list[int] = []
    for place, original in enumerate(text):
        for character in _unified(original):
            if character != " " or (characters and characters[-1] != " "):
                characters.append(character)
                origin.append(place)
    return "".join(characters), tuple(origin)


_STRAIGHT = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’ʼ′", "'"), "⁄": "/"})


@lru_cache(maxsize=2048)
def _unified(character: str) -> str:
    """What stands for a character in plain text: itself, a blank, nothing, or a few others."""
    if unicodedata.category(character) == "Cf":
        return ""
    unified = unicodedata.normalize("NFKC", character).translate(_STRAIGHT)
    if len(unified) > 4:  # some ligatures are whole sentences
        return " "
    return "".join(c if c.isprintable() and not c.isspace() else " " for c in unified)
