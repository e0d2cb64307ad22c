"""What simulated people think of things that are judged on scales.

A room of dice would never agree. So each thing has a level that follows from its words and that
everybody sees, each a little otherwise; on every ninth thing the room is in two camps, until it
has talked and judges a second time.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from random import Random
from typing import Any

from commonground.rehearsal import readying

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

CAMPS = 9  # one thing in so many divides the room
LEFT_OPEN = 0.04  # of the cells, by people who would rather not say


def rate(page: Page, chance: Random) -> Move | None:
    """The next rating of somebody, or that they leave the rest open."""
    options, mine = page["step"]["options"], page["mine"]
    if "rate" not in page["can"] or mine["done"]:
        return None
    items = mine["items"] if "items" in mine else page["board"]["items"]
    if len(options.get("criteria", ())) > 1:
        return _fill(page, items, chance)
    scale = (options.get("criteria") or [options["scale"]])[0]
    left = [item for item in items if item["id"] not in mine["ratings"]]
    if not left:
        return readying.say_evidence(page, items)
    if readying.knows(left[0]["id"]):
        return readying.rate(left[0]["id"], scale, chance)
    # A sentence with a measure is liked better: two numbers in it, a point more each.
    digits = sum(word.strip("%,.").isdigit() for word in left[0]["text"].split())
    value = chance.choice([1, 2, 2, 3]) + min(digits, 2)
    return "rate", {"item": left[0]["id"], "value": min(max(value, scale["low"]), scale["high"])}


def _fill(page: Page, items: list[dict[str, Any]], chance: Random) -> Move | None:
    given = page["mine"]["ratings"]
    for item in items:
        for one in page["step"]["options"]["criteria"]:
            if one["id"] not in given.get(item["id"], {}) and chance.random() > LEFT_OPEN:
                thing = f"{one['id']} {item['text']}"
                value = _seen(thing, page, (one["low"], one["high"]), chance)
                return "rate", {"item": item["id"], "criterion": one["id"], "value": value}
    return ("done", {}) if items else None


def place(page: Page, chance: Random) -> Move | None:
    """The next item that somebody places; in a second round one that they see otherwise now."""
    board, mine = page["board"], page["mine"]
    if "place" not in page["can"] or mine["done"] or not board["items"]:
        return None
    scale = (board["field"]["low"], board["field"]["high"])
    for item in board["items"]:
        old, new = mine["before"].get(item["id"]), mine["placed"].get(item["id"])
        if new is None:
            x, y = (_seen(f"{axis} {item['text']}", page, scale, chance) for axis in "xy")
            return "place", {"item": item["id"], "x": x, "y": y}
        levels = [_level(f"{axis} {item['text']}", scale) for axis in "xy"]
        far = max(abs(at - level) for at, level in zip(new, levels, strict=True))
        if new == old and far > 1:
            x, y = (round((at + 2 * to) / 3) for at, to in zip(new, levels, strict=True))
            return "place", {"item": item["id"], "x": x, "y": y}
    return "done", {}


def _level(thing: str, scale: tuple[int, int]) -> int:
    """Where everybody sees it, more or less."""
    low, high = scale
    return low + _number(thing) % (high - low + 1)


def _seen(thing: str, page: Page, scale: tuple[int, int], chance: Random) -> int:
    """Where this person sees it."""
    low, high = scale
    level = _level(thing, scale)
    if _number(thing) // 100 % CAMPS == 0 and _number(page["me"]["name"]) % 2:
        level = low + high - level if 2 * level != low + high else high
    noise = round(chance.gauss(0, (high - low) / 10))
    return min(max(level + noise, low), high)


def _number(words: str) -> int:
    return zlib.crc32(words.encode())
