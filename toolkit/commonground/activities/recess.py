"""A break: nothing is asked, and every page says when the room comes back together."""

from __future__ import annotations

from typing import Any

from commonground.activities.base import Activity, Ask, Board, Look
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import RECESS, Step


class Recess(Activity):
    """Board: empty. When it ends, the step's own clock says."""

    name = RECESS
    solitary = True
    private = False
    everybody = False
    promise = "Nothing is asked in a break."
    commands = {}

    def blank(self, step: Step) -> Board:
        return {}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        raise Refused("Nothing is asked in a break.")

    def fold(self, board: Board, event: Event) -> Board:
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        return {"text": str(look.step.options.get("text", ""))}
