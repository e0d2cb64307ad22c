"""Guidelines: few, with an example, and more of them say what people may do than what not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commonground.methods.settings import Guidance

_FORBIDS = re.compile(
    r"\s*(?:do\s+not|don['’]?t|never|no\b|not\b|nobody|avoid|(?:you|we|people)\s+"
    r"(?:must|may|can|should|shall)\s*(?:not|n['’]t)|(?:it|this)\s+is\s+(?:forbidden|prohibited))",
    re.IGNORECASE,
)


def forbids(guideline: str) -> bool:
    """Whether a guideline begins by saying what must not be.

    >>> forbids("Never name a customer"), forbids("Tell cases without names")
    (True, False)
    """
    return bool(_FORBIDS.match(guideline))


def mostly_forbid(guidelines: Sequence[str]) -> bool:
    """Whether more than half of them do."""
    return 2 * sum(map(forbids, guidelines)) > len(guidelines)


def too_many(guidelines: Sequence[str], settings: Guidance | None = None) -> bool:
    """Whether there are more than people remember."""
    return len(guidelines) > (settings or Guidance()).most
