"""What simulated people think of numbers: each has a guess of the same, and some leave one out."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from random import Random
from typing import Any

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

LEFT_OUT = 0.05
APART = 0.15  # how far guesses are from one another, as a part of the number
# Of benefits and costs, in the money of the step: a little more is gained than is paid.
USUAL = {"benefit": (30_000, 90_000), "cost": (8_000, 30_000), "attribution": (30, 70)}


def estimate(page: Page, chance: Random) -> Move | None:
    """The next estimate of somebody, or that they leave the rest out."""
    mine, kind = page["mine"], page["step"]["options"].get("kind", "point")
    if "estimate" not in page["can"] or mine["done"] or not page["board"]["items"]:
        return None
    for item in page["board"]["items"]:
        if item["id"] in mine["given"] or chance.random() < LEFT_OUT:
            continue
        likely = _guess(item, chance)
        ends = {"low": _short(likely * 0.7), "high": _short(likely * 1.4)}
        more = ends if kind == "range" else {}
        return "estimate", {"item": item["id"], "likely": _short(likely), **more}
    left = any(item["id"] not in mine["given"] for item in page["board"]["items"])
    return ("done", {}) if left else None


def read(page: Page, _chance: Random) -> Move | None:
    """They read what came in, and say so."""
    return ("read", {}) if "read" in page["can"] and not page["mine"]["read"] else None


def _guess(item: Mapping[str, Any], chance: Random) -> float:
    """Near what the room knows of the item: between baseline and target, or what is usual."""
    wide = chance.gauss(1, APART)
    if (target := item.get("target")) is not None:
        now = item.get("baseline", target)
        return float(now + (target - now) * chance.uniform(0.2, 1.1))
    low, high = USUAL.get(item.get("part", ""), (10, 60))
    place = zlib.crc32(str(item["text"]).encode()) % 100 / 100
    return max(low / 2, (low + (high - low) * place) * wide)


def _short(value: float) -> float:
    """With three digits, as people say it; never with a doubtful thousand."""
    return float(f"{value:.3g}")
