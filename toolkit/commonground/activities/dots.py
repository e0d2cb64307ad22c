"""Dots: each person spreads a few dots over the items; the sums appear when all are given.

A third as many dots as items, at most two on one (the usual rule of the dot vote), unless the step
says otherwise. It is a secret ballot. A command says how many dots shall lie on an item, not that
one more shall: sent twice, it changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import Any

from commonground.activities.base import (
    ALWAYS,
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
    seed,
    shuffled,
)
from commonground.activities.items import going_on, picked, plain, starting_items
from commonground.activities.sheets import new_sheet, sheets
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step

MOST = 2


class Dots(Activity):
    """Each person gives dots, and takes them back until the step is closed.

    What somebody without a phone gave on paper is entered at the desk, a sheet at once.

    Board: ``items``, ``budget`` and ``most`` (dots), ``keep`` (how many go on; 0 is all) and
    ``dots`` (ballot → item → how many).
    """

    name = "dots"
    pictured = True
    solitary = True
    columns = ("id", "text", "dots", "people", "rank", "tied")
    promise = (
        "Nobody is told where your dots lie, not even the facilitator. The sums appear when the "
        "facilitator reveals them; until then you can take a dot back."
    )
    commands = {
        "dot": Allowed(PARTICIPANT, secret=True),
        "enter_dots": Allowed(FACILITATOR, ALWAYS),
    }
    undoable = {"dots_entered": "Sheet of dots from the desk"}
    on_paper = frozenset({"dots_entered"})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        items = starting_items(step, source)
        budget = step.options.get("budget") or max(1, round(len(items) / 3))
        # Nobody is asked for more dots than there is room for.
        return {"items": items, "budget": min(int(budget), len(items) * _most(step))}

    def blank(self, step: Step) -> Board:
        keep = int(step.options.get("keep") or 0)
        return {"items": [], "budget": 0, "most": _most(step), "keep": keep, "dots": {}}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "enter_dots":
            dots = self._sheet(board, ask.data.get("dots"))
            return "dots_entered", {"ballot": new_sheet(ask), "dots": dots}
        own = self._own(board, ask.author)
        item = one_of(ask.data.get("item"), {item["id"] for item in board["items"]}, "item")
        dots = one_of(ask.data.get("dots"), range(board["most"] + 1), "number of dots")
        elsewhere = sum(own.values()) - own.get(item, 0)
        if dots > own.get(item, 0) and elsewhere + dots > board["budget"]:
            raise Refused(
                "You have no dots left." if board["budget"] > 1 else "You have given your dot.",
                safe="Those you gave are saved.",
                do="Take one back first.",
            )
        return "dotted", {"item": item, "dots": dots}

    def _sheet(self, board: Board, given: object) -> dict[str, int]:
        """The dots of a sheet of paper, entered at the desk all at once."""
        sheet = given if isinstance(given, Mapping) else {}
        items = {item["id"] for item in board["items"]}
        most = range(1, board["most"] + 1)
        dots = {
            one_of(item, items, "item"): one_of(n, most, "number of dots")
            for item, n in sheet.items()
        }
        if not dots:
            raise Refused("There is no dot on this sheet yet.", do="Give at least one.")
        if sum(dots.values()) > board["budget"]:
            raise Refused(f"A sheet has room for {board['budget']} dots; this one has more.")
        return dots

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            return {**board, **event.data.get("inputs", {})}
        if event.kind == "dotted":
            own = {**board["dots"].get(event.actor, {}), event.data["item"]: event.data["dots"]}
            return {**board, "dots": {**board["dots"], event.actor: own}}
        if event.kind == "dots_entered":
            ballot = {event.data["ballot"]: event.data["dots"]}
            return {**board, "dots": {**board["dots"], **ballot}}
        return board

    def _own(self, board: Board, author: Author) -> dict[str, int]:
        return self._there(board, board["dots"].get(author.ballot, {}))

    def _there(self, board: Board, given: Mapping[str, int]) -> dict[str, int]:
        """Item → dots, where there are any, of items that are (still) there."""
        return {item["id"]: n for item in board["items"] if (n := given.get(item["id"], 0))}

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen = {key: board[key] for key in ("budget", "most")}
        seen["items"] = plain(board["items"], "kind")
        seen["given"] = sum(sum(self._there(board, own).values()) for own in board["dots"].values())
        if look.role is Role.FACILITATOR:
            seen["sheets"] = len(sheets(board["dots"]))
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
        return seen

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per item, most dots first: id, text, dots, people, rank and whether it is tied.

        What has as many dots shares a rank (1, 2, 2, 4), in an order that says nothing.
        """
        texts = {item["id"]: item["text"] for item in board["items"]}
        given = {
            item: [n for own in board["dots"].values() if (n := own.get(item, 0))] for item in texts
        }
        sums = {item: sum(dots) for item, dots in given.items()}
        from_most = sorted(-total for total in sums.values())
        sharing = Counter(sums.values())
        return [
            {
                "id": item,
                "text": texts[item],
                "dots": sums[item],
                "people": len(given[item]),
                "rank": 1 + bisect_left(from_most, -sums[item]),
                "tied": sums[item] > 0 and sharing[sums[item]] > 1,
            }
            for item in sorted(shuffled(list(texts), ""), key=lambda item: -sums[item])
        ]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"dots": self._own(board, author), "seed": seed(author)}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        given = sum(self._own(board, author).values())
        return bool(0 < board["budget"] <= given)

    def begun(self, board: Board, author: Author) -> bool:
        return any(self._own(board, author).values())

    def outcome(self, board: Board) -> dict[str, Any]:
        """The items by dots: the first ``keep`` and what is tied with them, or all."""
        ranked = self.results(board)
        keep = board["keep"] or len(ranked)
        kept = [picked(one, ("id", "text", "dots")) for one in ranked if one["rank"] <= keep]
        return {"items": going_on(board["items"], kept)}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {"item": one["id"], "text": one["text"], "value": one["dots"], "people": one["people"]}
            for one in self.results(board)
        ]


def _most(step: Step) -> int:
    return int(step.options.get("most", MOST))
