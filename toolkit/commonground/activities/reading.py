"""Reading: a text to look at together before anything is asked."""

from __future__ import annotations

from typing import Any

from commonground.activities.base import PARTICIPANT, Activity, Allowed, Ask, Author, Board, Look
from commonground.session.events import Event
from commonground.session.steps import Step


class Reading(Activity):
    """People read, and say when they are ready."""

    name = "reading"
    solitary = True
    private = False
    commands = {"ready": Allowed(PARTICIPANT)}

    def blank(self, step: Step) -> Board:
        return {"ready": []}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        return "ready", {}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind != "ready" or event.actor in board["ready"]:
            return board
        return {"ready": [*board["ready"], event.actor]}

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        return {"text": str(look.step.options.get("text", ""))}

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"ready": author in board["ready"]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["ready"]
