"""The door through which all text comes in.

A lone surrogate or a NUL breaks databases and office files; bidirectional overrides make one text
look like another; a pile of combining marks covers the neighbours. All of that is removed once,
here, so that no later place has to think of it. What is left is stored as it is and is only ever
drawn as text.
"""

from __future__ import annotations

import re
import unicodedata

from commonground.session.problems import Refused

NAME_LENGTH = 40
LINE_LENGTH = 200
TEXT_LENGTH = 2_000
MARKS_IN_A_ROW = 3

# C0 and C1 controls but tab and newline, bidirectional controls, surrogates, non-characters, and
# the invisible tag block.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[^\S\n]+")


def clean(text: object, limit: int = TEXT_LENGTH, *, lines: bool = True, name: str = "text") -> str:
    """Return ``text`` in NFC without controls, overrides and excess marks, stripped.

    With ``lines=False`` line breaks become blanks. Raises `Refused` when it is no text, or longer
    than ``limit`` characters: text is never cut behind the writer's back.
    """
    if not isinstance(text, str):
        raise Refused(f"The {name} is not a text.", do="Type it again.")
    # Four times the limit is room for whatever cleaning takes away; beyond it nothing is examined.
    if len(text) > 4 * limit + 100:
        raise _too_long(len(text), limit, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _fewer_marks(unicodedata.normalize("NFC", _FORBIDDEN.sub("", text)))
    text = _SPACES.sub(" ", text) if lines else " ".join(text.split())
    text = text.strip()
    if len(text) > limit:
        raise _too_long(len(text), limit, name)
    return text


def _fewer_marks(text: str) -> str:
    """Keep at most three combining marks in a row."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _too_long(length: int, limit: int, name: str) -> Refused:
    return Refused(
        f"The {name} is too long: {length:,} characters, and there is room for {limit:,}.",
        safe="What you typed is still in the field.",
        do="Shorten it and send it again.",
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names would be read as one: same letters, whatever their case and accents."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
