"""What may be done with cards: each command's decision, by its kind.

A decision looks at the board as it is and gives the event; it raises `Refused` with what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from commonground.activities import stacks
from commonground.activities.base import Ask, Board, new_id, one_of
from commonground.session.events import DESK
from commonground.session.problems import Refused
from commonground.session.text import clean, same_name

Decision = tuple[str, dict[str, Any]]

NAME = 60
LIMIT = 10
MOST_ON_PAPER = 200
MOST_GROUPS = 40


def _add_card(board: Board, ask: Ask) -> Decision:
    own = own_cards(board, ask.author)
    limit = int(ask.step.options.get("limit", LIMIT))
    if len(own) >= limit:
        raise Refused(
            f"You have written {limit} cards, as many as there is room for.",
            safe="They are all saved.",
            do="Change one, or withdraw one for another.",
        )
    return "card_added", {"card": new_id("c", ask), **_words(board, ask, own.values())}


def _edit_card(board: Board, ask: Ask) -> Decision:
    own = own_cards(board, ask.author)
    card = _alone(board, one_of(ask.data.get("card"), own.keys(), "card of yours"))
    others = [other for key, other in own.items() if key != card]
    return "card_edited", {"card": card, **_words(board, ask, others)}


def _withdraw_card(board: Board, ask: Ask) -> Decision:
    own = own_cards(board, ask.author)
    card = _alone(board, one_of(ask.data.get("card"), own.keys(), "card of yours"))
    return "card_withdrawn", {"card": card}


def _enter_card(board: Board, ask: Ask) -> Decision:
    if len(own_cards(board, DESK)) >= MOST_ON_PAPER:
        raise Refused(f"There are {MOST_ON_PAPER} cards from the desk already.")
    return "card_entered", {"card": new_id("c", ask), **_words(board, ask)}


def _reword_card(board: Board, ask: Ask) -> Decision:
    card = one_of(ask.data.get("card"), stacks.stacks(board).keys(), "card")
    return "card_reworded", {"card": card, **_words(board, ask)}


def _take_out_card(board: Board, ask: Ask) -> Decision:
    found = stacks.stacks(board)
    card = one_of(ask.data.get("card"), found.keys(), "card")
    return "card_taken_out", {"cards": found[card]}


def _merge_cards(board: Board, ask: Ask) -> Decision:
    into = one_of(ask.data.get("into"), stacks.stacks(board).keys(), "card")
    cards = _several(board, ask, least=1, without=into)
    return "cards_merged", {"into": into, "cards": cards}


def _merge_same(board: Board, _ask: Ask) -> Decision:
    sets = stacks.same(board)
    if not sets:
        raise Refused("No two cards are written the same any more.")
    return "same_merged", {"sets": sets}


def _split_card(board: Board, ask: Ask) -> Decision:
    under = board["cards"].keys() - stacks.stacks(board).keys()
    return "card_split", {"card": one_of(ask.data.get("card"), under, "card in a stack")}


def _keep_apart(board: Board, ask: Ask) -> Decision:
    return "kept_apart", {"cards": _several(board, ask, least=2)}


def _place_cards(board: Board, ask: Ask) -> Decision:
    group = one_of(ask.data.get("group", ""), {*board["groups"], ""}, "group")
    return "cards_placed", {"cards": _several(board, ask, least=1), "group": group}


def _add_group(board: Board, ask: Ask) -> Decision:
    if len(board["groups"]) >= MOST_GROUPS:
        raise Refused(f"There are {MOST_GROUPS} groups already.", do="Use one of them.")
    cards = _several(board, ask, least=0)
    name = _group_name(board, ask)
    return "group_added", {"group": new_id("g", ask), "name": name, "cards": cards}


def _rename_group(board: Board, ask: Ask) -> Decision:
    group = one_of(ask.data.get("group"), board["groups"].keys(), "group")
    return "group_renamed", {"group": group, "name": _group_name(board, ask, group)}


def _remove_group(board: Board, ask: Ask) -> Decision:
    group = one_of(ask.data.get("group"), board["groups"].keys(), "group")
    return "group_removed", {"group": group}


def own_cards(board: Board, author: str) -> dict[str, Any]:
    """The cards that somebody wrote, or that were entered at the desk, by id."""
    return dict(_by_author(board["cards"]).get(author, {}))


_last: dict[str, Mapping[str, Any]] = {"cards": {}, "found": {}}


def _by_author(cards: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Author → card → what it says. At a reveal a hundred pages ask in a row about the same cards.

    Boards never change in place, so the same mapping is the same cards.
    """
    if _last["cards"] is not cards:
        found: dict[str, dict[str, Any]] = {}
        for key, card in cards.items():
            found.setdefault(card["author"], {})[key] = card
        _last.update(cards=cards, found=found)
    return _last["found"]


def _alone(board: Board, card: str) -> str:
    """The card, unless it was merged: what it says is then no longer one person's."""
    if len(stacks.stacks(board).get(card, ())) != 1:
        raise Refused(
            "This card was merged with others that say the same.",
            safe="It is on the board.",
            do="Ask the facilitator to take it out first.",
        )
    return card


def _several(board: Board, ask: Ask, *, least: int, without: str = "") -> list[str]:
    """Different cards that stand on the board."""
    given = ask.data.get("cards", [])
    if not isinstance(given, list) or len(given) < least:
        raise Refused("No cards are chosen.", do="Select some first.")
    standing = stacks.stacks(board).keys() - {without}
    return list(dict.fromkeys(one_of(card, standing, "card") for card in given))


def _words(board: Board, ask: Ask, others: Collection[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """What stands on a card, unless one of the others says it already."""
    text = clean(ask.data.get("text"), stacks.LENGTH, lines=False, name="card")
    if not text:
        raise Refused("The card is still empty.", do="Write a word or two.")
    if any(same_name(text, other["text"]) for other in others):
        raise Refused("You have a card that says this already.", safe="It is saved.")
    return {
        "text": text,
        "kind": one_of(ask.data.get("kind", ""), ["", *board["kinds"]], "kind"),
    }


def _group_name(board: Board, ask: Ask, group: str = "") -> str:
    name = clean(ask.data.get("name"), NAME, lines=False, name="name")
    if not name:
        raise Refused("The group has no name yet.", do="Say in a word what its cards share.")
    others = [other for key, other in board["groups"].items() if key != group]
    if any(same_name(name, other) for other in others):
        raise Refused("There is a group with this name already.", do="Put the cards into it.")
    return name


DECISIONS: Mapping[str, Callable[[Board, Ask], Decision]] = {
    "add_card": _add_card,
    "edit_card": _edit_card,
    "withdraw_card": _withdraw_card,
    "enter_card": _enter_card,
    "reword_card": _reword_card,
    "take_out_card": _take_out_card,
    "merge_cards": _merge_cards,
    "merge_same": _merge_same,
    "split_card": _split_card,
    "keep_apart": _keep_apart,
    "place_cards": _place_cards,
    "add_group": _add_group,
    "rename_group": _rename_group,
    "remove_group": _remove_group,
}
