"""What a subscriber is told: a patch, of which the larger part is the same for many.

That part is turned into text once, however many get it. The text around it (one's own part, the
number, the time) is put together for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from json import JSONEncoder
from typing import Any

Json = dict[str, Any]

encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Common:
    """A patch that many get."""

    def __init__(self, patch: Json) -> None:
        self.patch = patch

    @cached_property
    def text(self) -> str:
        """The patch as JSON, without the braces around it."""
        return encode(self.patch)[1:-1]


@dataclass(frozen=True, slots=True)
class Told:
    """One message. The keys of the common part and of one's own never meet."""

    common: Common
    own: Json
    v: int
    now: float

    def message(self) -> Json:
        """``patch``, its number ``v``, and ``now``, the hub's time."""
        return {"patch": self.common.patch | self.own, "v": self.v, "now": self.now}

    def line(self, reply: Json | None = None) -> bytes:
        """The message as one line of JSON; with the ``reply`` to what caused it, if it is given."""
        own = encode(self.own)[1:-1] if self.own else ""
        patch = ",".join(filter(None, (self.common.text, own)))
        more = "" if reply is None else f',"reply":{encode(reply)}'
        line = f'{{"patch":{{{patch}}},"v":{self.v},"now":{self.now}{more}}}\n'
        return line.encode("utf-8", "replace")
