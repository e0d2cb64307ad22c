"""Rating: items are judged blind on ordinal scales by several people.

Either each item falls to some of the room, never to its author (`commonground.activities
.assignment`), and who comes later gets as many in an order of their own; or, with the option
``everyone``, everybody rates all of them, each in an order of their own, so that what nobody came
to is not always the same. Items may be judged by one criterion or by several; nobody has to fill
every cell. Where everybody rates all of them, sheets of paper can be entered at the desk. Beside an
answer people may be asked for evidence (`commonground.activities.evidence`), and what all answers
come to may be read as something more (`commonground.activities.models`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities import evidence, sheets
from commonground.activities.assignment import assign
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
    shuffled,
)
from commonground.activities.criteria import answers, cells, criteria, values
from commonground.activities.items import HELPS, going_on, picked, plain, starting_items
from commonground.activities.models import MODELS, Model
from commonground.methods import ordinal
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.steps import Step

RATERS = 5
TOP = 3
ON_PAGES = ("about", "anchors")  # of an item that a step names: every page has its options


class Rating(Activity):
    """Everybody rates the items that fell to them.

    Board: ``items`` in order, ``criteria``, ``everyone`` (whether all rate all), ``model`` (what
    the results are read as), ``assigned`` (author → item ids), ``ratings`` (author → item →
    value, or with several criteria → criterion → value), ``done`` (authors who leave the rest
    open), ``shown`` (the item that the screen dwells on, or None), and what `evidence.blank` says.
    """

    name = "rating"
    solitary = True
    pictured = True
    columns = (
        *("id", "text", "criterion", "label", "low", "n", "counts", "median", "q1", "q3"),
        *("agreement", "band", "note", "rank", "top", "yes", "holds", "tie", "class"),
        *("lowest", "red", "evidence", "chance", "chance_low", "chance_high"),
    )
    commands = {
        "rate": Allowed(PARTICIPANT),
        "done": Allowed(PARTICIPANT),
        "show": Allowed(FACILITATOR, frozenset({REVEALED})),
        **evidence.COMMANDS,
        **sheets.COMMANDS,
    }
    undoable = {**sheets.UNDOABLE, **evidence.UNDOABLE}
    on_paper = frozenset({sheets.ENTERED})

    def allowed(self, step: Step) -> Mapping[str, Allowed]:
        without = set() if step.options.get("everyone") else {*sheets.COMMANDS}
        if not step.options.get("evidence"):
            without |= {*evidence.COMMANDS}
        return {kind: rule for kind, rule in self.commands.items() if kind not in without}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        model = MODELS.get(str(step.options.get("model", "")))
        named = starting_items(step, {} if model and model.own else source)
        items = [{k: v for k, v in one.items() if k not in ON_PAGES} for one in named]
        if step.options.get("everyone"):
            return {"items": items, "assigned": {}}
        raters = int(step.options.get("raters", RATERS))
        return {"items": items, "assigned": assign([i["id"] for i in items], room, raters)}

    def blank(self, step: Step) -> Board:
        found = criteria(step.options)
        return {
            "items": [],
            "criteria": found,
            "everyone": bool(step.options.get("everyone")),
            "model": str(step.options.get("model", "")),
            "assigned": {},
            "ratings": {},
            "done": [],
            "shown": None,
            "scale": [found[0]["low"], found[0]["high"]],
            **evidence.blank(step.options),
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "done":
            return "done", {}
        if ask.kind == "show":
            return "shown", {"item": _shown(board, ask.data.get("item"))}
        if ask.kind == "enter_sheet":
            kind, data = sheets.entered(sheets.new_sheet(ask), _on_paper(board, sheets.given(ask)))
            return kind, {**data, **evidence.on_paper(board, ask.data)}
        if ask.kind == "hide_evidence":
            return evidence.hidden(board, ask.data)
        return self._said(board, ask)

    def _said(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        """What somebody says of an item."""
        item = one_of(ask.data.get("item"), self._assigned(board, ask.author), "statement")
        if ask.kind == "say_evidence":
            return evidence.SAID, {"item": item, "text": evidence.line(ask.data.get("text"))}
        given = ask.data.get("value")
        if _single(board):
            return "rated", {"item": item, "value": _point(given, board["criteria"][0])}
        by_id = {one["id"]: one for one in board["criteria"]}
        name = one_of(ask.data.get("criterion"), by_id.keys(), "criterion")
        # An empty value takes an answer back: the cell is open again.
        value = None if given is None else _point(given, by_id[name])
        return "rated", {"item": item, "criterion": name, "value": value}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            inputs = event.data.get("inputs", {})
            # Coming back to the step must not hand out anew what was rated already.
            same = board["ratings"] and inputs.get("items") == board["items"]
            return board if same else {**board, **inputs}
        if event.kind in (evidence.SAID, evidence.HIDDEN):
            return evidence.fold(board, event)
        change = _change(board, event)
        return {**board, **change} if change else board

    def _assigned(self, board: Board, author: str) -> Sequence[str]:
        """The author's items; for a late comer as many as the others have, in their own order."""
        items = [item["id"] for item in board["items"]]
        if board["everyone"]:
            return items
        if author in board["assigned"]:
            return list(board["assigned"][author])
        most = max((len(items) for items in board["assigned"].values()), default=RATERS)
        return shuffled(items, author)[:most]

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {"given": sum(1 for _ in answers(board))}
        if board["everyone"] and look.role is not Role.SCREEN:
            # The same for all of them, so it is sent once; the screen sees them when revealed.
            seen["items"] = plain(board["items"], *HELPS)
        if board["everyone"] and look.role is Role.FACILITATOR:
            seen["sheets"] = len(sheets.sheets(board["ratings"]))
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
            if (model := _model(board)) and model.reading:
                seen["reading"] = model.reading(model.cells(board))
            if board["shown"]:
                seen["shown"] = board["shown"]
        return seen

    def results(self, board: Board) -> list[dict[str, Any]]:
        """By one criterion: items, best first, the first three at the top; else cell by cell.

        What is read as something more stays in the order in which it was asked.
        """
        if model := _model(board):
            return self._with_evidence(board, model.results(model.cells(board)))
        if not _single(board):
            return cells(board)
        found = {cell["id"]: cell for cell in cells(board)}
        given = {item: own for (item, _), own in values(board).items()}
        ranks = ordinal.rank(
            {item: ordinal.summarise(own, *board["scale"]) for item, own in given.items()}
        )
        ranked = [
            {key: found[item][key] for key in self.columns if key in found[item]}
            | {"rank": place, "top": place <= TOP}
            for place, item in enumerate(ranks, start=1)
        ]
        return self._with_evidence(board, ranked)

    def _with_evidence(self, board: Board, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not board["asks"]:
            return found
        return [{**one, "evidence": evidence.lines(board, one["id"])} for one in found]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        own = {"ratings": dict(board["ratings"].get(author, {})), "done": author in board["done"]}
        if board["asks"]:
            own["evidence"] = dict(board["evidence"].get(author, {}))
        if board["everyone"]:
            return own
        assigned = list(self._assigned(board, author))
        there = {item["id"]: item for item in plain(board["items"], *HELPS)}
        items = [there[item] for item in assigned if item in there]
        return {"assigned": assigned, "items": items, **own}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        if author in board["done"]:
            return True
        given = board["ratings"].get(author, {})
        most = len(board["criteria"])
        return all(
            item in given and (most == 1 or len(given[item]) == most)
            for item in self._assigned(board, author)
        )

    def begun(self, board: Board, author: Author) -> bool:
        return bool(board["ratings"].get(author) or board["evidence"].get(author))

    def outcome(self, board: Board) -> dict[str, Any]:
        """By one criterion the best three as ``items``; else all, each with what was found.

        That stands under the ids of the ``criteria``, which are named beside them.
        """
        if (model := _model(board)) and model.found:
            own = model.found(model.cells(board))
            return {**own, "items": going_on(board["items"], own["items"])}
        results = self.results(board)
        if _single(board):
            best = [picked(record, ("id", "text")) for record in results[:TOP]]
            return {"items": going_on(board["items"], best)}
        found: dict[str, dict[str, Any]] = {}
        for cell in results:
            one = found.setdefault(cell["id"], picked(cell, ("id", "text")))
            one[cell["criterion"]] = cell.get("holds", cell["median"])
            if "class" in cell:
                one["class"] = cell["class"]
        criteria = [picked(one, ("id", "label")) for one in board["criteria"]]
        return {"items": going_on(board["items"], found.values()), "criteria": criteria}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        texts = {item["id"]: item["text"] for item in board["items"]}
        return [
            {"item": a.item, "text": texts.get(a.item, "")}
            | ({} if _single(board) else {"criterion": a.criterion})
            | {"value": a.value, "author": a.author}
            for a in sorted(answers(board))
        ] + evidence.rows(board)


def _change(board: Board, event: Event) -> dict[str, Any]:
    """What an answer, or a word from the desk, changes of the board."""
    match event.kind:
        case "rated":
            own = _with(board["ratings"].get(event.actor, {}), event.data)
            return {"ratings": {**board["ratings"], event.actor: own}}
        case sheets.ENTERED:
            ballot = event.data["ballot"]
            lines = {ballot: event.data["evidence"]} if "evidence" in event.data else {}
            return {
                "ratings": {**board["ratings"], ballot: event.data["answers"]},
                "evidence": {**board["evidence"], **lines},
            }
        case "done" if event.actor not in board["done"]:
            return {"done": [*board["done"], event.actor]}
        case "shown":
            return {"shown": event.data["item"]}
    return {}


def _model(board: Board) -> Model | None:
    return MODELS.get(board["model"])


def _single(board: Board) -> bool:
    return len(board["criteria"]) == 1


def _point(value: object, criterion: Mapping[str, Any]) -> int:
    scale = range(criterion["low"], criterion["high"] + 1)
    point: int = one_of(value, scale, "point on the scale")
    return point


def _on_paper(board: Board, given: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a sheet by item, as those of a person are kept."""
    by_id = {one["id"]: one for one in board["criteria"]}
    items = {item["id"] for item in board["items"]}
    found: dict[str, Any] = {}
    for item, answer in given.items():
        one_of(item, items, "item")
        if _single(board):
            found[item] = _point(answer, board["criteria"][0])
        elif cells := answer if isinstance(answer, Mapping) else {}:
            names = [one_of(name, by_id.keys(), "criterion") for name in cells]
            found[item] = {name: _point(cells[name], by_id[name]) for name in names}
    return found


def _with(own: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """One person's ratings with one more, or without one that was taken back."""
    if "criterion" not in data:
        return {**own, data["item"]: data["value"]}
    cells = {**own.get(data["item"], {}), data["criterion"]: data["value"]}
    filled = {name: value for name, value in cells.items() if value is not None}
    return {**own, data["item"]: filled}


def _shown(board: Board, item: object) -> str | None:
    if item is None:
        return None
    found: str = one_of(item, {one["id"] for one in board["items"]}, "item")
    return found
