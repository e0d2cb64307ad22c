"""What simulated people say of stakeholders: what is exchanged, whom one turns to, who meets."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from random import Random
from typing import Any

from commonground.activities.exchange import MOTIVATORS

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

EVIDENCE = (
    "",
    "",
    "They said so in the last review",
    "We send them a file every week",
    "Tickets of the last quarter",
)
PROBLEMS = ("Missing papers", "Late answers", "Returned claims")
GATHERINGS = ("Monday round", "Panel of customers", "Two from each side")
GIVEN = ("Worked cases", "An hour a month", "Their own words for what goes wrong")
GOT = ("Answers within a day", "A say in the next release", "Fewer letters to write")


def exchange(page: Page, chance: Random) -> Move | None:
    """The next side that somebody speaks for; of chosen ones, three."""
    mine, items = page["mine"], page["board"].get("items", [])
    if "say_exchange" not in page["can"] or mine["done"] or len(items) < 2:
        return None
    left = [way.split(">") for way in mine["sides"] if way not in mine["given"]]
    if page["board"]["pairs"] == "chosen" and len(mine["given"]) < min(3, page["board"]["most"]):
        left = [[item["id"] for item in chance.sample(items, 2)]]
    if not left:
        return ("done", {}) if page["board"]["pairs"] == "chosen" else None
    one, other = left[0]
    give, get = (_about(f"{what} {one} {other}", 3, chance) for what in ("give", "get"))
    said = {"give": give, "get": get, "evidence": chance.choice(EVIDENCE)}
    if get > 1:
        said["motivators"] = [chance.choice(MOTIVATORS)]
    return "say_exchange", {"from": one, "to": other, **said}


def tie(page: Page, chance: Random) -> Move | None:
    """What somebody is; whether they may be named (two in three agree); whom they turn to."""
    mine, board = page["mine"], page["board"]
    roles, people = board.get("items", []), board.get("people", [])
    if "turn_to" not in page["can"] or mine["done"] or not roles:
        return None
    own = zlib.crc32(page["me"]["name"].encode())
    if mine.get("role") is None:
        return "belong", {"role": roles[own % min(len(roles), 5)]["id"]}
    named = page["step"]["options"].get("people") and own % 3
    if named and mine.get("key") is None:
        return "be_named", {"role": mine["role"]}
    if len(mine["to"]) >= 2 + own % 2:
        return "done", {}
    # The first in the list are turned to most.
    others = [
        one["id"] for one in (*roles, *people) if one["id"] not in (*mine["to"], mine.get("key"))
    ]
    if not others:
        return "done", {}
    to = min(chance.choice(others), chance.choice(others), key=others.index)
    return "turn_to", {"to": to, "on": True}


def fill_cell(page: Page, chance: Random) -> Move | None:
    """The next of two cells that somebody knows something of; what they leave open stays open.

    Where there are none from the start, they add the two.
    """
    mine, begun = page["mine"], page["board"].get("cells", [])
    if "fill_cell" not in page["can"] or page["step"]["phase"] != "open" or mine["done"]:
        return None
    if not begun and len(mine["cells"]) < 2:
        lists = page["board"]["lists"]
        pair = [chance.choice(lists[name] or ["Others"]) for name in ("segments", "roles")]
        named = {cell["problem"] for cell in mine["cells"]}
        problem = chance.choice([one for one in PROBLEMS if one not in named])
        return "add_cell", {"segment": pair[0], "role": pair[1], "problem": problem}
    cells = [*begun, *mine["cells"]]
    left = [cell for cell in cells if cell["id"] not in mine["entries"]]
    if not left or len(mine["entries"]) >= 2:
        return "done", {}
    cell = chance.choice(left)
    # Of every third cell only one side can tell anything, and everybody knows that.
    open_side = zlib.crc32(str(cell["problem"] + cell["role"]).encode()) % 3
    said = {
        "who": [chance.choice(GATHERINGS)],
        "give": chance.choice(GIVEN),
        "get": "" if open_side == 0 else chance.choice(GOT),
        "evidence": chance.choice(EVIDENCE),
    }
    return "fill_cell", {"cell": cell["id"], **said}


def _about(thing: str, most: int, chance: Random) -> int:
    """What everybody sees more or less the same, from 0."""
    level = zlib.crc32(thing.encode()) % (most + 1)
    return min(max(level + chance.choice((-1, 0, 0, 1)), 0), most)
