"""What a room takes and what it refuses, written down a second time as plain tables."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.hub.model import ACTIVITY, DESK, PRIVATE, WORDS, Model, Op

# Kind → in which activity, by whom, in which phases.
IN_A_STEP = {
    ("ready", "reading", "person"): {"open"},
    ("write", "statement", "person"): {"open"},
    ("merge", "statement", DESK): {"open", "closed", "revealed"},
    ("rate", "rating", "person"): {"open"},
    ("done", "rating", "person"): {"open"},
    ("show", "rating", DESK): {"revealed"},
    ("propose", "proposals", "person"): {"open"},
    ("prefer", "proposals", "person"): {"revealed"},
    ("choose", "proposals", DESK): {"revealed"},
    ("save_version", "versions", "person"): {"open"},
    ("save_version", "versions", DESK): {"open"},
    ("restore", "versions", DESK): {"open"},
    ("respond", "consent", "person"): {"open", "revealed"},
    ("amend", "consent", DESK): {"revealed"},
    ("confirm", "consent", DESK): {"revealed"},
    ("take", "commitments", "person"): {"open"},
    ("drop", "commitments", "person"): {"open"},
    ("add_task", "commitments", "person"): {"open"},
}

DESK_TAKES: dict[str, Any] = {
    "open_step": lambda m, op: (
        op.data.get("step") in ACTIVITY
        and not (op.data["step"] == m.room["now"] and m.phase == "open")
    ),
    "close_step": lambda m, op: m.phase == "open",
    "reopen_step": lambda m, op: m.phase in ("closed", "revealed"),
    "reveal": lambda m, op: m.phase in ("open", "closed") and ACTIVITY[m.room["now"]] in PRIVATE,
    "extend": lambda m, op: m.phase is not None and 0 < abs(op.data.get("minutes", 0)) <= 60,
    "pause": lambda m, op: m.room["paused"].get(m.room["now"]) is False,
    "resume": lambda m, op: m.room["paused"].get(m.room["now"]) is True,
    "lock_room": lambda m, op: not m.room["locked"],
    "unlock_room": lambda m, op: m.room["locked"],
    "remove_person": lambda m, op: op.data.get("name") in m.room["people"],
    "finish": lambda m, op: m.room["now"] is not None,
    "undo": lambda m, op: m.to_undo(),
}
STEP_TAKES: dict[str, Any] = {
    "write": lambda m, op: op.data.get("text"),
    "merge": lambda m, op: (
        {op.data.get("of"), op.data.get("with")} <= m.alone().keys()
        and op.data["of"] != op.data["with"]
    ),
    "rate": lambda m, op: (
        op.data.get("of") in op.data.get("mine", ()) and op.data.get("value") in range(1, 6)
    ),
    "show": lambda m, op: op.data.get("of") in (None, *m.room["items"]),
    "propose": lambda m, op: (
        op.data.get("text")
        and op.data.get("base") == m.room["texts"].get(op.data["group"], ("", 0))[1]
    ),
    "prefer": lambda m, op: op.data.get("group") in m.room["texts"],
    "choose": lambda m, op: op.data.get("group") in m.room["texts"],
    "save_version": lambda m, op: (
        op.data.get("text")
        and op.data.get("base") == len(m.room["versions"])
        and op.data["text"] != (m.room["versions"] or [("", "")])[-1][0]
    ),
    "restore": lambda m, op: op.data.get("version") in range(1, len(m.room["versions"])),
    "respond": lambda m, op: (
        not m.room["confirmed"]
        and op.data.get("choice") in WORDS
        and all(op.data.get(key) for key in WORDS[op.data["choice"]])
    ),
    "amend": lambda m, op: (
        not m.room["confirmed"] and op.data.get("text") not in (None, "", m.room["asked"])
    ),
    "confirm": lambda m, op: (
        not m.room["confirmed"]
        and m.room["asked"]
        and m.room["responses"]
        and "objection" not in choices(m)
    ),
    "take": lambda m, op: op.data.get("of") in m.room["tasks"],
    "drop": lambda m, op: op.data.get("of") in m.room["tasks"],
    "add_task": lambda m, op: op.data.get("text") and len(m.room["tasks"]) < 30,
}


def takes(model: Model, op: Op) -> bool:
    """Whether something may be done now."""
    room = model.room
    if op.who not in (DESK, *room["people"]):
        return False
    if room["finished"] and op.kind != "undo":
        return False
    if op.kind in DESK_TAKES:
        fits = op.step in (None, room["now"])
        return op.who == DESK and fits and bool(DESK_TAKES[op.kind](model, op))
    if room["now"] is None or op.step != room["now"]:
        return False
    role = DESK if op.who == DESK else "person"
    phases = IN_A_STEP.get((op.kind, ACTIVITY[room["now"]], role), set())
    rule = STEP_TAKES.get(op.kind)
    return model.phase in phases and (rule is None or bool(rule(model, op)))


def likely(model: Model, who: str) -> list[str]:
    """The kinds of what somebody could do in the current step, if what they say is right."""
    role = DESK if who == DESK else "person"
    now = ACTIVITY.get(model.room["now"])
    return [
        kind
        for (kind, activity, by), phases in IN_A_STEP.items()
        if activity == now and by == role and model.phase in phases
    ]


def choices(model: Model) -> Counter[str]:
    """How many answered what."""
    return Counter(said["choice"] for said in model.room["responses"].values())
