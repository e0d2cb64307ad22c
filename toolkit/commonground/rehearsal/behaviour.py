"""What a simulated person does next, given the page they see.

A pure function of page and chance: `next_move` returns a command's kind and data, or None when
there is nothing left to do on this page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random
from typing import Any

from commonground.rehearsal import judging
from commonground.resources import data

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]


@cache
def script() -> dict[str, Any]:
    """The synthetic names and texts, from ``data/rehearsal.json``."""
    return dict(json.loads(data("rehearsal.json").read_text(encoding="utf-8")))


def next_move(page: Page, chance: Random) -> Move | None:
    """The next command of the person who sees this page, or None."""
    step = page.get("step")
    if step is None or not page.get("can"):
        return None
    return MOVES[step["activity"]](page, chance)


def _read(page: Page, _chance: Random) -> Move | None:
    return None if page["mine"]["ready"] else ("ready", {})


def _write(page: Page, _chance: Random) -> Move | None:
    mine, options = page["mine"], page["step"]["options"]
    if "write" not in page["can"]:
        return None
    if mine["saved"]:
        # When it is time to check, some take the advice and fill the gaps.
        weak = options.get("focus") == "check" and len(mine["text"]) < 70
        return ("write", {"text": _own(page, script()["statements"][:4])}) if weak else None
    return "write", {"text": _own(page, script()["statements"])}


def _own(page: Page, texts: Sequence[str]) -> str:
    """A text of this person's own, as long as there are enough for everybody."""
    names = script()["names"]
    name = page["me"]["name"].split()[0]
    return texts[(names.index(name) if name in names else 0) % len(texts)]


def _propose(page: Page, chance: Random) -> Move | None:
    mine, board = page["mine"], page["board"]
    if "prefer" in page["can"] and mine.get("preferred") is None:
        written = [group["id"] for group in board["groups"] if group["written"]]
        return ("prefer", {"group": chance.choice(written)}) if written else None
    if "propose" not in page["can"] or mine["version"] > 0:
        return None
    texts = script()["merged"]
    text = texts[(ord(mine["group"]) - ord("A")) % len(texts)]
    return "propose", {"text": text, "base": mine["version"]}


def _improve(page: Page, _chance: Random) -> Move | None:
    board, texts = page["board"], script()["improved"]
    done = board["version"] - 1
    if not 0 <= done < len(texts) or board["text"] == texts[done]:
        return None
    if board["by"] == page["me"]["name"]:
        return None  # others have ideas too
    return "save_version", {"text": texts[done], "base": board["version"]}


def _answer(page: Page, chance: Random) -> Move | None:
    mine, round_now = page["mine"], page["board"]["round"]
    if mine.get("choice") or "respond" not in page["can"] or page["board"]["confirmed"]:
        return None
    # Objections come early or not at all: after an amendment people consent.
    roll = chance.random()
    if roll < 0.06 and round_now == 1:  # about one in sixteen
        return "respond", {"choice": "objection", **chance.choice(script()["objections"])}
    if roll < 0.2:  # about one in seven
        reason = chance.choice(script()["concerns"])
        return "respond", {"choice": "concern", "reason": reason}
    return "respond", {"choice": "consent"}


def _commit(page: Page, chance: Random) -> Move | None:
    free = [task["id"] for task in page["board"]["tasks"] if task["count"] == 0]
    if page["mine"]["taken"] or not free or "take" not in page["can"]:
        return None
    return "take", {"task": chance.choice(free), "by": ""}


MOVES: dict[str, Callable[[Page, Random], Move | None]] = {
    "reading": _read,
    "statement": _write,
    "rating": judging.rate,
    "placement": judging.place,
    "proposals": _propose,
    "versions": _improve,
    "consent": _answer,
    "commitments": _commit,
}
