r"""How the vocabulary of the checks is written down.

Every pattern reads *plain* text, as `plain.plain_text` makes it: one blank between words,
straight quotation marks, ``-`` for every dash. So a blank in a pattern stands for any white space.
Case does not matter unless a pattern says ``(?-i:…)``. Every repetition is bounded, or ends where
its word ends, so that no text can make a search slow.
"""

from __future__ import annotations

import re


def compiled(source: str) -> re.Pattern[str]:
    """The pattern, for either case."""
    return re.compile(source, re.IGNORECASE)


def any_of(alternatives: str, *, unless_after: str = "", unless_before: str = "") -> str:
    r"""One pattern for a list of words, guarded by ``\b``, unless other words stand next to it.

    The words of a list are separated by a comma and white space; each is a pattern of its own.
    """
    before = "".join(rf"(?<!\b{word} )" for word in _words(unless_after))
    after = "".join(rf"(?! {word}\b)" for word in _words(unless_before))
    return rf"{before}\b(?:{'|'.join(_words(alternatives))})\b{after}"


def _words(text: str) -> list[str]:
    return [" ".join(word.split()) for word in re.split(r",\s", text) if word.strip()]
