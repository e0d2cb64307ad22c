"""A board of cards: which card lies under which, which group a stack is in, and what changes it.

``merged`` says for a card which one it was laid under; that one may be laid under another in turn.
The fold never asks whether an event was allowed, and other events may have been undone since: so a
card that is gone holds nothing under it, a circle is never closed, and a group that is gone is
no group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from commonground.activities.base import Board
from commonground.methods.settings import Likeness
from commonground.methods.stakeholders import duplicates
from commonground.session.events import Event

LENGTH = 120  # of the text on a card
MOST_NEAR = 400  # texts of which each is compared with each
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
    return list(_sets(board, near=True))


def same(board: Board) -> list[list[str]]:
    """Sets of standing cards that differ in case, accents and the like only.

    The first of each is written as most of them are; of ways that are as frequent, one that begins
    with a capital.
    """
    texts = {card: one["text"] for card, one in board["cards"].items()}
    found = []
    for cards in (one["cards"] for one in _sets(board, near=False) if one["reason"] == "writing"):
        written = [texts[card] for card in cards]
        first = max(cards, key=lambda c: (written.count(texts[c]), texts[c][0].isupper()))
        found.append([first, *(card for card in cards if card != first)])
    return found


def _sets(board: Board, *, near: bool) -> Iterator[dict[str, Any]]:
    written: dict[str, list[str]] = {}
    for card, one in board["cards"].items():
        written.setdefault(one["text"], []).append(card)
    apart = [set(said) for said in board["apart"]]
    for texts, reason in _alike(tuple(written), near and len(written) <= MOST_NEAR):
        standing = list(dict.fromkeys(top(board, card) for text in texts for card in written[text]))
        if len(standing) > 1 and not any(set(standing) <= said for said in apart):
            yield {"cards": standing, "reason": reason}


@lru_cache(maxsize=32)
def _alike(texts: tuple[str, ...], near: bool) -> list[tuple[list[str], str]]:  # noqa: FBT001  # cached
    """Every text in one set, most of them alone.

    It is asked for after each event, and about all cards that were written: merging changes none
    of them. Of very many texts only the writing is compared, so that nobody waits.
    """
    likeness = Likeness() if near else Likeness(letters=LENGTH + 1)
    sets: list[tuple[list[str], str]] = []
    left = dict.fromkeys(texts)
    for names in duplicates(texts, likeness):
        sets.append(([texts[place] for place in names.members], names.reason))
        for place in names.members:
            del left[texts[place]]
    return [*sets, *(([text], "writing") for text in left)]


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
