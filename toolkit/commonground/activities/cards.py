"""Cards: everybody writes short texts in private; revealed, they are merged and put into groups.

Nothing is lost in merging. A card that says the same as another is laid under it, and may be taken
out again; a stack stands on the board as its top card (`commonground.activities.stacks`). What the
desk adds for somebody without a phone is a card like any other, and as private until the reveal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities import stacks
from commonground.activities.base import (
    ALWAYS,
    BOTH,
    FACILITATOR,
    PARTICIPANT,
    REVEALED,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    shuffled,
)
from commonground.activities.deciding_cards import DECISIONS, own_cards
from commonground.session.events import DESK, Event
from commonground.session.people import Role
from commonground.session.steps import Step

SHOWN = frozenset({REVEALED})
_SORTING = (
    "merge_cards",
    "merge_same",
    "split_card",
    "keep_apart",
    "add_group",
    "rename_group",
    "remove_group",
    "place_cards",
)


class Cards(Activity):
    """Write, reveal, merge, group.

    Board: ``kinds`` (names), ``cards`` (id → text, kind, author), ``merged`` (card → card above
    it), ``groups`` (id → name), ``in`` (card → group) and ``apart`` (sets of cards that were said
    not to be the same).
    """

    name = "cards"
    pictured = True
    solitary = True
    columns = ("id", "text", "kind", "group", "n")
    commands = {
        "add_card": Allowed(PARTICIPANT),
        "edit_card": Allowed(BOTH),
        "withdraw_card": Allowed(BOTH),
        "enter_card": Allowed(FACILITATOR, ALWAYS),
        "reword_card": Allowed(FACILITATOR, SHOWN),
        "take_out_card": Allowed(FACILITATOR, SHOWN),
        **{kind: Allowed(FACILITATOR, SHOWN) for kind in _SORTING},
    }
    undoable = {
        "card_entered": "Card from the desk",
        "card_edited": "Change of a card",
        "card_withdrawn": "Removal of a card",
        "card_reworded": "New words on a card",
        "card_taken_out": "Removal of a card",
        "cards_merged": "Merging of cards",
        "same_merged": "Merging of cards that are written the same",
        "card_split": "Taking a card out of its stack",
        "kept_apart": "“Not the same”",
        "cards_placed": "Moving of cards",
        "group_added": "New group",
        "group_renamed": "New name of a group",
        "group_removed": "Removal of a group",
    }
    on_paper = frozenset({"card_entered", "card_edited", "card_withdrawn"})

    def allowed(self, step: Step) -> Mapping[str, Allowed]:
        if not step.options.get("together"):
            return self.commands
        return {**self.commands, **{kind: Allowed(BOTH, SHOWN) for kind in _SORTING}}

    def blank(self, step: Step) -> Board:
        kinds = [str(kind) for kind in step.options.get("kinds", ())]
        return {"kinds": kinds, "cards": {}, "merged": {}, "groups": {}, "in": {}, "apart": []}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        return DECISIONS[ask.kind](board, ask)

    def fold(self, board: Board, event: Event) -> Board:
        change = stacks.FOLDS.get(event.kind)
        return change(board, event) if change else board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {"kinds": board["kinds"], "count": len(board["cards"])}
        if look.phase == REVEALED:
            seen["results"] = self._board(board)
            seen["groups"] = [{"id": key, "name": name} for key, name in board["groups"].items()]
            if look.role in self.allowed(look.step)["merge_cards"].roles:
                seen |= {"alike": stacks.alike(board), "same": len(stacks.same(board))}
        elif look.role is Role.FACILITATOR:
            own = own_cards(board, DESK).items()
            seen["entered"] = [{"id": key, **_plain(card)} for key, card in own]
        return seen

    def _board(self, board: Board) -> list[dict[str, Any]]:
        """The results, each with the id of its group and the cards under it."""
        found, cards = stacks.stacks(board), board["cards"]
        return [
            {
                **record,
                "in": stacks.group(board, record["id"]),
                "under": [{"id": c, "text": cards[c]["text"]} for c in found[record["id"]][1:]],
            }
            for record in self.results(board)
        ]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        own = own_cards(board, author).items()
        return {"cards": [{"id": key, **_plain(card)} for key, card in own]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return any(card["author"] == author for card in board["cards"].values())

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per card that stands: id, text, kind, group (its name) and n cards in it.

        Their order says nothing about who wrote what and when.
        """
        found = stacks.stacks(board)
        return [
            {
                "id": top,
                "text": board["cards"][top]["text"],
                "kind": stacks.kind(board, found[top]),
                "group": board["groups"].get(stacks.group(board, top), ""),
                "n": len(found[top]),
            }
            for top in shuffled(list(found), "")
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """The cards that stand as ``items``, each with what is known of it."""
        return {"items": [{k: v for k, v in one.items() if v} for one in self.results(board)]}

    def authorship(self, board: Board) -> Mapping[str, str]:
        return {key: card["author"] for key, card in board["cards"].items()}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": key,
                **_plain(card),
                "group": board["groups"].get(stacks.group(board, stacks.top(board, key)), ""),
                "of": "" if stacks.top(board, key) == key else stacks.top(board, key),
            }
            for key, card in sorted(board["cards"].items())
        ]


def _plain(card: Mapping[str, Any]) -> dict[str, str]:
    """What of a card says nothing about its author."""
    return {"text": card["text"], "kind": card["kind"]}
