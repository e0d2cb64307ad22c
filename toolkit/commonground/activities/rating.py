"""Rating: each item is judged blind on an ordinal scale by several people, never by its author.

Who rates what is settled when the step opens: each item goes to those who have least to do and
did not write it, and then what is left uneven is evened out. So each item finds its raters and
nobody waits. Who comes later gets as many, in an order of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.base import (
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
from commonground.methods import ordinal
from commonground.session.events import Event
from commonground.session.steps import Step

RATERS = 5
TOP = 3


class Rating(Activity):
    """Everybody rates the items that fell to them.

    Board: ``items`` in order, ``assigned`` (author → item ids), ``ratings`` (author → item →
    value).
    """

    name = "rating"
    commands = {"rate": Allowed(PARTICIPANT)}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        items = list(source.get("items", ()))
        raters = int(step.options.get("raters", RATERS))
        return {"items": items, "assigned": assign([i["id"] for i in items], room, raters)}

    def blank(self, step: Step) -> Board:
        scale = step.options.get("scale", {})
        return {
            "items": [],
            "assigned": {},
            "ratings": {},
            "scale": [int(scale.get("low", 1)), int(scale.get("high", 5))],
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        item = one_of(ask.data.get("item"), self._assigned(board, ask.author), "statement")
        low, high = board["scale"]
        value = one_of(ask.data.get("value"), range(low, high + 1), "point on the scale")
        return "rated", {"item": item, "value": value}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            inputs = event.data.get("inputs", {})
            # Coming back to the step must not hand out anew what was rated already.
            same = board["ratings"] and inputs.get("items") == board["items"]
            return board if same else {**board, **inputs}
        if event.kind == "rated":
            own = {**board["ratings"].get(event.actor, {}), event.data["item"]: event.data["value"]}
            return {**board, "ratings": {**board["ratings"], event.actor: own}}
        return board

    def _assigned(self, board: Board, author: str) -> Sequence[str]:
        """The author's items; for a late comer as many as the others have, in their own order."""
        if author in board["assigned"]:
            return list(board["assigned"][author])
        most = max((len(items) for items in board["assigned"].values()), default=RATERS)
        return shuffled([item["id"] for item in board["items"]], author)[:most]

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        given = sum(len(ratings) for ratings in board["ratings"].values())
        seen: dict[str, Any] = {"given": given}
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
        return seen

    def results(self, board: Board) -> list[dict[str, Any]]:
        """Items with n, counts, median and quartiles, best first; the first three are the top."""
        low, high = board["scale"]
        texts = {item["id"]: item["text"] for item in board["items"]}
        values: dict[str, list[int]] = {item: [] for item in texts}
        for ratings in board["ratings"].values():
            for item, value in ratings.items():
                values.setdefault(item, []).append(value)
        found = {item: ordinal.summarise(values[item], low, high) for item in texts}
        return [
            {
                "id": item,
                "text": texts[item],
                "n": found[item].n,
                "counts": list(found[item].counts),
                "median": found[item].median,
                "q1": found[item].q1,
                "q3": found[item].q3,
                "rank": place,
                "top": place <= TOP,
            }
            for place, item in enumerate(ordinal.rank(found), start=1)
        ]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        assigned = list(self._assigned(board, author))
        texts = {item["id"]: item["text"] for item in board["items"]}
        return {
            "assigned": assigned,
            "items": [{"id": item, "text": texts[item]} for item in assigned if item in texts],
            "ratings": dict(board["ratings"].get(author, {})),
        }

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        given = board["ratings"].get(author, {})
        return all(item in given for item in self._assigned(board, author))

    def outcome(self, board: Board) -> dict[str, Any]:
        ranked = [{"id": r["id"], "text": r["text"]} for r in self.results(board)]
        return {"items": ranked[:TOP]}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        texts = {item["id"]: item["text"] for item in board["items"]}
        return [
            {"item": item, "text": texts.get(item, ""), "value": value, "author": author}
            for author, ratings in sorted(board["ratings"].items())
            for item, value in sorted(ratings.items())
        ]


def assign(items: Sequence[str], room: Room, raters: int) -> Mapping[str, list[str]]:
    """Author → items to rate: each item gets ``raters`` raters, or all who did not write it.

    Nobody gets two more than another, unless somebody wrote more than one item themselves.
    """
    assigned: dict[str, list[str]] = {author: [] for author in shuffled(room.authors, room.seed)}
    for item in shuffled(items, room.seed):
        others = [author for author in assigned if item not in room.own.get(author, ())]
        for author in sorted(others, key=lambda author: len(assigned[author]))[:raters]:
            assigned[author].append(item)
    while _even_out(assigned, room):
        pass
    return {author: shuffled(own, room.seed + author) for author, own in assigned.items()}


def _even_out(assigned: dict[str, list[str]], room: Room) -> bool:
    """Give one item of who has most to who has least; whether there was one to give."""
    most = max(assigned, key=lambda author: len(assigned[author]), default="")
    least = min(assigned, key=lambda author: len(assigned[author]), default="")
    if not assigned or len(assigned[most]) - len(assigned[least]) < 2:
        return False
    taken = {*assigned[least], *room.own.get(least, ())}
    item = next((item for item in assigned[most] if item not in taken), None)
    if item is None:
        return False
    assigned[most].remove(item)
    assigned[least].append(item)
    return True
