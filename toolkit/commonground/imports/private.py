"""What of a file never leaves it: addresses, names, and what people wrote to each other.

A column is personal if its header says so, or if most of what stands in it are addresses. Such a
column can only be counted (how many people), under a hash with a salt that is made for one import
and kept nowhere. What leaves an import as text, be it a voice, a group or a header, has been
through `redacted`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commonground.session.text import clean

ADDRESS = re.compile(r"[^\s@<>()\[\]{},;:\"']+@[^\s@<>()\[\]{},;:\"']+")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@[\w.-]{2,}")
_PHONE = re.compile(r"(?<![\w.,])\+?\d[\d ()/.-]{7,}\d(?![\w])")
_DAY = re.compile(r"(19|20)\d\d[-/.]\d")
DIGITS = 9
_PERSONAL = re.compile(
    r"\b(e ?mail|mail|user principal name|upn|display name|user ?name|login|first ?name|last ?name"
    r"|surname|full ?name|requester|submitter|assignee|reporter|creator|author|watchers?|phone"
    r"|telephone|mobile|ip ?addr(ess)?|address|body|description|subject|summary|comments?|message"
    r"|content|token|url|refurl|attachments?|avatar|birth ?day|organi[sz]er|respondent|participant"
    r"|interviewee|signature)\b"
)
_NAME_ALONE = re.compile(r"(user |person |member |employee |customer |contact )?(name|id|title)")
_COUNTED = re.compile(r"\b(count|number|total|percent|percentage|share|rate|minutes|hours|n)\b")


def plain(header: str) -> str:
    """A header as headers are compared: without case, marks and spaces at the ends."""
    return " ".join(re.sub(r"[\W_]+", " ", header.casefold()).split())


def says_personal(header: str) -> bool:
    """Whether a header names people or what they wrote."""
    name = plain(header)
    if _COUNTED.search(name):
        return False
    return bool(_PERSONAL.search(name) or _NAME_ALONE.fullmatch(name))


def holds_addresses(values: Sequence[str]) -> bool:
    """Whether any of the values holds an address."""
    return any("@" in value and ADDRESS.search(value) for value in values)


def redacted(text: str) -> str:
    """A text without addresses, links, handles and telephone numbers."""
    text = _LINK.sub("[link removed]", text)
    text = ADDRESS.sub("[address removed]", text)
    text = _HANDLE.sub("[name removed]", text)
    return _PHONE.sub(_without_number, text).replace("@", "(at)")


def _without_number(found: re.Match[str]) -> str:
    """A day, a year or an amount is no number that somebody is called by."""
    digits = sum(letter.isdigit() for letter in found[0])
    return found[0] if digits < DIGITS or _DAY.match(found[0]) else "[number removed]"


def word(text: object, limit: int = 80) -> str:
    """A header, group or file name as it may leave: one line, cleaned, no address, not long."""
    line = redacted(clean(str(text)[: 2 * limit], 4 * limit, lines=False))
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
