"""Statement: everybody drafts one sentence in private; it is revealed without names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities.base import (
    CLOSED,
    FACILITATOR,
    OPEN,
    PARTICIPANT,
    REVEALED,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    new_id,
    one_of,
    shuffled,
)
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import LINE_LENGTH, clean

LENGTH = 600


class Statement(Activity):
    """Board: ``items`` (author → id, text, slots) and ``merged`` (item → item that speaks for it).

    An author has one item and may rewrite it while the step is open; the item keeps its id.
    """

    name = "statement"
    solitary = True
    commands = {
        "write": Allowed(PARTICIPANT),
        "merge": Allowed(FACILITATOR, frozenset({REVEALED, CLOSED, OPEN})),
    }
    undoable = {"merged": "Merging of two statements"}

    def blank(self, step: Step) -> Board:
        return {"items": {}, "merged": {}}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        return self._merge(board, ask) if ask.kind == "merge" else self._write(board, ask)

    def _write(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        text = clean(ask.data.get("text"), LENGTH, lines=False, name="statement")
        if not text:
            raise Refused("There is no statement to save yet.", do="Write a few words first.")
        known = {slot["id"] for slot in ask.step.options.get("slots", ())}
        given = ask.data.get("slots")
        slots = {
            str(slot): clean(words, LINE_LENGTH, lines=False, name="answer")
            for slot, words in (given.items() if isinstance(given, Mapping) else ())
            if slot in known
        }
        own = board["items"].get(ask.author)
        item = own["id"] if own else new_id("s", ask)
        return "written", {"item": item, "text": text, "slots": slots}

    def _merge(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        items = {item["id"] for item in self._alone(board)}
        item = one_of(ask.data.get("item"), items, "statement")
        into = one_of(ask.data.get("into"), items - {item}, "second statement")
        return "merged", {"item": item, "into": into}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "written":
            data = event.data
            item = {"id": data["item"], "text": data["text"], "slots": data["slots"]}
            return {**board, "items": {**board["items"], event.actor: item}}
        if event.kind == "merged":
            merged = {**board["merged"], event.data["item"]: event.data["into"]}
            return {**board, "merged": merged}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {"count": len(board["items"])}
        if look.phase == REVEALED:
            seen["items"] = [
                {"id": item["id"], "text": item["text"]} for item in self._alone(board)
            ]
            seen["merged"] = dict(board["merged"])
        return seen

    def _alone(self, board: Board) -> list[dict[str, Any]]:
        """The items that were not merged into another, in an order that says nothing."""
        items = {item["id"]: item for item in board["items"].values()}
        return [items[key] for key in shuffled(list(items), "") if key not in board["merged"]]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        own = board["items"].get(author)
        if own is None:
            return {"text": "", "slots": {}, "saved": False}
        return {"text": own["text"], "slots": dict(own["slots"]), "saved": True}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["items"]

    def outcome(self, board: Board) -> dict[str, Any]:
        return {"items": [{"id": i["id"], "text": i["text"]} for i in self._alone(board)]}

    def authorship(self, board: Board) -> Mapping[str, str]:
        return {item["id"]: author for author, item in board["items"].items()}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {"item": item["id"], "text": item["text"], "of": board["merged"].get(item["id"], "")}
            for item in sorted(board["items"].values(), key=lambda item: str(item["id"]))
        ]
