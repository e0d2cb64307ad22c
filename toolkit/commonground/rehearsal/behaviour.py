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

from commonground.rehearsal import (
    deciding,
    judging,
    listening,
    mapping,
    measuring,
    registering,
    reviewing,
)
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


def _add_card(page: Page, chance: Random) -> Move | None:
    own, options = page["mine"]["cards"], page["step"]["options"]
    if "add_card" not in page["can"] or len(own) >= min(3, options.get("limit", 3)):
        return None
    # Neighbours think of some of the same, in their own spelling.
    texts = script()["cards_of"].get(page["step"]["id"], script()["cards"])
    names = script()["names"]
    name = page["me"]["name"].split()[0]
    place = 2 * (names.index(name) if name in names else 0) + len(own)
    kind = chance.choice(["", *page["board"]["kinds"]])
    return "add_card", {"text": texts[place % len(texts)], "kind": kind}


def _dot(page: Page, chance: Random) -> Move | None:
    board, own = page["board"], page["mine"].get("dots", {})
    room = [i["id"] for i in board["items"] if own.get(i["id"], 0) < board["most"]]
    if "dot" not in page["can"] or sum(own.values()) >= board["budget"]:
        return None
    # What stands first in the source is liked a little better.
    item = min(chance.choice(room), chance.choice(room), key=room.index)
    return "dot", {"item": item, "dots": own.get(item, 0) + 1}


def _rank(page: Page, chance: Random) -> Move | None:
    items = [item["id"] for item in page["board"]["items"]]
    if "rank" not in page["can"] or page["mine"]["order"] or not items:
        return None
    # Everybody has the same order in mind, each a little otherwise; a few place only the first.
    noisy = sorted(items, key=lambda item: items.index(item) + chance.gauss(0, len(items) / 4))
    placed = noisy if chance.random() < 0.8 else noisy[: max(1, len(items) // 2)]
    return "rank", {"order": [[item] for item in placed]}


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
    if page["step"].get("gives") == "audience":
        wanted = "save_version" in page["can"] and not board["version"]
        audience = script()["readiness"]["audience"][0]
        return ("save_version", {"text": audience, "base": 0}) if wanted else None
    if not board["version"] and "save_version" in page["can"]:
        return "save_version", {"text": script()["merged"][0], "base": 0}
    if any(one["statement"] == board["text"] for one in page["agreed"]):
        return None  # what the room has agreed on is left as it is
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
        return "respond", {"choice": "objection", **_objection(page["board"]["text"], chance)}
    if roll < 0.2:  # about one in seven
        reason = chance.choice(script()["concerns"])
        return "respond", {"choice": "concern", "reason": reason}
    return "respond", {"choice": "consent"}


def _objection(text: str, chance: Random) -> dict[str, str]:
    """An objection to a purpose; where a list is asked about, that one is missing."""
    if text.endswith("."):
        return dict(chance.choice(script()["objections"]))
    missing = measuring.texts()["missing"]
    return {"harm": missing["harm"], "amendment": f"{text}\n{missing['adds']}"}


def _commit(page: Page, chance: Random) -> Move | None:
    free = [task["id"] for task in page["board"]["tasks"] if task["count"] == 0]
    if page["mine"]["taken"] or not free or "take" not in page["can"]:
        return None
    return "take", {"task": chance.choice(free), "by": ""}


def _check(page: Page, chance: Random) -> Move | None:
    """Everybody ticks one thing now and then; most of it has something to show."""
    left = [one for one in page["board"]["results"] if one["status"] != "counts"]
    if "tick" not in page["can"] or not left:
        return None
    one = chance.choice(left)
    if one["status"] == "open":
        return "tick", {"item": one["id"], "on": True}
    return "say_where", {"item": one["id"], "where": "In the shared folder, under today’s date"}


def _gate(page: Page, chance: Random) -> Move | None:
    """Each says of two things that they are there, or shows one that nobody has shown yet."""
    mine, results = page["mine"], page["board"]["results"]
    if mine["done"] or "done" not in page["can"]:
        return None
    if "tick" in page["can"] and len(mine["ticks"]) < min(2, len(results)):
        left = [one["id"] for one in results if one["id"] not in mine["ticks"]]
        return "tick", {"item": chance.choice(left), "on": True}
    unknown = [one for one in results if one["status"] == "unknown" and not one["numbers"]]
    if "say_evidence" in page["can"] and unknown and chance.random() < 0.5:
        one = chance.choice(unknown)
        said = {"is": "met", "evidence": chance.choice(script()["evidence"])}
        return "say_evidence", {"item": one["id"], "base": page["board"]["changes"], **said}
    return "done", {}


MOVES: dict[str, Callable[[Page, Random], Move | None]] = {
    "reading": _read,
    "results": reviewing.read,
    "statement": _write,
    "cards": _add_card,
    "dots": _dot,
    "ranking": _rank,
    "rating": judging.rate,
    "placement": judging.place,
    "estimates": reviewing.estimate,
    "exchange": mapping.exchange,
    "ties": mapping.tie,
    "honeycomb": mapping.fill_cell,
    "logic_chain": measuring.write_chain,
    "goal_tree": measuring.write_tree,
    "indicators": measuring.fill_card,
    "register": registering.fill_row,
    "proposals": _propose,
    "versions": _improve,
    "consent": _answer,
    "decision": deciding.opt,
    "commitments": _commit,
    "checklist": _check,
    "gate": _gate,
    "guide": listening.plan,
    "voices": listening.bring,
    "coding": listening.code,
    "data": lambda page, chance: None,
    "recess": lambda page, chance: None,
}
