"""Reading: a text to look at together before anything is asked.

With what an earlier workshop gave, where the step takes something: people see where they begin.
"""

from __future__ import annotations

from typing import Any

from commonground.activities.base import (
    PARTICIPANT,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
)
from commonground.session.events import Event
from commonground.session.steps import Step

MOST = 9  # lines of what was taken; more would be no reading


class Reading(Activity):
    """People read, and say when they are ready."""

    name = "reading"
    solitary = True
    private = False
    commands = {"ready": Allowed(PARTICIPANT)}

    def blank(self, step: Step) -> Board:
        return {"ready": []}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        if not step.takes or step.takes not in room.given:
            return {}
        texts = [str(item.get("text", "")) for item in source.get("items", ())]
        lines = [line for line in texts or [str(source.get("text", ""))] if line][:MOST]
        return {"taken": {"name": step.takes, "lines": lines}} if lines else {}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        return "ready", {}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            taken = event.data.get("inputs", {}).get("taken")
            return {**board, "taken": taken} if taken else board
        if event.kind != "ready" or event.actor in board["ready"]:
            return board
        return {**board, "ready": [*board["ready"], event.actor]}

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        taken = {"taken": board["taken"]} if "taken" in board else {}
        return {"text": str(look.step.options.get("text", "")), **taken}

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"ready": author in board["ready"]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["ready"]
