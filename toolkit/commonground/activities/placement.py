"""Placement: everybody places all items on a field of two axes, in private.

A step that continues another is the next round on the same board. A round starts from where each
person put the items in the rounds before, and what they do not move stays there, so that both
rounds are of the same people and a change of agreement is a change of minds. Each round is private
until its own step is revealed, and who put what where is a secret ballot. A sheet of paper is one
more ballot, which may be taken up again in the next round.
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
from commonground.activities.field import fallen, field, most_split
from commonground.activities.items import going_on, plain, starting_items
from commonground.activities.rounds import by_item, change, held, number, opened, points, upto
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step


class Placement(Activity):
    """Board: ``field``, ``items``, ``rounds``, ``done`` and ``shown``.

    ``rounds`` holds for each step, in the order of their opening, ballot → item → [x, y], or None
    where somebody took an item off the field; ``done`` for each step the ballots that leave the
    rest as it is; ``shown`` is the item that the screen dwells on, or None.
    """

    name = "placement"
    solitary = True
    rounds = True
    pictured = True
    promise = (
        "Only you see where you put them. Revealed, everybody sees how the room placed them, and "
        "nobody who put what where, not even the facilitator."
    )
    columns = (
        *("id", "text", "n", "x", "y", "x_q1", "x_q3", "y_q1", "y_q3", "x_counts", "y_counts"),
        *("x_agreement", "y_agreement", "x_band", "y_band", "agreement", "band", "note"),
        *("strategy", "camps", "x_before", "y_before", "agreement_before", "change"),
    )
    commands = {
        "place": Allowed(PARTICIPANT, secret=True),
        "take_off": Allowed(PARTICIPANT, secret=True),
        "done": Allowed(PARTICIPANT, secret=True),
        "show": Allowed(FACILITATOR, frozenset({REVEALED})),
        **sheets.COMMANDS,
    }
    undoable = sheets.UNDOABLE
    on_paper = frozenset({sheets.ENTERED})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        return {"items": starting_items(step, source)}

    def blank(self, step: Step) -> Board:
        return {
            "field": field(step.options),
            "items": [],
            "rounds": {},
            "done": {},
            "shown": None,
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "done":
            return "done", {}
        items = {item["id"] for item in board["items"]}
        if ask.kind == "enter_sheet":
            found = {
                one_of(item, items, "item"): list(_point(board, point))
                for item, point in sheets.given(ask).items()
            }
            return sheets.entered(_sheet(board, ask), found)
        if ask.kind == "show":
            item = ask.data.get("item")
            return "shown", {"item": item if item is None else one_of(item, items, "item")}
        item = one_of(ask.data.get("item"), items, "item")
        if ask.kind == "take_off":
            if item not in points(board, upto(board, ask.step.id), ask.author.ballot):
                raise Refused("It is not on the field.", do="Choose one that is.")
            return "taken_off", {"item": item}
        x, y = _point(board, ask.data)
        return "placed", {"item": item, "x": x, "y": y}

    def fold(self, board: Board, event: Event) -> Board:
        step, data = event.step or "", event.data
        if event.kind == "step_opened":
            rounds = opened(board, step)
            return {**board, **data.get("inputs", {}), "rounds": rounds, "shown": None}
        if event.kind in ("placed", "taken_off"):
            point = [data["x"], data["y"]] if event.kind == "placed" else None
            here = board["rounds"].get(step, {})
            own = {**here.get(event.actor, {}), data["item"]: point}
            rounds = {**board["rounds"], step: {**here, event.actor: own}}
            return {**board, "rounds": rounds}
        if event.kind == sheets.ENTERED:
            here, ballot = board["rounds"].get(step, {}), data["ballot"]
            own = {**here.get(ballot, {}), **data["answers"]}
            return {**board, "rounds": {**board["rounds"], step: {**here, ballot: own}}}
        if event.kind == "done":
            done = [*board["done"].get(step, ()), event.actor]
            return {**board, "done": {**board["done"], step: list(dict.fromkeys(done))}}
        if event.kind == "shown":
            return {**board, "shown": data["item"]}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        step = look.step.id
        here = board["rounds"].get(step, {})
        seen: dict[str, Any] = {
            "field": board["field"],
            "round": number(board, step),
            "given": sum(len(own) for own in here.values()),
        }
        if look.role is not Role.SCREEN or look.phase == REVEALED:
            seen["items"] = plain(board["items"], "kind")
        if look.role is Role.FACILITATOR:
            steps = upto(board, step)
            seen["sheets"] = [
                {"id": sheet, "placed": dict(points(board, steps, sheet))}
                for sheet in _sheets(board)
            ]
        if look.phase == REVEALED:
            seen["results"] = self._results(board, step)
            seen["discuss"] = most_split(seen["results"])
            if board["shown"]:
                seen["shown"] = board["shown"]
        return seen

    def results(self, board: Board) -> list[dict[str, Any]]:
        """Items in their order as the last round left them, with what the first round said."""
        return self._results(board, next(reversed(board["rounds"]), ""))

    def _results(self, board: Board, step: str) -> list[dict[str, Any]]:
        steps, on = held(board, step), board["field"]
        now, first = by_item(board, steps), by_item(board, steps[:1])
        found = []
        for item in board["items"]:
            one = fallen(now.get(item["id"], ()), on)
            if len(steps) > 1:
                one |= change(one, fallen(first.get(item["id"], ()), on))
            found.append({"id": item["id"], "text": item["text"], **one})
        return found

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        steps = upto(board, look.step.id)
        return {
            "placed": dict(points(board, steps, author.ballot)),
            "before": dict(points(board, steps[:-1], author.ballot)),
            "done": author.ballot in board["done"].get(look.step.id, ()),
        }

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        last = next(reversed(board["rounds"]), "")
        if author.ballot in board["done"].get(last, ()):
            return True
        here = board["rounds"].get(last, {}).get(author.ballot, {})
        return bool(board["items"]) and all(here.get(item["id"]) for item in board["items"])

    def begun(self, board: Board, author: Author) -> bool:
        last = next(reversed(board["rounds"]), "")
        return bool(board["rounds"].get(last, {}).get(author.ballot))

    def outcome(self, board: Board) -> dict[str, Any]:
        x, y = (axis["id"] for axis in board["field"]["axes"])
        found = [
            {
                "id": one["id"],
                "text": one["text"],
                x: one["x"],
                y: one["y"],
                "strategy": one["strategy"],
            }
            for one in self.results(board)
        ]
        return {"items": going_on(board["items"], found)}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        """A row for each axis of each placement, under the number of its ballot."""
        axes = [axis["id"] for axis in board["field"]["axes"]]
        texts = {item["id"]: item["text"] for item in board["items"]}
        ballots = sorted({ballot for given in board["rounds"].values() for ballot in given})
        return [
            {
                "item": item,
                "text": texts.get(item, ""),
                "criterion": axis,
                "value": value,
                "round": place,
                "ballot": ballots.index(ballot) + 1,
            }
            for place, given in enumerate(board["rounds"].values(), start=1)
            for ballot, own in sorted(given.items())
            for item, point in sorted(own.items())
            if point is not None
            for axis, value in zip(axes, point, strict=True)
        ]


def _point(board: Board, given: object) -> tuple[int, int]:
    at = given if isinstance(given, Mapping) else {}
    scale = range(board["field"]["low"], board["field"]["high"] + 1)
    x, y = (one_of(at.get(axis), scale, "place on the field") for axis in "xy")
    return x, y


def _sheets(board: Board) -> list[str]:
    """The sheets of all rounds, in the order in which they were entered."""
    return sheets.sheets(dict.fromkeys(b for given in board["rounds"].values() for b in given))


def _sheet(board: Board, ask: Ask) -> str:
    """The sheet that is taken up again, or a new one."""
    known = ask.data.get("sheet")
    return sheets.new_sheet(ask) if known is None else str(one_of(known, _sheets(board), "sheet"))
