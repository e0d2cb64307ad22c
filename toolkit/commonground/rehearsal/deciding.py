"""What simulated people would choose: what stands first a little rather, each with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any

from commonground.resources import data

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

TALKATIVE = 0.4  # the part of them that says why


@cache
def whys() -> list[str]:
    """The reasons, from ``data/rehearsal.json``."""
    return list(json.loads(data("rehearsal.json").read_text(encoding="utf-8"))["whys"])


def opt(page: Page, chance: Random) -> Move | None:
    """One choice by each: as many options as may be chosen."""
    board = page["board"]
    if "opt" not in page["can"] or page["mine"]["options"] or not board["options"]:
        return None
    free = [one["id"] for one in board["options"]]
    liked = sorted(free, key=lambda one: free.index(one) + chance.gauss(0, len(free) / 4))
    why = chance.choice(whys()) if chance.random() < TALKATIVE else ""
    return "opt", {"options": liked[: min(board["most"], len(liked))], "why": why}


def settled(page: Page) -> Move | None:
    """What a simulated facilitator records: what most would choose, of what may be chosen."""
    board = page["board"]
    open_now = {
        one["id"]
        for one in board["options"]
        if one.get("unmet") == "block" and any(n["state"] != "met" for n in one.get("needs", ()))
    }
    free = [one for one in board["results"] if one["id"] not in open_now]
    best = sorted(free, key=lambda one: -one["n"])[: board["least"]]
    if not best:
        return None
    reason = f"{best[0]['n']} of {best[0]['of']} would choose it."
    return "decide", {"options": [one["id"] for one in best], "reason": reason, "figures": {}}
