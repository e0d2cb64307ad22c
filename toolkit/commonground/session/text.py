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
MARKS = 3  # combining ones on one letter

# C0 and C1 controls but tab and newline, bidirectional controls, surrogates, non-characters, and
# the invisible tag block.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[^\S\n]+")
# What takes part in some scripts and pictures but cannot be seen by itself.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\uffa0]"
)
_JOINERS = "\u200c\u200d"


def clean(text: object, limit: int = TEXT_LENGTH, *, lines: bool = True, name: str = "text") -> str:
    """Return ``text`` in NFC without controls, overrides and excess marks, stripped.

    With ``lines=False`` line breaks become blanks. A text in which nothing can be seen is empty.
    Raises `Refused` when it is no text, or longer than ``limit`` characters: text is never cut
    behind the writer's back.
    """
    if not isinstance(text, str):
        raise Refused(f"The {name} is not a text.", do="Type it again.")
    # Four times the limit is room for whatever cleaning takes away; beyond it nothing is examined.
    if len(text) > 4 * limit + 100:
        raise _too_long(len(text), limit, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _fewer_marks(unicodedata.normalize("NFC", _FORBIDDEN.sub("", text)))
    text = unicodedata.normalize("NFC", text)  # letters may have met where a mark is gone
    text = _SPACES.sub(" ", text) if lines else " ".join(text.split())
    text = text.strip() if _seen(text) else ""
    if len(text) > limit:
        raise _too_long(len(text), limit, name)
    return text


def _fewer_marks(text: str) -> str:
    """Keep at most three combining marks on a letter, or twice as many of those that stand apart.

    Vowels and subjoined letters of some scripts are marks too, of combining class 0. A word may
    need four or five of them; a tower of fifty is nobody's word.
    """
    kept: list[str] = []
    weight = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me"):
            weight += 2 if unicodedata.combining(character) else 1
            if weight > 2 * MARKS:
                continue
        elif character not in _JOINERS:
            weight = 0
        kept.append(character)
    return "".join(kept)


def _seen(text: str) -> str:
    """What of a text can be seen."""
    return _UNSEEN.sub("", text).strip()


def _too_long(length: int, limit: int, name: str) -> Refused:
    return Refused(
        f"The {name} is too long: {length:,} characters, and there is room for {limit:,}.",
        safe="What you typed is still in the field.",
        do="Shorten it and send it again.",
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names would be read as one: the same letters, in any case, with any accents."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _seen(name).upper())
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
