"""Join codes: six symbols that survive being read aloud and typed on a phone.

The alphabet has no I, L, O, U, 0 or 1: 30 symbols, 729 million codes. What people type in their
place (a zero for an O is impossible, so it was meant as something else) is forgiven where only
one reading is left.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
_SHAPE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
# Each of these has one look-alike or sound-alike inside the alphabet.
_READINGS = str.maketrans({"0": "Q", "O": "Q", "1": "J", "I": "J", "L": "J", "U": "V"})


def new() -> str:
    """A random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise(text: str) -> str | None:
    """The code that ``text`` means, or None if it cannot be one.

    Case, blanks and dashes do not matter, and a symbol outside the alphabet is read as the one it
    looks like.
    """
    code = re.sub(r"[\s\-–—_.]", "", text[:40]).upper().translate(_READINGS)
    return code if _SHAPE.fullmatch(code) else None
