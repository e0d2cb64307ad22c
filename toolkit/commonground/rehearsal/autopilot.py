"""A simulated facilitator: leads the room through the steps until a person takes the desk."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from typing import Any

from commonground.hub import Hub
from commonground.hub.patch import Json
from commonground.rehearsal import deciding
from commonground.session.events import DESK
from commonground.session.people import Role, Viewer
from commonground.session.steps import RECESS

SECONDS = 5.0  # what a finished step stays on the screen
PREFIX = "pilot_"  # of its commands' ids: whatever else the desk does was done by a person
FIRST_TO_COME = 3  # people whom it waits for before it begins
PATIENCE = 12  # times that it looks and nothing happens, before it goes on without the others
REASON = "The program leads through all of it, to show it."
Decision = tuple[str, dict[str, Any]]


async def pilot(hub: Hub, code: str, speed: float) -> None:
    """Lead until the end, or until somebody else has used the desk."""
    desk = Viewer(code, Role.FACILITATOR)
    waited = events = 0
    while not hub.live(code).state.finished:
        await asyncio.sleep(SECONDS / speed)
        if taken_over(hub, code):
            return
        page = hub.look(desk)
        waited = waited + 1 if len(hub.live(code).events) == events else 0
        events = len(hub.live(code).events)
        if (decision := decide(page, waited)) is not None:
            kind, data = decision
            step = None if kind == "open_step" else page["step"]["id"]
            identity = PREFIX + secrets.token_urlsafe(12)
            data = data | ({"reason": REASON} if kind == "open_step" else {})
            command = {"id": identity, "kind": kind, "step": step, "data": data}
            await hub.submit(desk, command)


def taken_over(hub: Hub, code: str) -> bool:
    """Whether a person has used the desk."""
    return any(
        event.actor == DESK and not event.command.startswith(PREFIX)
        for event in hub.live(code).events
    )


def decide(page: Json, waited: int = 0) -> Decision | None:
    """What a facilitator who sees this desk would do now; None is to wait.

    Who has waited long goes on without those who only watch, and in the end without a decision.
    """
    step, progress = page["step"], page["progress"]
    if step is None:
        ready = page["room"]["here"] >= (FIRST_TO_COME if waited < PATIENCE else 1)
        return ("open_step", {"step": page["agenda"][0]["id"]}) if ready else None
    if waited < PATIENCE and progress["answered"] < _enough(step, progress["of"]):
        return None
    if "reveal" in page["can"]:
        return "reveal", {}
    return (_settle(page) if waited < 2 * PATIENCE else None) or _go_on(page)


def _settle(page: Json) -> Decision | None:
    """What must be decided before the room can go on from this step."""
    board, can = page["board"], page["can"]
    for kind, wanted in (
        ("take_sample", not board.get("files")),
        ("merge_same", board.get("same")),
    ):
        if kind in can and wanted:
            return kind, {}
    if "choose" in can and page["step"]["revealed"] and not board.get("chosen"):
        written = [group for group in board["groups"] if group["written"]]
        best = max(written, key=lambda group: group["preferred"], default=None)
        return ("choose", {"group": best["id"]}) if best else None
    if "decide" in can and not board["decision"]:
        return deciding.settled(page)
    if "confirm" in can and not board["confirmed"]:
        if objections := board["objections"]:
            return "amend", {"text": objections[0]["amendment"]}
        return "confirm", {}
    return None


def _go_on(page: Json) -> Decision:
    ahead = [step["id"] for step in page["agenda"] if step["phase"] == "ahead"]
    return ("open_step", {"step": ahead[0]}) if ahead else ("finish", {})


def _enough(step: Mapping[str, Any], of: int) -> int:
    """How many answers the room waits for."""
    if step["activity"] in (RECESS, "data"):  # the desk's own: nobody else has anything to do
        return 0
    return min(of, 2) if step["activity"] in {"versions", "commitments"} else of
