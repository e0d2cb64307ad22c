"""Proposals: groups merge the best drafts into one text each; the room picks one to build on."""

from __future__ import annotations

from collections import Counter
from typing import Any

from commonground.activities.base import (
    FACILITATOR,
    PARTICIPANT,
    REVEALED,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    one_of,
    shuffled,
)
from commonground.activities.statement import LENGTH
from commonground.activities.versions import stale
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import clean

GROUPS = 3
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Proposals(Activity):
    """Each group writes one text; everybody may prefer one; the facilitator chooses.

    Board: ``sources``, ``groups`` (how many; 0 before the step was opened), ``members`` (author →
    group), ``texts`` (group → text, version, by), ``preferred`` (ballot → group) and ``chosen`` (a
    group or None). A group writes together: who saves must have seen the version that they
    replace.
    """

    name = "proposals"
    pictured = True
    columns = ("id", "text", "preferred", "chosen")
    commands = {
        "propose": Allowed(PARTICIPANT),
        "prefer": Allowed(PARTICIPANT, frozenset({REVEALED}), secret=True),
        "choose": Allowed(FACILITATOR, frozenset({REVEALED})),
    }
    undoable = {"chosen": "Choice of the proposal"}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        # Groups of at least two people, so that there is somebody to merge with.
        wanted = int(step.options.get("groups", GROUPS))
        groups = max(1, min(wanted, len(room.authors) // 2, len(LETTERS)))
        people = shuffled(room.authors, room.seed)
        members = {author: LETTERS[place % groups] for place, author in enumerate(people)}
        top = int(step.options.get("top", 3))
        return {
            "sources": list(source.get("items", ()))[:top],
            "groups": groups,
            "members": members,
        }

    def blank(self, step: Step) -> Board:
        return {
            "sources": [],
            "groups": 0,
            "members": {},
            "texts": {},
            "preferred": {},
            "chosen": None,
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "propose":
            return self._propose(board, ask)
        group = one_of(ask.data.get("group"), board["texts"].keys(), "proposal")
        return ("preferred" if ask.kind == "prefer" else "chosen"), {"group": group}

    def _propose(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        group = self.group(board, ask.author)
        now = board["texts"].get(group, {"version": 0})
        if ask.data.get("base", 0) != now["version"]:
            raise stale("Somebody in your group")
        text = clean(ask.data.get("text"), LENGTH, lines=False, name="proposal")
        if not text:
            raise Refused("There is no proposal to save yet.", do="Write a few words first.")
        return "proposed", {"group": group, "text": text, "version": now["version"] + 1}

    def group(self, board: Board, author: str) -> str:
        """The author's group; who came late joins one by chance that stays the same."""
        if author in board["members"]:
            return str(board["members"][author])
        return shuffled(LETTERS[: board["groups"] or 1], author)[0]

    def fold(self, board: Board, event: Event) -> Board:
        data = event.data
        if event.kind == "step_opened":
            inputs = data.get("inputs", {})
            # Coming back to the step must not mix groups that have written something.
            kept = ("groups", "members") if board["groups"] and board["texts"] else ()
            return {**board, **inputs, **{key: board[key] for key in kept}}
        if event.kind == "proposed":
            text = {"text": data["text"], "version": data["version"], "by": event.actor}
            members = {**board["members"], event.actor: data["group"]}
            return {**board, "members": members, "texts": {**board["texts"], data["group"]: text}}
        if event.kind == "preferred":
            return {**board, "preferred": {**board["preferred"], event.actor: data["group"]}}
        if event.kind == "chosen":
            return {**board, "chosen": data["group"]}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        sizes = Counter(board["members"].values())
        liked = Counter(board["preferred"].values())
        groups = []
        for group in LETTERS[: board["groups"]]:
            text = board["texts"].get(group, {"text": "", "version": 0})
            row = {"id": group, "size": sizes[group], "version": text["version"]}
            row["written"] = text["version"] > 0
            if look.phase == REVEALED:
                row |= {"text": text["text"], "preferred": liked[group]}
            groups.append(row)
        return {"sources": list(board["sources"]), "groups": groups, "chosen": board["chosen"]}

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        group = self.group(board, author)
        text = board["texts"].get(group, {"text": "", "version": 0, "by": ""})
        members = [other for other, of in board["members"].items() if of == group]
        return {
            "group": group,
            "members": sorted(filter(None, map(look.name, members))),
            "text": text["text"],
            "version": text["version"],
            "by": look.name(text["by"]),
            "preferred": board["preferred"].get(author.ballot),
        }

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        if phase == REVEALED:
            return author.ballot in board["preferred"]
        return self.group(board, author) in board["texts"]

    def outcome(self, board: Board) -> dict[str, Any]:
        chosen = board["texts"].get(board["chosen"])
        return {"text": chosen["text"]} if chosen else {}

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per proposal: the letter of its group, its text, by how many it is preferred."""
        liked = Counter(board["preferred"].values())
        return [
            {
                "id": group,
                "text": text["text"],
                "preferred": liked[group],
                "chosen": group == board["chosen"],
            }
            for group, text in sorted(board["texts"].items())
        ]

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": one["id"],
                "text": one["text"],
                "version": board["texts"][one["id"]]["version"],
                "value": one["preferred"],
                "status": "chosen" if one["chosen"] else "",
            }
            for one in self.results(board)
        ]
