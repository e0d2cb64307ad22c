"""Estimates: what each person thinks that a number is, or will be, before anybody hears the others.

For each item a person gives a number, or a range: at least, most likely, at most. Whoever has a
range in mind and is asked for a number gives the middle and keeps the doubt; so value and cost are
asked for as ranges. Revealed, an item has the median of all, and nobody's name. Nobody has to
answer for every item.

Numbers are read as people of several countries write them (`commonground.methods.indicators`);
one that can be read in two ways is refused with both. What the room knew of an item before, its
baseline and target for example, stands beside it as a hint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities import sheets
from commonground.activities.base import (
    FACILITATOR,
    PARTICIPANT,
    REVEALED,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    one_of,
)
from commonground.activities.estimated import RANGE, number, records, said, worth
from commonground.activities.items import going_on, picked, plain, starting_items
from commonground.methods import indicators
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step

POINT = "point"
KINDS = (POINT, RANGE)
ENDS: Mapping[str, tuple[str, ...]] = {POINT: ("likely",), RANGE: ("low", "likely", "high")}
VALUE = "value"  # the model in which benefits and costs come to a return
KNOWN = ("unit", "hint", "part", "baseline", "target")  # what an item is known by, beside its text


class Estimates(Activity):
    """Everybody estimates all items, in private.

    Board: ``items``, ``kind`` ("point" or "range"), ``model`` ("value" or ""), ``given`` (author
    → item → numbers in the order of the kind), ``done`` (authors who leave the rest open) and
    ``shown`` (the item that the screen dwells on, or None).
    """

    name = "estimates"
    solitary = True
    pictured = True
    columns = (
        *("id", "text", "unit", "part", "baseline", "target", "kind", "n"),
        *("low", "likely", "high", "least", "most", "values"),
    )
    commands = {
        "estimate": Allowed(PARTICIPANT),
        "done": Allowed(PARTICIPANT),
        "show": Allowed(FACILITATOR, frozenset({REVEALED})),
        **sheets.COMMANDS,
    }
    undoable = sheets.UNDOABLE
    on_paper = frozenset({sheets.ENTERED})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        return {"items": begun(step, source)}

    def blank(self, step: Step) -> Board:
        kind = step.options.get("kind")
        return {
            "items": [],
            "kind": kind if kind in KINDS else POINT,
            "model": str(step.options.get("model", "")),
            "given": {},
            "done": [],
            "shown": None,
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        items = {item["id"]: item for item in board["items"]}
        match ask.kind:
            case "done":
                return "done", {}
            case "show":
                item = ask.data.get("item")
                return "shown", {"item": None if item is None else one_of(item, items, "item")}
            case "enter_sheet":
                answers = {
                    item: values
                    for item, given in sheets.given(ask).items()
                    if (values := _read(given, board, items[one_of(item, items, "item")]))
                }
                return sheets.entered(sheets.new_sheet(ask), answers)
        item = one_of(ask.data.get("item"), items, "item")
        # Empty fields take an answer back.
        return "estimated", {"item": item, "values": _read(ask.data, board, items[item])}

    def fold(self, board: Board, event: Event) -> Board:
        data = event.data
        match event.kind:
            case "step_opened":
                return {**board, **data.get("inputs", {})}
            case "estimated":
                own = {**board["given"].get(event.actor, {}), data["item"]: data["values"]}
                own = {item: values for item, values in own.items() if values}
                return {**board, "given": {**board["given"], event.actor: own}}
            case sheets.ENTERED:
                return {**board, "given": {**board["given"], data["ballot"]: data["answers"]}}
            case "done" if event.actor not in board["done"]:
                return {**board, "done": [*board["done"], event.actor]}
            case "shown":
                return {**board, "shown": data["item"]}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {"given": sum(len(own) for own in board["given"].values())}
        if look.role is not Role.SCREEN:
            seen["items"] = plain(board["items"], *KNOWN)
        if look.role is Role.FACILITATOR:
            seen["sheets"] = len(sheets.sheets(board["given"]))
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
            if board["model"] == VALUE:
                seen["worth"] = worth(seen["results"])
            if board["shown"]:
                seen["shown"] = board["shown"]
        return seen

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per item, in their order; see `commonground.activities.estimated.records`."""
        return records(board)

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        ends = ENDS[board["kind"]]
        own = board["given"].get(author, {})
        given = {item: dict(zip(ends, values, strict=False)) for item, values in own.items()}
        return {"given": given, "done": author in board["done"]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        own = board["given"].get(author, {})
        return author in board["done"] or all(item["id"] in own for item in board["items"])

    def outcome(self, board: Board) -> dict[str, Any]:
        """All ``items`` with ``low``, ``likely``, ``high`` and ``n``; a ``text``, a line for each.

        Read as value, also what it is ``worth``.
        """
        found = [
            {name: record[name] for name in ("id", "text", "low", "likely", "high", "n")}
            for record in self.results(board)
        ]
        items = [item | picked(board, ["kind"]) for item in going_on(board["items"], found)]
        told = [f"{item['text']}: {said(item)}" for item in items if item["n"]]
        more = {"worth": worth(self.results(board))} if board["model"] == VALUE else {}
        return {"items": items, "text": "\n".join(told), **more}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        known = {item["id"]: item for item in board["items"]}
        return [
            {
                "item": item,
                "text": known[item]["text"],
                "value": values[len(values) // 2],
                **({"low": values[0], "high": values[2]} if len(values) > 1 else {}),
                "unit": known[item].get("unit", ""),
                "author": author,
            }
            for author, own in sorted(board["given"].items())
            for item, values in own.items()
            if item in known
        ]


def begun(step: Step, source: Board) -> list[dict[str, Any]]:
    """The items, each with its unit, what is known of it, and the question that is asked.

    Where the source has indicator cards, their unit, baseline and target go along.
    """
    items = starting_items(step, source)
    cards = source.get("cards", ())
    beside = cards if len(cards) == len(items) else [{}] * len(items)
    unit = str(step.options.get("unit", ""))
    return [
        {"unit": unit, **item, **_of_card(card)} for item, card in zip(items, beside, strict=True)
    ]


def _of_card(given: Mapping[str, Any]) -> dict[str, Any]:
    if not given:
        return {}
    card, _ = indicators.read(given)
    known = {"unit": card.unit, "hint": card.aim, "baseline": card.baseline, "target": card.target}
    return {name: value for name, value in known.items() if value not in ("", None)}


def _read(given: object, board: Board, item: Mapping[str, Any]) -> list[float]:
    """The numbers of an answer, in order; none where every field is empty. Raises `Refused`."""
    fields = given if isinstance(given, Mapping) else {}
    ends = ENDS[board["kind"]]
    typed = [fields.get(end) for end in ends]
    if all(one in ("", None) for one in typed):
        return []
    if any(one in ("", None) for one in typed):
        raise Refused(
            "A range has three numbers, and one is missing.",
            safe="What you typed is still there.",
            do="Give at least, most likely and at most.",
        )
    values = [number(one, str(item.get("unit", ""))) for one in typed]
    if values != sorted(values):
        raise Refused(
            "The three numbers are not in order.",
            safe="What you typed is still there.",
            do="Put the lowest first, then the most likely, then the highest.",
        )
    return values
