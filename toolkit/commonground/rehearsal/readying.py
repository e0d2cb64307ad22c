"""What simulated people say of the six disciplines and of the five ways of failing.

Their room is good at wanting and poor at looking after what it began. Like the other texts, what
they have in mind stands in ``data/rehearsal.json``.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import Any

from commonground.resources import data

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

SPREAD = 0.55  # points of the scale by which people see it otherwise


@cache
def texts() -> dict[str, Any]:
    """``levels`` (item → where most see it), ``evidence`` (item → lines), and other texts."""
    return dict(json.loads(data("rehearsal.json").read_text(encoding="utf-8"))["readiness"])


def knows(item: str) -> bool:
    """Whether they have a level in mind for this item."""
    return item in texts()["levels"]


def rate(item: str, scale: Mapping[str, Any], chance: Random) -> Move:
    """How somebody rates an item that they know."""
    value = round(chance.gauss(texts()["levels"][item], SPREAD))
    return "rate", {"item": item, "value": min(max(value, scale["low"]), scale["high"])}


def say_evidence(page: Page, items: Sequence[Mapping[str, Any]]) -> Move | None:
    """A line beside an item, where it is asked for and this person has seen something."""
    own = page["mine"].get("evidence", {})
    for item in items if "say_evidence" in page["can"] else ():
        lines = texts()["evidence"].get(item["id"], [""])
        # About half have seen something, and not all the same.
        place = zlib.crc32(f"{page['me']['name']} {item['id']}".encode()) % (2 * len(lines))
        if item["id"] not in own and place < len(lines) and lines[place]:
            return "say_evidence", {"item": item["id"], "text": lines[place]}
    return None
