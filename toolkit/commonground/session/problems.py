"""What a person is told when something cannot be done.

Every message has three short parts: what happened, what is safe, what to do. One tree::

    CommonGroundError
    ├── Refused          a command that the hub does not carry out; nothing has changed
    │   └── NeedsReason  ... unless it is sent again with a reason
    └── Unusable         the program cannot go on with what it was given (file, port, database)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class CommonGroundError(Exception):
    """A problem to show to a person, in three parts."""

    def __init__(self, what: str, safe: str = "Nothing was changed.", do: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, do) if part))
        self.what, self.safe, self.do = what, safe, do

    def to_json(self) -> dict[str, str]:
        """The three parts as a page receives them."""
        return {"what": self.what, "safe": self.safe, "do": self.do}


class Refused(CommonGroundError):
    """A command that was not carried out. The log is as it was before."""


class NeedsReason(Refused):
    """A command that is carried out when it comes with a reason: ``lacks`` says what is missing."""

    def __init__(self, what: str, lacks: Sequence[Mapping[str, Any]], do: str) -> None:
        super().__init__(what, do=do)
        self.lacks = [dict(lack) for lack in lacks]


class Unusable(CommonGroundError):
    """Something outside that the program needs cannot be used: a file, a port, a database."""
