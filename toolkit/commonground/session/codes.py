"""Join codes: six symbols that survive being read aloud and typed on a phone.

Of symbols that look alike on a projector (2 and Z, 5 and S, 8 and B, U and V, O and Q, 1 and I)
the alphabet has one at most: 27 symbols, 387 million codes. The others, when they are typed, are
read as the one that they look like.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY"
LENGTH = 6
_SHAPE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
# Each of these has one look-alike inside the alphabet.
_READINGS = str.maketrans("0O1ILUZSB", "QQJJJV258")


def new() -> str:
    """A random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise(text: str) -> str | None:
    """The code that ``text`` means, or None if it cannot be one.

    Case, blanks and dashes do not matter, and a symbol outside the alphabet is read as the one it
    looks like.
    """
    code = re.sub(r"[\s\-–—_.]", "", text[:40])
    if not code.isascii():  # some letters turn into two others in capitals
        return None
    code = code.upper().translate(_READINGS)
    return code if _SHAPE.fullmatch(code) else None
