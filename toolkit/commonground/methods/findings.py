"""What the findings of all checks have in common: their levels, and how they quote."""

from __future__ import annotations

from typing import Literal

Level = Literal["error", "warning", "note"]

_QUOTED = 60


def quoted(words: str) -> str:
    """What was seen, short enough to stand inside a sentence."""
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
