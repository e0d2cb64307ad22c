"""What happened: appended, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a session.

    ``seq`` counts from 1 within the session, without gaps. ``at`` is seconds since the epoch.
    ``actor`` is a person's id, in anonymous steps a pseudonym, "desk" for the facilitator and
    "hub" for the program. ``command`` is the id of the command that caused it; a command causes
    one event.
    """

    seq: int
    at: float
    actor: str
    kind: str
    step: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    command: str = ""

    def to_json(self) -> dict[str, Any]:
        """All fields, as the exports hold them."""
        return {name: getattr(self, name) for name in self.__slots__} | {"data": dict(self.data)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Event:
        """The event that `to_json` wrote."""
        return cls(**{name: data[name] for name in cls.__slots__ if name in data})


DESK = "desk"
HUB = "hub"
