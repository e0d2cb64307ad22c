"""Who takes part: a person has a name; a viewer is a person (or nobody) looking in some role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in a session. The hub decides by it what a viewer may see and do."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who joined a session. The id is random and says nothing."""

    id: str
    name: str
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Viewer:
    """One page's view on one session. Participants have a person; desk and screen have none."""

    code: str
    role: Role
    person: str | None = None
