"""The board of indicator cards: what an event changes in it, and how its cards are read.

What a field holds is kept as it was typed. Reading it, with what is wrong and what the vanity check
says, is done once for each state of a card: every page of every change asks again, and mostly about
cards that are as they were.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from commonground.activities.base import Board
from commonground.methods import indicators
from commonground.methods.indicators import STAGES, Card
from commonground.session.events import Event
from commonground.session.text import clean

Json = dict[str, Any]
NAME = 120
_GAMING = range(1, 6)


def ordered(board: Board) -> dict[str, Json]:
    """The cards by their ids, those first that the room works on first."""
    first = [key for key in board["first"] if key in board["cards"]]
    return {key: board["cards"][key] for key in (*first, *board["cards"])}


def read(board: Board) -> dict[str, tuple[Card, tuple[Json, ...]]]:
    """The cards in their order, and what is wrong with what their fields hold."""
    return {
        key: _read(tuple(sorted(card["fields"].items()))) for key, card in ordered(board).items()
    }


@lru_cache(maxsize=256)
def _read(fields: tuple[tuple[str, str], ...]) -> tuple[Card, tuple[Json, ...]]:
    card, findings = indicators.read(dict(fields))
    return card, tuple(finding.to_json() for finding in findings)


@lru_cache(maxsize=256)
def told(card: Card) -> tuple[tuple[Json, ...], bool]:
    """What the vanity check says, and whether it makes the card context only."""
    findings = indicators.check(card)
    return tuple(f.to_json() for f in findings), indicators.context_only(findings)


@lru_cache(maxsize=32)
def balance(cards: tuple[Card, ...]) -> list[Json]:
    """What the cards of each purpose lack together."""
    return [each.to_json() for each in indicators.balance(cards)]


def begun(item: Mapping[str, Any], purpose: str) -> dict[str, str]:
    """The fields that are known of a candidate; what the room has said of it goes along."""
    fields = {
        "name": clean(item["text"][: 4 * NAME], 4 * NAME, lines=False)[:NAME],
        "purpose": str(item.get("purpose") or purpose),
        "question": str(item.get("question", "")),
    }
    if item.get("stage") in STAGES:
        fields["logic_stage"] = item["stage"]
    gaming = item.get("gaming")
    if isinstance(gaming, int | float) and math.ceil(gaming) in _GAMING:
        fields["gaming_risk"] = str(math.ceil(gaming))  # between two answers, the worse one
    return {name: text for name, text in fields.items() if text}


def fold(board: Board, event: Event) -> Board:
    """The board after an event; the same one where the event is no concern of the cards."""
    change = _FOLDS.get(event.kind)
    return change(board, event) if change else board


def _started(board: Board, event: Event) -> Board:
    """The cards that the step begins with; of those that are there, what nobody has written yet.

    Nobody is at a card when a step opens, and nobody has done yet what it asks for.
    """
    inputs = event.data.get("inputs", {})
    for card, fields in inputs.get("cards", {}).items():
        written = board["cards"].get(card, {}).get("changed", {})
        new = {name: text for name, text in fields.items() if name not in written}
        if new and card not in board["gone"]:
            board = _put(board, card, new)
    judged = {**board["judged"], **inputs.get("judged", {})}
    known = {key: inputs[key] for key in ("stakeholders",) if key in inputs}
    return {**board, **known, "judged": judged, "at": {}, "filled": []}


def _added(board: Board, event: Event) -> Board:
    return _put(board, event.data["card"], event.data["fields"])


def _saved(board: Board, event: Event) -> Board:
    if event.data["card"] not in board["cards"]:
        return board
    filled = list(dict.fromkeys([*board["filled"], event.actor]))
    return {**_added(board, event), "filled": filled}


def _at(board: Board, event: Event) -> Board:
    return {**board, "at": {**board["at"], event.actor: event.data["card"]}}


def _put_first(board: Board, event: Event) -> Board:
    card = event.data["card"]
    others = [key for key in board["first"] if key != card]
    return {**board, "first": [*others, card] if event.data["first"] else others}


def _taken_out(board: Board, event: Event) -> Board:
    cards = {key: card for key, card in board["cards"].items() if key != event.data["card"]}
    return {**board, "cards": cards, "gone": [*board["gone"], event.data["card"]]}


def _put(board: Board, card: str, fields: Mapping[str, str]) -> Board:
    before = board["cards"].get(card, {"fields": {}, "changed": {}})
    change = board["changes"] + 1
    kept = {**before["fields"], **fields}
    after = {
        "fields": {name: text for name, text in kept.items() if text},
        "changed": {**before["changed"], **dict.fromkeys(fields, change)},
    }
    return {**board, "changes": change, "cards": {**board["cards"], card: after}}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "step_opened": _started,
    "indicator_added": _added,
    "indicator_saved": _saved,
    "indicator_filled": _at,
    "indicator_put_first": _put_first,
    "indicator_taken_out": _taken_out,
}
