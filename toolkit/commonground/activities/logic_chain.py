"""Logic chain: what goes in, what is done, what comes out, what changes, and what it adds up to.

Everybody writes cards into the five columns in private. Revealed, the room links them: an arrow
says “this leads to that”, from a column to one further right. What nothing leads to, and what
leads to nothing, is where the thinking has a gap; both are told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from commonground.activities.base import (
    BOTH,
    FACILITATOR,
    Allowed,
    Ask,
    Board,
    Look,
    Room,
    one_of,
)
from commonground.activities.pieces import SHOWN, Pieces
from commonground.methods.indicators import STAGES
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step

MOST_LINKS = 300


class LogicChain(Pieces):
    """Cards in five columns, and links between them.

    Board: ``pieces`` (id → text, place, author), a place being one of the stages; ``links``, a
    list of pairs [from, to]; ``purpose``, what the chain is for, where the source says it.
    """

    name = "logic_chain"
    pictured = True
    columns = ("id", "text", "stage", "n", "leads_to", "gap")
    commands = {
        **Pieces.commands,
        "link_pieces": Allowed(FACILITATOR, SHOWN),
        "unlink_pieces": Allowed(FACILITATOR, SHOWN),
    }
    undoable = {
        **Pieces.undoable,
        "pieces_linked": "New link",
        "pieces_unlinked": "Removal of a link",
    }

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        return {"purpose": str(source["text"])} if source.get("text") else {}

    def allowed(self, step: Step) -> Mapping[str, Allowed]:
        if not step.options.get("together"):
            return self.commands
        both = dict.fromkeys(("link_pieces", "unlink_pieces", "move_piece"), Allowed(BOTH, SHOWN))
        return {**self.commands, **both}

    def blank(self, step: Step) -> Board:
        return {"pieces": {}, "links": []}

    def roots(self, board: Board) -> Collection[str]:
        return STAGES

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind not in ("link_pieces", "unlink_pieces"):
            return super().decide(board, ask)
        stacks = self.stacks(board)
        link = [one_of(ask.data.get(end), stacks.keys(), "card") for end in ("from", "to")]
        tops = _tops(stacks)
        stored = [other for other in board["links"] if _between(tops, other) == link]
        if ask.kind == "unlink_pieces":
            if not stored:
                raise Refused("These two are not linked.")
            return "pieces_unlinked", {"links": stored}
        if not _leads_on(board, link):
            raise Refused(
                "A link leads to the right: from what goes in towards what changes.",
                do="Move one of the cards to another column, or choose another card.",
            )
        if stored:
            raise Refused("These two are linked already.")
        if len(board["links"]) >= MOST_LINKS:
            raise Refused(f"There are {MOST_LINKS} links already.", do="Take some out first.")
        return "pieces_linked", {"link": link}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened" and "purpose" in event.data.get("inputs", {}):
            return {**board, "purpose": event.data["inputs"]["purpose"]}
        if event.kind == "pieces_linked":
            return {**board, "links": [*board["links"], list(event.data["link"])]}
        if event.kind == "pieces_unlinked":
            left = [link for link in board["links"] if link not in event.data["links"]]
            return {**board, "links": left}
        return super().fold(board, event)

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        return {**super().shared(board, look), "stages": list(STAGES)}

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per stack: id, text, stage, n (cards in it), leads_to (ids) and gap.

        ``gap`` is "leads to nothing" for a card before the last filled column that has no link
        on, "comes from nothing" for one after the first filled column that has none to it, both
        joined by a comma, or "". Columns from left to right.
        """
        pieces, stacks = board["pieces"], self.stacks(board)
        found = sorted(stacks, key=lambda key: STAGES.index(pieces[key]["place"]))
        ends = [pieces[key]["place"] for key in (*found[:1], *found[-1:])]
        tops = _tops(stacks)
        links = [_between(tops, link) for link in board["links"] if _leads_on(board, link)]
        return [
            {
                "id": key,
                "text": pieces[key]["text"],
                "stage": pieces[key]["place"],
                "n": len(stacks[key]),
                "leads_to": list(dict.fromkeys(end for start, end in links if start == key)),
                "gap": _gap(key, pieces[key]["place"], ends, links),
            }
            for key in found
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """The cards as ``items``, what changes first: questions are asked about that.

        And the ``purpose``, if it is known.
        """
        found = [
            {name: record[name] for name in ("id", "text", "stage")}
            for record in self.results(board)
        ]
        items = sorted(found, key=lambda item: item["stage"] not in ("outcome", "impact"))
        return {"items": items} | {key: board[key] for key in ("purpose",) if key in board}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": record["id"],
                "text": record["text"],
                "group": record["stage"],
                "value": record["n"],
                "of": ", ".join(record["leads_to"]),
                "status": record["gap"],
            }
            for record in self.results(board)
        ]


def _tops(stacks: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Card → the card that stands for its stack."""
    return {key: top for top, stack in stacks.items() for key in stack}


def _between(tops: Mapping[str, str], link: Sequence[str]) -> list[str]:
    """The link between the stacks in which its ends are."""
    return [tops.get(end, end) for end in link]


def _leads_on(board: Board, link: Sequence[str]) -> bool:
    """Whether both ends are there and the link leads to the right."""
    places = [board["pieces"].get(end, {}).get("place") for end in link]
    columns = [STAGES.index(place) for place in places if place in STAGES]
    return len(columns) == 2 and columns[0] < columns[1]


def _gap(key: str, stage: str, ends: Sequence[str], links: Sequence[Sequence[str]]) -> str:
    """What is missing at a card; ``ends`` are the first and the last column that are filled."""
    gaps = []
    if stage != ends[0] and not any(end == key for _, end in links):
        gaps.append("comes from nothing")
    if stage != ends[-1] and not any(start == key for start, _ in links):
        gaps.append("leads to nothing")
    return ", ".join(gaps)
