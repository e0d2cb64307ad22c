"""Indicator cards: the room fills them together, part by part, and sees at once what they lack.

A card is nobody's opinion but everybody's work, so it is open to all from the start, as a text that
many improve. Several people may fill one card at a time: a save is refused only when one of its own
fields was changed by somebody else since the page last heard of it. What a field holds is kept as
it was typed; what is wrong with it is told beside it (`commonground.methods.indicators`), so that a
slip never keeps anybody from saving.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities import entries
from commonground.activities.base import (
    ALWAYS,
    BOTH,
    FACILITATOR,
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
from commonground.activities.carded import (
    CARDS,
    NAME,
    OFFERED,
    balance,
    begun,
    filled,
    fold,
    read,
    told,
)
from commonground.activities.items import starting_items
from commonground.methods.indicators import BY_NAME, FIELDS, PARTS, Card
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import LINE_LENGTH, clean

TEXT = 600
STARTED = 7  # cards that a step begins with, where the source has more candidates
MOST = 20


class Indicators(Activity):
    """Add cards, fill them, take out what is not wanted.

    Board: ``cards``, as `commonground.activities.entries` has them; those that were put first are
    what the room works on. ``judged`` (card → what the room found by each criterion of a rating).
    """

    name = "indicators"
    pictured = True
    private = False
    promise = "Everybody sees each card as it is saved; nobody sees who wrote what."
    columns = (*(field.name for field in FIELDS), "filled", "context_only", "findings")
    commands = {
        "add_indicator": Allowed(BOTH),
        "save_indicator": Allowed(BOTH),
        "fill_indicator": Allowed(BOTH),
        "take_out_indicator": Allowed(FACILITATOR, ALWAYS),
        "put_first": Allowed(FACILITATOR, ALWAYS),
    }
    undoable = {
        "indicator_added": "New indicator card",
        "indicator_saved": "Change of an indicator card",
        "indicator_taken_out": "Removal of an indicator card",
        "indicator_put_first": "Order of the indicator cards",
    }

    def dates(self, step: Step) -> bool:
        """The days on which numbers are due."""
        return True

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        purpose = str(source.get("purpose") or step.options.get("purpose", ""))
        items, known = starting_items(step, source), source.get("cards", ())
        agreed = len(known) >= len(items)  # a plan, of which no card is left out
        items = items[: MOST if agreed else int(step.options.get("most", STARTED))]
        beside = known if agreed else [{}] * len(items)
        cards = {
            item["id"]: filled(card) or begun(item, purpose)
            for item, card in zip(items, beside, strict=False)
        }
        judged = {
            key: found for key, found in _judgements(source).items() if key in cards and found
        }
        # In an order that says nothing of where the room has placed them.
        names = _named(room, "stakeholders", "text")
        fits = [name for name in names if not {",", ";"} & {*name}]  # what segments are parted by
        owners = _named(room, "role map", "who")
        more = {"judged": judged, "stakeholders": fits, "owners": owners}
        return {"cards": cards} | {key: found for key, found in more.items() if found}

    def blank(self, step: Step) -> Board:
        return {**entries.blank(CARDS), "judged": {}}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "add_indicator":
            return self._add(board, ask)
        if ask.kind == "fill_indicator" and ask.data.get("card") is None:
            return "indicator_filled", {"card": None}
        card = one_of(ask.data.get("card"), board["cards"].keys(), "card")
        if ask.kind == "save_indicator":
            return self._save(board, ask, card)
        if ask.kind == "put_first":
            return "indicator_put_first", {"card": card, "first": bool(ask.data.get("first"))}
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
        fields = entries.changes(
            board["cards"][card], fields, ask.data.get("base", 0), "on this card"
        )
        if fields.get("name") == "":
            raise Refused("A card needs its name.", do="Say in a few words what is counted.")
        return "indicator_saved", {"card": card, "fields": fields}

    def fold(self, board: Board, event: Event) -> Board:
        return fold(board, event)

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
                    "first": key in board["first"],
                    "judged": board["judged"].get(key, []),
                    "aim": card.aim,
                    "findings": list(told(card)[0]),
                    "context_only": told(card)[1],
                }
                for key, (card, _) in cards.items()
            ],
            "changes": board["changes"],
            "balance": list(balance(tuple(card for card, _ in cards.values()))),
            "problems": {key: list(wrong) for key, (_, wrong) in cards.items() if wrong},
            "parts": _PARTS,
            **{name: board[name] for name in OFFERED if name in board},
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
                "context_only": told(card)[1],
                "findings": ", ".join(finding["rule"] for finding in told(card)[0]),
            }
            for key, (card, _) in read(board).items()
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """``items`` and a ``text`` for later steps, and all ``cards`` for the measurement plan.

        The text has a line for each card: its name, and from where to where, as far as it is known.
        """
        cards = {key: card for key, (card, _) in read(board).items() if card.status != "retired"}
        return {
            "items": [_item(key, card) for key, card in cards.items()],
            "text": "\n".join(": ".join(filter(None, (c.title, c.aim))) for c in cards.values()),
            "cards": [card.to_json() | {"id": card.id or key} for key, card in cards.items()],
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {"item": key, "text": one["name"], **{k: v for k, v in one.items() if k != "id"}}
            for key, one in zip(board["cards"], self.results(board), strict=True)
        ]


def _item(key: str, card: Card) -> dict[str, Any]:
    """A card as later steps start from it."""
    known = {"question": card.question, "purpose": card.purpose, "stage": card.logic_stage}
    return {"id": key, "text": card.title} | {name: text for name, text in known.items() if text}


_PARTS = [
    {
        "id": part,
        "title": title,
        "fields": [field.to_json() for field in FIELDS if field.part == part],
    }
    for part, title in PARTS.items()
]


def _named(room: Room, given: str, field: str) -> list[str]:
    """What the items of an earlier outcome are called in a field, by the alphabet."""
    items = room.given.get(given, {}).get("items", ())
    return sorted({str(one[field]) for one in items if one.get(field)}, key=str.casefold)


def _judgements(source: Board) -> dict[str, list[dict[str, Any]]]:
    """Card → what the room found by each criterion of the rating that it comes from."""
    named = source.get("criteria", ())
    return {
        item["id"]: [
            {"label": one["label"], "value": item[one["id"]]}
            for one in named
            if isinstance(item.get(one["id"]), int | float)
        ]
        for item in (source.get("items", ()) if named else ())
    }


def _cleaned(name: str, text: object) -> str:
    field = BY_NAME[name]
    limit = NAME if name == "name" else TEXT if field.kind == "text" else LINE_LENGTH
    words = clean(text, limit, lines=field.kind == "text", name=field.label.lower())
    return str(one_of(words, ("", *field.choices), "choice")) if field.choices else words
