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

from commonground.activities import entries
from commonground.activities.base import Board
from commonground.methods import indicators
from commonground.methods.indicators import STAGES, Card
from commonground.session.events import Event
from commonground.session.text import clean

Json = dict[str, Any]
CARDS = "cards"  # where the board holds them
OFFERED = ("stakeholders", "owners")  # names from earlier workshops, for fields to be filled with
NAME = 120
_GAMING = range(1, 6)


def read(board: Board) -> dict[str, tuple[Card, tuple[Json, ...]]]:
    """The cards in their order, and what is wrong with what their fields hold."""
    return {
        key: _read(tuple(sorted(card["fields"].items())))
        for key, card in entries.ordered(board, CARDS).items()
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


def filled(card: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a card that was filled before, as they would be typed; none of no card."""
    return {
        name: ", ".join(map(str, value)) if isinstance(value, list | tuple) else _typed(value)
        for name, value in card.items()
        if name in indicators.BY_NAME and value not in (None, "", [])
    }


def _typed(value: object) -> str:
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    # Three digits after the point could be thousands; four are read alike by everybody.
    return f"{text}0" if isinstance(value, float) and text[-4:-3] == "." else text


def fold(board: Board, event: Event) -> Board:
    """The board after an event; the same one where the event is no concern of the cards."""
    change = _FOLDS.get(event.kind)
    return change(board, event) if change else board


def _started(board: Board, event: Event) -> Board:
    """The cards that the step begins with, and what was found out before it."""
    inputs = event.data.get("inputs", {})
    board = entries.begun(board, CARDS, inputs.get("cards", {}))
    judged = {**board["judged"], **inputs.get("judged", {})}
    known = {key: inputs[key] for key in OFFERED if key in inputs}
    return {**board, **known, "judged": judged}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "step_opened": _started,
    "indicator_added": lambda board, event: entries.put(
        board, CARDS, event.data["card"], event.data["fields"]
    ),
    "indicator_saved": lambda board, event: entries.saved(board, CARDS, event.data["card"], event),
    "indicator_filled": lambda board, event: entries.turned_to(board, event.data["card"], event),
    "indicator_put_first": lambda board, event: entries.put_first(
        board, event.data["card"], first=event.data["first"]
    ),
    "indicator_taken_out": lambda board, event: entries.taken_out(board, CARDS, event.data["card"]),
}
