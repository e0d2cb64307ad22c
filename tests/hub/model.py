"""What a room should look like, written down a second time with plain dictionaries.

The model keeps what was carried out, and goes through all of it that was not taken back whenever
it is asked. Who is in which group and who rates what is chance; it is taken from what was seen
when the step was opened, and may change only when such things are handed out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.rooms import PURPOSE

ACTIVITY = {step.id: step.activity for step in PURPOSE.steps}
OWNER = {step.id: step.continues or step.id for step in PURPOSE.steps}
PRIVATE = {"statement", "rating", "proposals", "consent"}
TASKS = list(PURPOSE.steps[-1].options["tasks"])
DESK, SCREEN = "desk", "screen"

WORDS = {"consent": (), "concern": ("reason",), "objection": ("harm", "amendment")}
SIMPLE: dict[str, dict[str, Any]] = {
    "lock_room": {"locked": True},
    "unlock_room": {"locked": False},
    "finish": {"finished": True},
    "confirm": {"confirmed": True},
    "extend": {},
    "done": {},
}
CAN_BE_UNDONE = {
    *("open_step", "close_step", "reopen_step", "reveal", "extend", "remove_person", "finish"),
    *("merge", "choose", "save_version", "restore", "amend", "confirm"),
}


@dataclass
class Op:
    """Something that was carried out."""

    who: str
    kind: str
    step: str | None
    data: dict[str, Any] = field(default_factory=dict)


def blank() -> dict[str, Any]:
    """A room before anything happened."""
    return {
        "people": [],
        "locked": False,
        "finished": False,
        "now": None,
        "phase": {},
        "paused": {},
        "ready": [],
        "drafts": {},
        "merged": {},
        "items": {},
        "assigned": {},
        "handed out": 0,
        "ratings": {},
        "shown": None,
        "sources": [],
        "letters": [],
        "grouped": 0,
        "texts": {},
        "preferred": {},
        "chosen": None,
        "versions": [],
        "asked": "",
        "round": 1,
        "responses": {},
        "confirmed": False,
        "tasks": list(TASKS),
        "owners": {},
    }


class Model:
    """All that was carried out, and what follows from it."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self.room = blank()

    def carry_out(self, op: Op) -> None:
        """Take something that happened."""
        if op.kind == "undo":
            last = self.to_undo()[-1]
            self.ops = [op for op in self.ops if op is not last]
            self.room = blank()
            for earlier in self.ops:
                self._follow(earlier)
        else:
            self.ops.append(op)
            self._follow(op)

    def _follow(self, op: Op) -> None:
        if op.kind in SIMPLE:
            self.room |= SIMPLE[op.kind]
        else:
            getattr(self, f"_{op.kind}")(op)

    def to_undo(self) -> list[Op]:
        """What the desk did and could take back."""
        return [op for op in self.ops if op.who == DESK and op.kind in CAN_BE_UNDONE]

    @property
    def phase(self) -> str | None:
        """The phase of the current step."""
        phase: str | None = self.room["phase"].get(self.room["now"])
        return phase

    def alone(self) -> dict[str, str]:
        """Author → text of the statements that were merged into no other."""
        drafts = self.room["drafts"]
        return {who: text for who, text in drafts.items() if who not in self.room["merged"]}

    def _join(self, op: Op) -> None:
        self.room["people"].append(op.who)

    def _remove_person(self, op: Op) -> None:
        self.room["people"].remove(op.data["name"])

    def _open_step(self, op: Op) -> None:
        step = op.data["step"]
        phases, owner = self.room["phase"], OWNER[op.data["step"]]
        goes_on = owner != step and owner in phases
        if not goes_on and phases.get(step) != "revealed":
            self._start(ACTIVITY[step], op.data["seen"])
        self.room["now"] = step
        self.room["paused"].setdefault(step, False)
        phases.setdefault(step, "revealed" if step == "reveal" else "open")

    def _start(self, activity: str, seen: dict[str, Any]) -> None:
        """What a step starts from."""
        room = self.room
        if activity == "rating":
            self._start_rating(seen)
        elif activity == "proposals":
            room["sources"] = seen["sources"]
            if not (room["letters"] and room["texts"]):
                room |= {"letters": seen["letters"], "grouped": seen["opening"]}
        elif activity == "versions":
            text = room["texts"].get(room["chosen"], ("",))[0]
            if text and (text, DESK) not in room["versions"]:
                room["versions"].append((text, DESK))
        elif activity == "consent" and room["versions"]:
            self._ask(room["versions"][-1][0])

    def _turn(self, op: Op, phase: str) -> None:
        if op.step in self.room["phase"]:
            self.room["phase"][op.step] = phase

    def _close_step(self, op: Op) -> None:
        self._turn(op, "closed")

    def _reopen_step(self, op: Op) -> None:
        self._turn(op, "open")

    def _reveal(self, op: Op) -> None:
        self._turn(op, "revealed")

    def _pause(self, op: Op) -> None:
        if op.step in self.room["paused"]:
            self.room["paused"][op.step] = True

    def _resume(self, op: Op) -> None:
        if op.step in self.room["paused"]:
            self.room["paused"][op.step] = False

    def _ready(self, op: Op) -> None:
        self.room["ready"].append(op.who)

    def _write(self, op: Op) -> None:
        self.room["drafts"][op.who] = op.data["text"]

    def _merge(self, op: Op) -> None:
        self.room["merged"][op.data["of"]] = op.data["with"]

    def _start_rating(self, seen: dict[str, Any]) -> None:
        items = self.alone()
        if not (self.room["ratings"] and items == self.room["items"]):
            new = {"items": items, "assigned": seen["assigned"], "handed out": seen["opening"]}
            self.room |= new

    def _rate(self, op: Op) -> None:
        own = self.room["ratings"].setdefault(op.who, {})
        own[op.data["of"]] = op.data["value"]

    def _show(self, op: Op) -> None:
        self.room["shown"] = op.data["of"]

    def _propose(self, op: Op) -> None:
        group = op.data["group"]
        version = self.room["texts"].get(group, ("", 0))[1] + 1
        self.room["texts"][group] = (op.data["text"], version)

    def _prefer(self, op: Op) -> None:
        self.room["preferred"][op.who] = op.data["group"]

    def _choose(self, op: Op) -> None:
        self.room["chosen"] = op.data["group"]

    def _save_version(self, op: Op) -> None:
        self.room["versions"].append((op.data["text"], op.who))

    def _restore(self, op: Op) -> None:
        text = self.room["versions"][op.data["version"] - 1][0]
        self.room["versions"].append((text, DESK))

    def _ask(self, text: str) -> None:
        if text == self.room["asked"]:
            return
        if self.room["asked"]:
            self.room["round"] += 1
            self.room |= {"responses": {}, "confirmed": False}
        self.room["asked"] = text

    def _respond(self, op: Op) -> None:
        words = {key: op.data[key] for key in WORDS[op.data["choice"]]}
        self.room["responses"][op.who] = {"choice": op.data["choice"], **words}

    def _amend(self, op: Op) -> None:
        self._ask(op.data["text"])
        self._turn(op, "open")

    def _take(self, op: Op) -> None:
        self.room["owners"].setdefault(op.data["of"], set()).add(op.who)

    def _drop(self, op: Op) -> None:
        self.room["owners"].get(op.data["of"], set()).discard(op.who)

    def _add_task(self, op: Op) -> None:
        self.room["tasks"].append(op.data["text"])
