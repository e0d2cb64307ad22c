"""What a page asks for. The client gives the id, so that sending twice changes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from commonground.session.problems import Refused

_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_WORD = re.compile(r"[a-z][a-z_]{0,39}")


@dataclass(frozen=True, slots=True)
class Command:
    """One wish of one viewer."""

    id: str
    kind: str
    step: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, raw: object) -> Command:
        """Read what came over the wire. Raises `Refused` when it is no command."""
        if not isinstance(raw, Mapping):
            raise malformed("it is not an object")
        identity, kind, step = raw.get("id"), raw.get("kind"), raw.get("step")
        data = raw.get("data") or {}
        if not (isinstance(identity, str) and _ID.fullmatch(identity)):
            raise malformed("its id is not 8 to 64 letters, digits, - or _")
        if not (isinstance(kind, str) and _WORD.fullmatch(kind)):
            raise malformed("its kind is not a word")
        if not (step is None or (isinstance(step, str) and len(step) <= 60)):
            raise malformed("its step is not a name")
        if not isinstance(data, Mapping):
            raise malformed("its data is not an object")
        return cls(identity, kind, step, data)


def malformed(why: str) -> Refused:
    """The refusal for something that no page of ours would send."""
    return Refused(f"That request could not be read: {why}.", do="Reload the page and try again.")
