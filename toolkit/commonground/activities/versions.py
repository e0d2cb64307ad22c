"""Versions: one text that everybody may improve, each save on top of the one before."""

from __future__ import annotations

from typing import Any

from commonground.activities.base import (
    BOTH,
    FACILITATOR,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    one_of,
)
from commonground.activities.statement import LENGTH
from commonground.session.events import DESK, Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import clean


class Versions(Activity):
    """Board: ``history``, a list of version, text, by and at; the last one is the text now."""

    name = "versions"
    private = False
    everybody = False
    commands = {"save_version": Allowed(BOTH), "restore": Allowed(FACILITATOR)}
    undoable = {"version_saved": "Version saved at the desk"}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        return {"text": str(source.get("text", ""))}

    def blank(self, step: Step) -> Board:
        return {"history": []}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        latest = len(board["history"])
        if ask.kind == "restore":
            version = one_of(ask.data.get("version"), range(1, latest), "earlier version")
            text = board["history"][version - 1]["text"]
            return "version_saved", {"version": latest + 1, "text": text, "restored": version}
        if ask.data.get("base", 0) != latest:
            raise stale("Somebody")
        text = clean(ask.data.get("text"), LENGTH, lines=False, name="statement")
        if not text:
            raise Refused("An empty statement cannot be saved.", do="Write a few words first.")
        if board["history"] and text == board["history"][-1]["text"]:
            raise Refused("This is the text that is there already.", do="Change a word, then save.")
        return "version_saved", {"version": latest + 1, "text": text}

    def fold(self, board: Board, event: Event) -> Board:
        text = event.data.get("text")
        if event.kind == "step_opened":
            text = event.data.get("inputs", {}).get("text")
            # Coming back to the step must not add the starting text a second time.
            if not text or any(v["text"] == text and v["by"] == DESK for v in board["history"]):
                return board
        elif event.kind != "version_saved":
            return board
        version = {
            "version": len(board["history"]) + 1,
            "text": text,
            "by": event.actor,
            "at": event.at,
        }
        return {"history": [*board["history"], version]}

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        history = [
            {**version, "by": look.name(version["by"])} for version in reversed(board["history"])
        ]
        if not history:
            return {"text": "", "version": 0, "by": None, "history": []}
        return {key: history[0][key] for key in ("text", "version", "by")} | {"history": history}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return any(version["by"] == author for version in board["history"])

    def outcome(self, board: Board) -> dict[str, Any]:
        return {"text": board["history"][-1]["text"]} if board["history"] else {}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {"item": f"v{v['version']}", "text": v["text"], "version": v["version"]}
            for v in board["history"]
        ]


def stale(who: str) -> Refused:
    """The refusal for a text that was written on top of an older one."""
    return Refused(
        f"{who} saved a newer version while you wrote.",
        safe="Your text is kept in the field, and theirs is saved.",
        do="Look at theirs, then save yours on top of it.",
    )
