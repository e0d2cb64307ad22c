"""What is said about a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from commonground.methods.findings import Level


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule has to say about a card, or about the cards of a purpose.

    ``rule`` is "V1" to "V10" for the vanity check, "value" for a field that holds something that
    it cannot hold, "power" for what its numbers can show, "balance" for what a purpose's cards lack
    together. ``field`` is the field of
    the card that it is about ("" if none), ``words`` what was seen there ("" where something is
    missing). ``reason`` tells why it matters, ``fix`` how to mend it.
    """

    rule: str
    level: Level
    field: str
    words: str
    reason: str
    fix: str

    def to_json(self) -> dict[str, Any]:
        """All fields."""
        return {name: getattr(self, name) for name in self.__slots__}
