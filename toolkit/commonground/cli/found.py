"""What a check of `doctor` is asked, and what it has to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a check ended."""

    GOOD = "ok"
    NOTE = "note"
    WEAK = "weak"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """What a check has to say."""

    level: Level
    what: str
    cure: str = ""

    def to_json(self) -> dict[str, str]:
        """All fields."""
        return {"level": str(self.level), "what": self.what, "cure": self.cure}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the checks are about."""

    database: str | None
    port: int
