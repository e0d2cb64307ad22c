"""Evidence beside an answer: what somebody has seen that makes them say so, in a line of their own.

It is as private as the answer. Revealed, the lines of an item stand together, in an order that says
nothing about who wrote which; the desk may take one off the wall that names somebody or hurts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities.base import (
    FACILITATOR,
    PARTICIPANT,
    REVEALED,
    Allowed,
    Board,
    one_of,
    shuffled,
)
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.text import LINE_LENGTH, clean

SAID, HIDDEN = "evidence_said", "evidence_hidden"
COMMANDS = {
    "say_evidence": Allowed(PARTICIPANT),
    "hide_evidence": Allowed(FACILITATOR, frozenset({REVEALED})),
}
UNDOABLE = {HIDDEN: "Taking a line off the wall"}


def blank(options: Mapping[str, Any]) -> dict[str, Any]:
    """``asks`` (the question, empty for none), ``evidence`` (author → item → line), ``hidden``."""
    return {"asks": str(options.get("evidence", "")), "evidence": {}, "hidden": {}}


def line(text: object) -> str:
    """What somebody typed, cleaned; empty takes it back. Raises `Refused`."""
    return clean(text, LINE_LENGTH, lines=False, name="evidence")


def on_paper(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    """Under ``evidence`` the lines that stand on a sheet of paper, by item; nothing without any."""
    given = data.get("evidence")
    if not board["asks"] or not isinstance(given, Mapping):
        return {}
    ids = {one["id"] for one in board["items"]}
    found = {one_of(item, ids, "item"): line(text) for item, text in given.items()}
    kept = {item: text for item, text in found.items() if text}
    return {"evidence": kept} if kept else {}


def hidden(board: Board, data: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The event that takes a line off the wall. Raises `Refused` for one that is not on it."""
    item = one_of(data.get("item"), {one["id"] for one in board["items"]}, "item")
    text = data.get("text")
    if text not in lines(board, item):
        raise Refused("This line is not on the wall.", do="Look again: it may be gone already.")
    return HIDDEN, {"item": item, "text": text}


def fold(board: Board, event: Event) -> Board:
    """The board with what was said, or without what was taken off."""
    item, text = event.data["item"], event.data["text"]
    if event.kind == HIDDEN:
        gone = [*board["hidden"].get(item, ()), text]
        return {**board, "hidden": {**board["hidden"], item: gone}}
    own = {**board["evidence"].get(event.actor, {}), item: text}
    return {**board, "evidence": {**board["evidence"], event.actor: own}}


def lines(board: Board, item: str) -> list[str]:
    """What stands on the wall beside an item; the same words once, in an order of their own."""
    said = {own.get(item, "") for own in board["evidence"].values()}
    return shuffled(sorted(said - {"", *board["hidden"].get(item, ())}), item)


def rows(board: Board) -> list[dict[str, Any]]:
    """A row for each line, with nothing in it that would connect it with another answer."""
    return [
        {"item": item["id"], "text": item["text"], "evidence": text}
        for item in board["items"]
        for text in lines(board, item["id"])
    ]
