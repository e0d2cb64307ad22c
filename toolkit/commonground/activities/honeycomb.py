"""Honeycomb: where customers and employees share a problem, who would meet, and what each gets.

A cell is customer segment × employee role × problem. Everybody fills cells in private and may add
some; revealed, what all say of a cell stands together and the room goes on: what is filled in now,
all see at once. A cell where only one side gives or gets is one-sided and will not last; one of
which nobody says anything is an invitation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from commonground.activities.base import (
    BOTH,
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
    Room,
    new_id,
    one_of,
)
from commonground.activities.comb import PARTS, SAID, alike, at_first, cells, named, records
from commonground.session.events import DESK, Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import clean

ADDED = 6  # that one person may add
PEOPLE = 8  # who could meet in one cell
LENGTH = {"segment": 60, "role": 60, "problem": 120, "give": 160, "get": 160, "evidence": 200}
_NAMES = {"role": "employee role", "segment": "customer segment"}


class Honeycomb(Activity):
    """Cells of segment × role × problem.

    Board: ``first`` (the cells from the start) and ``added`` (with ``author``), id → segment, role,
    problem; ``lists`` (segments, roles and problems by name); ``left`` (cells there was no room
    for); ``entries`` (author → cell → who, give, get, evidence); ``out`` (cells that were taken
    out); ``done``; ``shown`` (the cell that the screen dwells on, or None).
    """

    name = "honeycomb"
    solitary = True
    pictured = True
    columns = (*PARTS, "who", *SAID, "status", "neighbours", "n", "id")
    commands = {
        "fill_cell": Allowed(BOTH, frozenset({OPEN, REVEALED})),
        "add_cell": Allowed(BOTH, frozenset({OPEN, REVEALED})),
        "done": Allowed(PARTICIPANT),
        "take_out_cell": Allowed(FACILITATOR, frozenset({REVEALED})),
        "show": Allowed(FACILITATOR, frozenset({REVEALED})),
    }
    undoable = {
        "cell_added": "New cell",
        "cell_filled": "Change of a cell from the desk",
        "cell_taken_out": "Removal of a cell",
    }
    on_paper = frozenset({"cell_added", "cell_filled"})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        lists = named(step, source)
        first, left = at_first(lists)
        return {"lists": lists, "first": first, "left": left}

    def blank(self, step: Step) -> Board:
        lists: dict[str, list[str]] = {"segments": [], "roles": [], "problems": []}
        begun: dict[str, Any] = {"lists": lists, "first": {}, "left": 0, "added": {}}
        return {**begun, "entries": {}, "out": [], "done": [], "shown": None}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        match ask.kind:
            case "done":
                return "done", {}
            case "add_cell":
                return "cell_added", {"cell": new_id("c", ask), **_new(board, ask)}
            case "fill_cell":
                # Whoever knows the id of a cell has seen it: it is theirs, or revealed.
                cell = one_of(ask.data.get("cell"), cells(board), "cell")
                return "cell_filled", {"cell": cell, **_entry(ask)}
        known = [record["id"] for record in records(board)]
        cell = ask.data.get("cell")
        if ask.kind == "show":
            return "shown", {"cell": cell if cell is None else one_of(cell, known, "cell")}
        return "cell_taken_out", {"cell": one_of(cell, known, "cell")}

    def fold(self, board: Board, event: Event) -> Board:
        change = _FOLDS.get(event.kind)
        return change(board, event) if change else board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {
            "given": sum(len(own) for own in board["entries"].values()),
            "count": len(board["first"]),
            "left": board["left"],
            "lists": {"segments": board["lists"]["segments"], "roles": board["lists"]["roles"]},
        }
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
            if board["shown"]:
                seen["shown"] = board["shown"]
        elif look.role is not Role.SCREEN:
            seen["cells"] = [{"id": key, **cell} for key, cell in board["first"].items()]
        if look.role is Role.FACILITATOR:
            # What the desk enters for somebody without a phone.
            seen["entered"] = self.mine(board, Author(DESK, DESK), look)
        return seen

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per cell: segment, role, problem; who, give, get and evidence of all together.

        ``status`` as in `methods.stakeholders.STATUSES`; ``neighbours`` are the ids of cells that
        share a person or the problem; ``n`` people filled it. Texts are a line each.
        """
        return records(board)

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        own = {key: cell for key, cell in board["added"].items() if cell["author"] == author}
        return {
            "cells": [{"id": k, **{part: c[part] for part in PARTS}} for k, c in own.items()],
            "entries": dict(board["entries"].get(author, {})),
            "done": author in board["done"],
        }

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["done"] or bool(board["entries"].get(author))

    def outcome(self, board: Board) -> dict[str, Any]:
        """The cells as ``items``, one-sided ones first; empty ones only where all are empty."""
        found = self.results(board)
        filled = [cell for cell in found if cell["status"] != "empty"] or found
        ranked = sorted(filled, key=lambda cell: cell["status"] != "one-sided")
        return {
            "items": [
                {"id": cell["id"], "text": _label(cell)}
                | {name: cell[name] for name in (*PARTS, "who", "give", "get", "status")}
                for cell in ranked
            ]
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        known = cells(board)
        return [
            {
                "item": key,
                "text": _label(known[key]),
                "who": ", ".join(entry["who"]),
                **{name: entry[name] for name in SAID},
                "author": author,
            }
            for author, own in sorted(board["entries"].items())
            for key, entry in sorted(own.items())
            if key in known
        ]


def _label(cell: Mapping[str, Any]) -> str:
    return f"{cell['problem']}: {cell['segment']} × {cell['role']}"


def _new(board: Board, ask: Ask) -> dict[str, str]:
    """A cell that this person does not see yet."""
    own = [cell for cell in board["added"].values() if cell["author"] == ask.author]
    if ask.author != DESK and len(own) >= ADDED:
        raise Refused(
            f"You have added {ADDED} cells, as many as there is room for.",
            safe="They are all saved.",
            do="Fill one of those that are there.",
        )
    cell = {
        part: clean(ask.data.get(part), LENGTH[part], lines=False, name=_NAMES.get(part, part))
        for part in PARTS
    }
    for part, text in cell.items():
        if not text:
            raise Refused(
                f"The {_NAMES.get(part, part)} is missing.", do="A cell needs all three of them."
            )
    if alike(cell) in [alike(other) for other in (*board["first"].values(), *own)]:
        raise Refused("This cell is there already.", do="Fill it in.")
    return cell


def _entry(ask: Ask) -> dict[str, Any]:
    given = ask.data.get("who", [])
    if not isinstance(given, list) or len(given) > PEOPLE:
        raise Refused(
            f"Up to {PEOPLE} can meet in a cell.",
            safe="What you typed is still in the field.",
            do="Name them with commas between.",
        )
    who = [clean(one, LENGTH["role"], lines=False, name="name") for one in given]
    said = {n: clean(ask.data.get(n, ""), LENGTH[n], lines=False, name="text") for n in SAID}
    return {"who": [one for one in who if one], **said}


def _opened(board: Board, event: Event) -> Board:
    return board if board["entries"] else {**board, **event.data.get("inputs", {})}


def _added(board: Board, event: Event) -> Board:
    cell = {**{part: event.data[part] for part in PARTS}, "author": event.actor}
    return {**board, "added": {**board["added"], event.data["cell"]: cell}}


def _filled(board: Board, event: Event) -> Board:
    entry = {name: event.data[name] for name in ("who", *SAID)}
    own = {**board["entries"].get(event.actor, {}), event.data["cell"]: entry}
    kept = {cell: one for cell, one in own.items() if any(one.values())}
    return {**board, "entries": {**board["entries"], event.actor: kept}}


def _taken_out(board: Board, event: Event) -> Board:
    return {**board, "out": [*board["out"], event.data["cell"]]}


def _done(board: Board, event: Event) -> Board:
    return {**board, "done": list(dict.fromkeys([*board["done"], event.actor]))}


def _shown(board: Board, event: Event) -> Board:
    return {**board, "shown": event.data["cell"]}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "step_opened": _opened,
    "cell_added": _added,
    "cell_filled": _filled,
    "cell_taken_out": _taken_out,
    "done": _done,
    "shown": _shown,
}
