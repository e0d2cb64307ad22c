"""Indicator cards: the room fills them together, part by part, and sees at once what they lack.

A card is nobody's opinion but everybody's work, so it is open to all from the start, as a text that
many improve. Several people may fill one card at a time: a save is refused only when one of its own
fields was changed by somebody else since the page last heard of it. What a field holds is kept as
it was typed; what is wrong with it is told beside it (`commonground.methods.indicators`), so that a
slip never keeps anybody from saving.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from commonground.activities.base import (
    BOTH,
    CLOSED,
    FACILITATOR,
    OPEN,
    REVEALED,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    new_id,
    one_of,
)
from commonground.activities.items import starting_items
from commonground.activities.versions import stale
from commonground.methods import indicators
from commonground.methods.indicators import BY_NAME, FIELDS, PARTS, STAGES, Card
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import LINE_LENGTH, clean

NAME = 120
TEXT = 600
STARTED = 7  # cards that a step begins with, where the source has more candidates
MOST = 20
_ALWAYS = frozenset({OPEN, CLOSED, REVEALED})


class Indicators(Activity):
    """Add cards, fill them, take out what is not wanted.

    Board: ``cards`` (id → ``fields``, name → text as typed, and ``changed``, name → number of the
    change that wrote it), ``changes`` (how many there were), ``at`` (author → card that they are
    filling), ``filled`` (authors who have saved something) and ``gone`` (cards that were taken
    out, which opening the step again does not bring back).
    """

    name = "indicators"
    private = False
    promise = "Everybody sees each card as it is saved; nobody sees who wrote what."
    columns = (*(field.name for field in FIELDS), "filled", "context_only", "findings")
    commands = {
        "add_indicator": Allowed(BOTH),
        "save_indicator": Allowed(BOTH),
        "fill_indicator": Allowed(BOTH),
        "take_out_indicator": Allowed(FACILITATOR, _ALWAYS),
    }
    undoable = {
        "indicator_added": "New indicator card",
        "indicator_saved": "Change of an indicator card",
        "indicator_taken_out": "Removal of an indicator card",
    }

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        most = int(step.options.get("most", STARTED))
        purpose = str(source.get("purpose") or step.options.get("purpose", ""))
        items = starting_items(step, source)[:most]
        return {"cards": {item["id"]: _begun(item, purpose) for item in items}}

    def blank(self, step: Step) -> Board:
        return {"cards": {}, "changes": 0, "at": {}, "filled": [], "gone": []}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "add_indicator":
            return self._add(board, ask)
        if ask.kind == "fill_indicator" and ask.data.get("card") is None:
            return "indicator_filled", {"card": None}
        card = one_of(ask.data.get("card"), board["cards"].keys(), "card")
        if ask.kind == "save_indicator":
            return self._save(board, ask, card)
        kinds = {"fill_indicator": "indicator_filled", "take_out_indicator": "indicator_taken_out"}
        return kinds[ask.kind], {"card": card}

    def _add(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        name = clean(ask.data.get("name"), NAME, lines=False, name="name")
        if not name:
            raise Refused("The card has no name yet.", do="Say in a few words what is counted.")
        if len(board["cards"]) >= MOST:
            raise Refused(f"There are {MOST} cards already.", do="Take one out first.")
        fields = {"name": name}
        if purpose := str(ask.step.options.get("purpose", "")):
            fields["purpose"] = purpose
        return "indicator_added", {"card": new_id("i", ask), "fields": fields}

    def _save(self, board: Board, ask: Ask, card: str) -> tuple[str, dict[str, Any]]:
        given = ask.data.get("fields")
        known = given.items() if isinstance(given, Mapping) else ()
        fields = {str(name): _cleaned(name, text) for name, text in known if name in BY_NAME}
        now = board["cards"][card]
        fields = {
            name: text for name, text in fields.items() if now["fields"].get(name, "") != text
        }
        if not fields:
            raise Refused("Nothing has changed on this card.", do="Fill a field, then save.")
        base = ask.data.get("base", 0)
        if not isinstance(base, int) or any(now["changed"].get(n, 0) > base for n in fields):
            raise stale("Somebody")
        if fields.get("name") == "":
            raise Refused("A card needs its name.", do="Say in a few words what is counted.")
        return "indicator_saved", {"card": card, "fields": fields}

    def fold(self, board: Board, event: Event) -> Board:
        change = _FOLDS.get(event.kind)
        return change(board, event) if change else board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        cards = read(board)
        filling = list(board["at"].values())
        return {
            "cards": [
                {
                    "id": key,
                    "fields": board["cards"][key]["fields"],
                    "filled": len(board["cards"][key]["fields"]),
                    "filling": filling.count(key),
                    "findings": list(_told(card)[0]),
                    "context_only": _told(card)[1],
                }
                for key, (card, _) in cards.items()
            ],
            "changes": board["changes"],
            "balance": list(_balance(tuple(card for card, _ in cards.values()))),
            "problems": {key: list(told) for key, (_, told) in cards.items() if told},
            "parts": _PARTS,
        }

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        at = board["at"].get(author)
        return {"at": at if at in board["cards"] else None}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["filled"]

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per card: its fields, how many are filled, and what the vanity check says."""
        return [
            {
                **card.to_json(),
                "id": card.id or key,
                "segments": ", ".join(card.segments),
                "filled": len(board["cards"][key]["fields"]),
                "context_only": _told(card)[1],
                "findings": ", ".join(finding["rule"] for finding in _told(card)[0]),
            }
            for key, (card, _) in read(board).items()
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """``items`` and a ``text`` for later steps, and all ``cards`` for the measurement plan."""
        cards = {key: card for key, (card, _) in read(board).items() if card.status != "retired"}
        return {
            "items": [{"id": key, "text": card.title} for key, card in cards.items()],
            "text": "; ".join(card.title for card in cards.values()),
            "cards": [card.to_json() for card in cards.values()],
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {"item": key, "text": one["name"], **{k: v for k, v in one.items() if k != "id"}}
            for key, one in zip(board["cards"], self.results(board), strict=True)
        ]


def read(board: Board) -> dict[str, tuple[Card, tuple[dict[str, Any], ...]]]:
    """The cards of a board by their ids, and what is wrong with what their fields hold."""
    return {
        key: _read(tuple(sorted(card["fields"].items()))) for key, card in board["cards"].items()
    }


@lru_cache(maxsize=256)  # each page of each change asks, mostly about cards that are as they were
def _read(fields: tuple[tuple[str, str], ...]) -> tuple[Card, tuple[dict[str, Any], ...]]:
    card, findings = indicators.read(dict(fields))
    return card, tuple(finding.to_json() for finding in findings)


@lru_cache(maxsize=256)
def _told(card: Card) -> tuple[tuple[dict[str, Any], ...], bool]:
    """What the vanity check says, and whether it makes the card context only."""
    findings = indicators.check(card)
    return tuple(f.to_json() for f in findings), indicators.context_only(findings)


@lru_cache(maxsize=32)
def _balance(cards: tuple[Card, ...]) -> list[dict[str, Any]]:
    return [each.to_json() for each in indicators.balance(cards)]


_PARTS = [
    {
        "id": part,
        "title": title,
        "fields": [field.to_json() for field in FIELDS if field.part == part],
    }
    for part, title in PARTS.items()
]


def _begun(item: Mapping[str, Any], purpose: str) -> dict[str, str]:
    """The fields that are known of a candidate; what the room has said of it goes along."""
    fields = {
        "name": clean(item["text"][: 4 * NAME], 4 * NAME, lines=False)[:NAME],
        "purpose": str(item.get("purpose") or purpose),
        "question": str(item.get("question", "")),
    }
    if item.get("stage") in STAGES:
        fields["logic_stage"] = item["stage"]
    gaming = item.get("gaming")
    if isinstance(gaming, int | float) and 1 <= gaming <= 5:
        fields["gaming_risk"] = str(math.ceil(gaming))  # between two answers, the worse one
    return {name: text for name, text in fields.items() if text}


def _cleaned(name: str, text: object) -> str:
    field = BY_NAME[name]
    limit = NAME if name == "name" else TEXT if field.kind == "text" else LINE_LENGTH
    words = clean(text, limit, lines=field.kind == "text", name=field.label.lower())
    return str(one_of(words, ("", *field.choices), "choice")) if field.choices else words


def _started(board: Board, event: Event) -> Board:
    """The cards that the step begins with; of those that are there, what nobody has written yet."""
    for card, fields in event.data.get("inputs", {}).get("cards", {}).items():
        written = board["cards"].get(card, {}).get("changed", {})
        new = {name: text for name, text in fields.items() if name not in written}
        if new and card not in board["gone"]:
            board = _put(board, card, new)
    return board


def _added(board: Board, event: Event) -> Board:
    return _put(board, event.data["card"], event.data["fields"])


def _saved(board: Board, event: Event) -> Board:
    if event.data["card"] not in board["cards"]:
        return board
    filled = list(dict.fromkeys([*board["filled"], event.actor]))
    return {**_added(board, event), "filled": filled}


def _at(board: Board, event: Event) -> Board:
    return {**board, "at": {**board["at"], event.actor: event.data["card"]}}


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
    "indicator_taken_out": _taken_out,
}
