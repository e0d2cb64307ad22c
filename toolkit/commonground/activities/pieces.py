"""Short texts that everybody writes into a place of their choice, in private until the reveal.

What a place is, the activity says: a column of the logic chain, a goal or a question of the tree.
After the reveal all pieces lie open without names and the room goes on together: everybody may add
one more, which all see at once; the desk rewords, moves and takes out. A place may itself be a
piece; what stands in a piece that is gone is gone with it, and comes back with it.

What several people wrote alike in one place (but for case, accents and the like) is one stack on
the board, and what stands in one of a stack stands in all of it. Stacks are only a way of looking:
nothing is merged, so that everybody's own words stay theirs to change.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping
from typing import Any

from commonground.activities.base import (
    BOTH,
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
from commonground.methods.stakeholders.names import same_letters
from commonground.session.events import DESK, Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.text import clean, same_name

LENGTH = 160
LIMIT = 12
MOST_ON_PAPER = 200
SHOWN = frozenset({REVEALED})


class Pieces(Activity):
    """Write pieces into places.

    Board: ``pieces`` (id → text, place, author) and whatever the activity adds.
    """

    solitary = True
    commands = {
        "add_piece": Allowed(PARTICIPANT, frozenset({OPEN, REVEALED})),
        "edit_piece": Allowed(BOTH, frozenset({OPEN})),
        "withdraw_piece": Allowed(BOTH, frozenset({OPEN})),
        "enter_piece": Allowed(FACILITATOR, frozenset({OPEN, CLOSED, REVEALED})),
        "reword_piece": Allowed(FACILITATOR, SHOWN),
        "move_piece": Allowed(FACILITATOR, SHOWN),
        "take_out_piece": Allowed(FACILITATOR, SHOWN),
    }
    undoable = {
        "piece_added": "Words from the desk",
        "piece_changed": "Change of words from the desk",
        "piece_withdrawn": "Removal of words from the desk",
        "piece_reworded": "New words",
        "piece_moved": "Moving of a card",
        "piece_taken_out": "Removal of a card",
    }
    on_paper = frozenset({"piece_added", "piece_changed", "piece_withdrawn"})

    @abstractmethod
    def roots(self, board: Board) -> Collection[str]:
        """The places that are there from the start."""

    def places(self, board: Board, piece: str | None) -> Collection[str]:
        """Where a new piece (None) or this one can be put."""
        return self.roots(board)

    def stacks(self, board: Board) -> dict[str, list[str]]:
        """Piece that stands for a stack → the pieces in it, itself first.

        Their order says nothing about who wrote them; what stands in a piece comes after it.
        """
        pieces, roots = board["pieces"], self.roots(board)
        ways = {key: path(board, key) for key in shuffled(list(pieces), "")}
        stand = [key for key, way in ways.items() if way[-1] in roots]
        found: dict[tuple[str, str], list[str]] = {}
        top: dict[str, str] = {}
        for key in sorted(stand, key=lambda key: len(ways[key])):
            place = pieces[key]["place"]
            same = top.get(place, place), same_letters(pieces[key]["text"])
            stack = found.setdefault(same, [])
            stack.append(key)
            top[key] = stack[0]
        return {stack[0]: stack for stack in found.values()}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        own = own_pieces(board, ask.author)
        if ask.kind in ("add_piece", "enter_piece"):
            _room(own, ask)
            return "piece_added", {"piece": new_id("p", ask), **self._written(board, ask, own)}
        if ask.kind in ("edit_piece", "withdraw_piece"):
            piece = one_of(ask.data.get("piece"), own.keys(), "piece of yours")
            if ask.kind == "withdraw_piece":
                return "piece_withdrawn", {"pieces": [piece]}
            return "piece_changed", {"pieces": [piece], **self._written(board, ask, own, piece)}
        stacks = self.stacks(board)
        piece = one_of(ask.data.get("piece"), stacks.keys(), "piece")
        found: dict[str, Any] = {"pieces": stacks[piece]}
        if ask.kind == "reword_piece":
            return "piece_reworded", {**found, "text": _text(ask)}
        if ask.kind == "move_piece":
            return "piece_moved", {**found, "place": self._place(board, ask, piece)}
        return "piece_taken_out", found

    def _written(
        self, board: Board, ask: Ask, own: Mapping[str, Any], piece: str | None = None
    ) -> dict[str, Any]:
        """The words and the place. Of one's own, no two in a place may say the same."""
        text, place = _text(ask), self._place(board, ask, piece)
        others = [other for key, other in own.items() if key != piece and other["place"] == place]
        if any(same_name(text, other["text"]) for other in others):
            raise Refused("You have written this here already.", safe="It is saved.")
        return {"text": text, "place": place}

    def _place(self, board: Board, ask: Ask, piece: str | None) -> str:
        return str(one_of(ask.data.get("place"), self.places(board, piece), "place"))

    def fold(self, board: Board, event: Event) -> Board:
        change = _FOLDS.get(event.kind)
        return change(board, event) if change else board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {"count": len(board["pieces"])}
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
        elif look.role is Role.FACILITATOR:
            seen["entered"] = _plain(own_pieces(board, DESK))
        return seen

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"pieces": _plain(own_pieces(board, author))}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return any(piece["author"] == author for piece in board["pieces"].values())

    def authorship(self, board: Board) -> Mapping[str, str]:
        return {key: piece["author"] for key, piece in board["pieces"].items()}


def own_pieces(board: Board, author: str) -> dict[str, Any]:
    """What somebody wrote, or what was entered at the desk, by id."""
    return {key: piece for key, piece in board["pieces"].items() if piece["author"] == author}


def path(board: Board, place: str) -> list[str]:
    """The place, the place that this stands in, and so on. No longer than there are pieces."""
    found = [place]
    while found[-1] in board["pieces"] and len(found) <= len(board["pieces"]):
        found.append(board["pieces"][found[-1]]["place"])
    return found


def _plain(pieces: Mapping[str, Any]) -> list[dict[str, str]]:
    return [
        {"id": key, "text": piece["text"], "place": piece["place"]} for key, piece in pieces.items()
    ]


def _room(own: Mapping[str, Any], ask: Ask) -> None:
    limit = MOST_ON_PAPER if ask.author == DESK else int(ask.step.options.get("limit", LIMIT))
    if len(own) >= limit:
        raise Refused(
            f"There are {limit} of yours already, as many as there is room for.",
            safe="They are all saved.",
            do="Change one, or withdraw one for another.",
        )


def _text(ask: Ask) -> str:
    text = clean(ask.data.get("text"), LENGTH, lines=False, name="text")
    if not text:
        raise Refused("There is nothing to save yet.", do="Write a few words first.")
    return text


def _added(board: Board, event: Event) -> Board:
    data = event.data
    piece = {"text": data["text"], "place": data["place"], "author": event.actor}
    return {**board, "pieces": {**board["pieces"], data["piece"]: piece}}


def _changed(board: Board, event: Event) -> Board:
    """New words, or another place; never one inside of itself, whatever was undone meanwhile."""
    data, pieces = event.data, dict(board["pieces"])
    change = {name: data[name] for name in ("text", "place") if name in data}
    inside = path(board, data.get("place", ""))
    for piece in data["pieces"]:
        if piece in pieces and piece not in inside:
            pieces[piece] = {**pieces[piece], **change}
    return {**board, "pieces": pieces}


def _gone(board: Board, event: Event) -> Board:
    gone = event.data["pieces"]
    kept = {key: piece for key, piece in board["pieces"].items() if key not in gone}
    return {**board, "pieces": kept}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "piece_added": _added,
    "piece_changed": _changed,
    "piece_reworded": _changed,
    "piece_moved": _changed,
    "piece_withdrawn": _gone,
    "piece_taken_out": _gone,
}
