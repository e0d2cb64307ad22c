"""Checklist: what counts only when there is something to show for it.

Anybody may tick an item, say where its artefact is (a step of this session, a link, a sentence) and
take it as their own. A tick without its artefact does not count; it is told apart from one that
does. A list may be necessary and still not sufficient: then it says what an earlier step found of
what is needed besides, also where all of it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commonground.activities.base import (
    BOTH,
    PARTICIPANT,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    one_of,
)
from commonground.activities.commitments import date_of
from commonground.activities.items import starting_items
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import LINE_LENGTH, clean

if TYPE_CHECKING:
    import pandas as pd

COUNTS, NOTHING_TO_SHOW, NOT_YET = "counts", "nothing to show", "open"
BLANK: dict[str, Any] = {"ticked": False, "where": "", "by": "", "owner": None}


class Checklist(Activity):
    """Board: ``items`` and ``marks`` (item → ticked, where, by, owner).

    And ``besides``: the name of the outcome without which the list is not sufficient, and
    ``judged``: that outcome as far as an earlier step gave it.
    """

    name = "checklist"
    pictured = True
    private = False
    columns = ("id", "text", "status", "where", "by", "owned", "sufficient")
    commands = {
        "tick": Allowed(BOTH),
        "say_where": Allowed(BOTH),
        "own": Allowed(PARTICIPANT),
        "disown": Allowed(PARTICIPANT),
    }
    undoable = {"ticked": "Tick from the desk", "where_said": "Change of where a thing is"}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        items = [{"id": i["id"], "text": i["text"]} for i in starting_items(step, source)]
        besides = str(step.options.get("sufficient", ""))
        judged = {k: v for k, v in room.given.get(besides, {}).items() if k in ("words", "passed")}
        return {"items": items} | ({"judged": judged} if besides else {})

    def blank(self, step: Step) -> Board:
        besides = str(step.options.get("sufficient", ""))
        return {"items": [], "marks": {}, "besides": besides, "judged": {}}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        item = one_of(ask.data.get("item"), [one["id"] for one in board["items"]], "item")
        owner = _mark(board, item)["owner"]
        match ask.kind:
            case "tick":
                return "ticked", {"item": item, "on": ask.data.get("on") is True}
            case "say_where":
                text = clean(ask.data.get("where", ""), LINE_LENGTH, lines=False, name="place")
                return "where_said", {"item": item, "where": text}
            case "own" if owner not in (None, ask.author):
                raise Refused("Somebody has taken this already.", do="Choose another.")
            case "own":
                return "owned", {"item": item, "by": date_of(ask.data.get("by", ""))}
        if owner != ask.author:
            raise Refused("This is not yours to give back.")
        return "disowned", {"item": item}

    def fold(self, board: Board, event: Event) -> Board:
        data = event.data
        match event.kind:
            case "step_opened":
                return {**board, **data.get("inputs", {})}
            case "ticked":
                change = {"ticked": data["on"]}
            case "where_said":
                change = {"where": data["where"]}
            case "owned":
                change = {"owner": event.actor, "by": data["by"]}
            case "disowned":
                change = {"owner": None, "by": ""}
            case _:
                return board
        mark = {**_mark(board, data["item"]), **change}
        return {**board, "marks": {**board["marks"], data["item"]: mark}}

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        results = [
            {**record, "owner": look.name(owner) if owner else None}
            for record in self.results(board)
            for owner in [_mark(board, record["id"])["owner"]]
        ]
        return {"results": results, **self._sufficient(board)}

    def _sufficient(self, board: Board) -> dict[str, Any]:
        """Under ``sufficient`` whether the list is enough, and why not; nothing for a plain one."""
        if not board["besides"]:
            return {}
        judged, of = board["judged"], len(board["items"])
        left = sum(record["status"] != COUNTS for record in self.results(board))
        if not judged:
            words = f"Necessary, not sufficient: {board['besides']} has not been judged yet."
        elif not judged["passed"]:
            words = f"Necessary, not sufficient. {judged['words']}"
        elif left:
            words = f"{judged['words']} Of this list {left} of {of} are still to do."
        else:
            words = f"All of it is done. {judged['words']}"
        return {"sufficient": {"words": words, "passed": bool(judged.get("passed")) and not left}}

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per item; ``status`` is "counts", "nothing to show" (only ticked) or "open"."""
        return [
            {
                **item,
                "status": _status(mark),
                "where": mark["where"],
                "by": mark["by"],
                "owned": mark["owner"] is not None,
            }
            for item in board["items"]
            for mark in [_mark(board, item["id"])]
        ]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"owns": [item for item, mark in board["marks"].items() if mark["owner"] == author]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return all(record["status"] == COUNTS for record in self.results(board))

    def outcome(self, board: Board) -> dict[str, Any]:
        """What does not count yet, as ``items``: that is what remains to be done."""
        left = [record for record in self.results(board) if record["status"] != COUNTS]
        found = [{"id": record["id"], "text": record["text"]} for record in left]
        return {"items": found, **self._sufficient(board)}

    def summary(self, board: Board) -> pd.DataFrame:
        """The results as a table; what the list is not sufficient for stands in each row."""
        words = self._sufficient(board).get("sufficient", {}).get("words", "")
        return super().summary(board).assign(sufficient=words)

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": record["id"],
                "text": record["text"],
                "status": record["status"],
                "value": record["where"],
                "date": record["by"],
                "author": _mark(board, record["id"])["owner"] or "",
            }
            for record in self.results(board)
        ]


def _mark(board: Board, item: str) -> dict[str, Any]:
    return {**BLANK, **board["marks"].get(item, {})}


def _status(mark: dict[str, Any]) -> str:
    if not mark["ticked"]:
        return NOT_YET
    return COUNTS if mark["where"] else NOTHING_TO_SHOW
