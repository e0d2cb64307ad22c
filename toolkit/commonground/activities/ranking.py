"""Ranking: everybody puts the items in order, alone; the reveal shows the middle of all orders.

Where the step allows it, items may share a place. Nobody has to place all of them: what somebody
leaves out counts as below all that they placed (`commonground.methods.ranks`), which is said before
and after. It is a secret ballot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
    seed,
)
from commonground.activities.items import going_on, picked, plain, starting_items
from commonground.activities.sheets import new_sheet, sheets
from commonground.methods import ranks
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step

if TYPE_CHECKING:
    import pandas as pd

Levels = list[list[str]]


class Ranking(Activity):
    """Each person's order, and what all of them have in common.

    The order of somebody without a phone is entered at the desk.

    Board: ``items`` and ``orders`` (ballot → levels of item ids, the first place first).
    """

    name = "ranking"
    pictured = True
    solitary = True
    columns = ("id", "text", "n", "median", "q1", "q3", "rank", "tied", "w", "people")
    promise = (
        "Nobody is told how you put them in order, not even the facilitator. What all orders have "
        "in common appears when the facilitator reveals it."
    )
    commands = {
        "rank": Allowed(PARTICIPANT, secret=True),
        "enter_order": Allowed(FACILITATOR, ALWAYS),
    }
    undoable = {"order_entered": "Order from the desk"}
    on_paper = frozenset({"order_entered"})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        return {"items": starting_items(step, source)}

    def blank(self, step: Step) -> Board:
        return {"items": [], "orders": {}}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        order = _levels(ask.data.get("order"), {item["id"] for item in board["items"]})
        if not order:
            raise Refused("Nothing is placed yet.", do="Place at least one of them.")
        if not ask.step.options.get("ties") and any(len(level) > 1 for level in order):
            raise Refused("Two cannot share a place here.", do="Put one above the other.")
        if ask.kind == "enter_order":
            return "order_entered", {"ballot": new_sheet(ask), "order": order}
        return "ranked", {"order": order}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            return {**board, **event.data.get("inputs", {})}
        if event.kind == "ranked":
            return {**board, "orders": {**board["orders"], event.actor: event.data["order"]}}
        if event.kind == "order_entered":
            ballot = {event.data["ballot"]: event.data["order"]}
            return {**board, "orders": {**board["orders"], **ballot}}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {
            "items": plain(board["items"], "kind"),
            "given": len(board["orders"]),
        }
        if look.role is Role.FACILITATOR:
            seen["sheets"] = len(sheets(board["orders"]))
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
            seen["agreement"] = self.agreement(board)
        return seen

    def _orders(self, board: Board) -> list[Levels]:
        """The orders in which something is (still) placed."""
        there = {item["id"] for item in board["items"]}
        return [order for order in board["orders"].values() if placed(order) & there]

    def agreement(self, board: Board) -> dict[str, Any]:
        """Kendall's ``w`` and its ``word`` (None where undefined), of how many ``people``.

        ``partial`` of them left something out.
        """
        items = [item["id"] for item in board["items"]]
        orders = self._orders(board)
        partial = sum(not set(items) <= placed(order) for order in orders)
        w = ranks.concordance([ranks.midranks(order, items) for order in orders])
        return {
            "w": None if w is None else round(w, 3),
            "word": None if w is None else ranks.strength(w),
            "people": len(orders),
            "partial": partial,
        }

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per item, first place first: id, text, median and quartiles of its ranks, rank.

        ``n`` people placed it; the ranks of those who left it out count too. Without any order
        there are no results.
        """
        texts = {item["id"]: item["text"] for item in board["items"]}
        orders = self._orders(board)
        if not orders:
            return []
        given = [ranks.midranks(order, texts) for order in orders]
        placed_by = Counter(item for order in orders for item in placed(order))
        middles = {item: ranks.quartiles([own[item] for own in given]) for item in texts}
        places = ranks.standing(middles)
        sharing = Counter(places.values())
        return [
            {
                "id": item,
                "text": texts[item],
                "n": placed_by[item],
                "median": middles[item][1],
                "q1": middles[item][0],
                "q3": middles[item][2],
                "rank": places[item],
                "tied": sharing[places[item]] > 1,
            }
            for item in sorted(texts, key=places.__getitem__)
        ]

    def summary(self, board: Board) -> pd.DataFrame:
        """The results, and in each row Kendall's ``w`` and of how many ``people`` it is."""
        found = self.agreement(board)
        return super().summary(board).assign(w=found["w"], people=found["people"])

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        there = {item["id"] for item in board["items"]}
        order = _still_there(board["orders"].get(author.ballot, []), there)
        return {"order": order, "seed": seed(author)}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author.ballot in board["orders"]

    def outcome(self, board: Board) -> dict[str, Any]:
        """The items in the group's order; as they came, where nobody has placed any."""
        ranked = self.results(board) or board["items"]
        found = [picked(one, ("id", "text")) for one in ranked]
        return {"items": going_on(board["items"], found)}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        texts = {item["id"]: item["text"] for item in board["items"]}
        # By pseudonym, which is by chance: a number that holds one person's order together.
        orders = [order for _, order in sorted(board["orders"].items())]
        return [
            {"item": item, "text": texts[item], "value": rank, "ballot": number}
            for number, order in enumerate(orders, start=1)
            for item, rank in ranks.midranks(order, texts).items()
            if item in placed(order)
        ]


def placed(order: Sequence[Sequence[str]]) -> set[str]:
    """The items that an order holds."""
    return {item for level in order for item in level}


def _still_there(order: Sequence[Sequence[str]], there: set[str]) -> Levels:
    levels = [[item for item in level if item in there] for level in order]
    return [level for level in levels if level]


def _levels(given: object, items: set[str]) -> Levels:
    """The order as levels of different known items; `Refused` if it is anything else."""
    levels = given if isinstance(given, list) else []
    if any(not isinstance(level, list) for level in levels):
        raise _unknown()
    given_items = [item for level in levels for item in level]
    if not all(isinstance(item, str) and item in items for item in given_items):
        raise _unknown()
    if len(set(given_items)) != len(given_items):
        raise Refused("One of them is placed twice.", do="Reload the page, and place it once.")
    return [list(level) for level in levels if level]


def _unknown() -> Refused:
    return Refused(
        "One of them is not in this step.", do="Reload the page: it may have changed meanwhile."
    )
