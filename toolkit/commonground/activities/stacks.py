"""A board of cards: which card lies under which, which group a stack is in, and what changes it.

``merged`` says for a card which one it was laid under; that one may be laid under another in turn.
The fold never asks whether an event was allowed, and other events may have been undone since: so a
card that is gone holds nothing under it, a circle is never closed, and a group that is gone is
no group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from commonground.activities.base import Board
from commonground.methods.stakeholders.names import duplicates, same_letters
from commonground.session.events import Event

LENGTH = 120  # of the text on a card
Stacks = Mapping[str, list[str]]


def top(board: Board, card: str) -> str:
    """The card that stands for this one on the board; itself, unless it was merged."""
    return _way_up(board, card)[-1]


def _way_up(board: Board, card: str) -> list[str]:
    """The card, the one that it lies under, and so on to the top."""
    merged, cards = board["merged"], board["cards"]
    way = [card]
    # The second condition holds in every log of ours; a file from anybody may say anything.
    while (above := merged.get(way[-1])) in cards and above not in way:
        way.append(above)
    return way


def stacks(board: Board) -> Stacks:
    """Card that stands → the cards of its stack, itself first."""
    found: dict[str, list[str]] = {}
    for card in board["cards"]:
        above = top(board, card)
        stack = found.setdefault(above, [])
        if card != above:
            stack.append(card)
    return {above: [above, *under] for above, under in found.items()}


def group(board: Board, card: str) -> str:
    """The group of a card that stands; "" if it is in none."""
    found = board["in"].get(card, "")
    return found if found in board["groups"] else ""


def kind(board: Board, stack: Sequence[str]) -> str:
    """The kind of the stack's first card that has one."""
    return next((found for card in stack if (found := board["cards"][card]["kind"])), "")


def alike(board: Board) -> list[dict[str, Any]]:
    """Sets of standing ``cards`` that may say the same, and for what ``reason`` (`duplicates`).

    Those that were said not to be the same are left out.
    """
    written = _written_so(board)
    # All cards that were written are compared, not those that stand: merging changes none of them.
    return [
        {"cards": cards, "reason": reason}
        for texts, reason in _alike(tuple(written))
        if (cards := _standing(board, (card for text in texts for card in written[text])))
    ]


def same(board: Board) -> list[list[str]]:
    """Sets of standing cards that differ in case, accents and the like only.

    The first of each is written as most of them are; of ways that are as frequent, one that begins
    with a capital.
    """
    texts = {card: one["text"] for card, one in board["cards"].items()}
    letters: dict[str, list[str]] = {}
    for card, text in texts.items():
        letters.setdefault(same_letters(text), []).append(card)
    found = []
    for cards in filter(None, (_standing(board, cards) for cards in letters.values())):
        written = [texts[card] for card in cards]
        first = max(cards, key=lambda c: (written.count(texts[c]), texts[c][0].isupper()))
        found.append([first, *(card for card in cards if card != first)])
    return found


def _written_so(board: Board) -> dict[str, list[str]]:
    """Text → the cards that say it."""
    written: dict[str, list[str]] = {}
    for card, one in board["cards"].items():
        written.setdefault(one["text"], []).append(card)
    return written


def _standing(board: Board, cards: Iterable[str]) -> list[str]:
    """The cards that stand for these, if they are several that were not said to be apart."""
    standing = list(dict.fromkeys(top(board, card) for card in cards))
    apart = len(standing) < 2 or any(set(standing) <= set(said) for said in board["apart"])
    return [] if apart else standing


@lru_cache(maxsize=32)  # it is asked for after each event
def _alike(texts: tuple[str, ...]) -> list[tuple[list[str], str]]:
    """Sets of texts that may mean the same, then every other one in a set of its own."""
    found = duplicates(texts)
    sets = [([texts[place] for place in names.members], str(names.reason)) for names in found]
    taken = {text for members, _ in sets for text in members}
    return [*sets, *(([text], "writing") for text in texts if text not in taken)]


def _written(board: Board, event: Event) -> Board:
    data = event.data
    card = {"text": data["text"], "kind": data["kind"], "author": event.actor}
    return {**board, "cards": {**board["cards"], data["card"]: card}}


def _reworded(board: Board, event: Event) -> Board:
    data = event.data
    if data["card"] not in board["cards"]:
        return board
    card = {**board["cards"][data["card"]], "text": data["text"], "kind": data["kind"]}
    return {**board, "cards": {**board["cards"], data["card"]: card}}


def _gone(board: Board, event: Event) -> Board:
    gone = event.data.get("cards") or [event.data["card"]]
    return {**board, "cards": {k: card for k, card in board["cards"].items() if k not in gone}}


def _merged(board: Board, event: Event) -> Board:
    """Lay cards under another, which takes over their group if it has none."""
    into, cards = event.data["into"], event.data["cards"]
    way = _way_up(board, into)
    under = [card for card in cards if card in board["cards"] and card not in way]
    if into not in board["cards"] or not under:
        return board
    after: dict[str, Any] = {**board, "merged": {**board["merged"], **dict.fromkeys(under, into)}}
    groups = filter(None, (group(board, card) for card in (into, *under)))
    if (first := next(groups, "")) and not group(board, into):
        after["in"] = {**board["in"], into: first}
    return after


def _all_merged(board: Board, event: Event) -> Board:
    for into, *cards in event.data["sets"]:
        one = replace(event, data={"into": into, "cards": cards})
        board = _merged(board, one)
    return board


def _split(board: Board, event: Event) -> Board:
    """Take a card, with what lies under it, out of its stack; it stays in the stack's group."""
    card = event.data["card"]
    merged = {key: into for key, into in board["merged"].items() if key != card}
    where = {**board["in"], card: group(board, top(board, card))}
    return {**board, "merged": merged, "in": where}


def _placed(board: Board, event: Event) -> Board:
    where = dict.fromkeys(event.data["cards"], event.data["group"])
    return {**board, "in": {**board["in"], **where}}


def _grouped(board: Board, event: Event) -> Board:
    groups = {**board["groups"], event.data["group"]: event.data["name"]}
    return _placed({**board, "groups": groups}, event)


def _renamed(board: Board, event: Event) -> Board:
    if event.data["group"] not in board["groups"]:
        return board
    return {**board, "groups": {**board["groups"], event.data["group"]: event.data["name"]}}


def _ungrouped(board: Board, event: Event) -> Board:
    groups = {key: n for key, n in board["groups"].items() if key != event.data["group"]}
    return {**board, "groups": groups}


def _kept_apart(board: Board, event: Event) -> Board:
    return {**board, "apart": [*board["apart"], list(event.data["cards"])]}


FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "card_added": _written,
    "card_entered": _written,
    "card_edited": _reworded,
    "card_reworded": _reworded,
    "card_withdrawn": _gone,
    "card_taken_out": _gone,
    "cards_merged": _merged,
    "same_merged": _all_merged,
    "card_split": _split,
    "kept_apart": _kept_apart,
    "group_added": _grouped,
    "group_renamed": _renamed,
    "group_removed": _ungrouped,
    "cards_placed": _placed,
}
