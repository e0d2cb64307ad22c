"""Results: what came in against the plan that the group agreed on, one result at a time.

When the step opens, the series of the data and all that earlier workshops gave are held against one
another (`commonground.methods.review.against`), and what is found is written into the event with
them: it stays what the room saw, whatever a later version of the calculation would say. The desk
says on which day the change came, and whether chance chose the groups; then it is found anew.

Nothing here is anybody's answer, so all see all of it at once, and read in silence. What counts
activity is shown beside an outcome or not at all. A step that goes on with this one looks at the
same results beside what was predicted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.base import (
    ALWAYS,
    FACILITATOR,
    PARTICIPANT,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    one_of,
)
from commonground.activities.commitments import date_of
from commonground.methods.review import Asked, against
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.steps import Step

Json = dict[str, Any]
DAY = dt.timedelta(days=1)
MOST_SERIES = 60
FOUND = ("results", "outside", "findings", "hot_spots", "counters", "weeks", "people")
TABLE = (
    *("id", "text", "label", "verdict", "finding", "interval", "unit", "before", "after"),
    *("estimate", "low", "high", "moved", "target", "reached", "crossed", "context", "counter"),
    *(
        "activity",
        "beside",
        "lines",
        "limits",
        "mean",
        "signals",
        "expected",
        "change",
        "predicted",
    ),
)
_CHANGED = "change_said"


class Results(Activity):
    """Board: ``asked`` (cards, series, predicted, spots), ``found``, ``read`` and ``shown``.

    ``change`` is the day of the change (or ""), ``change_from`` where it is known from,
    ``randomised`` whether chance chose the groups, ``files`` the names of what came in.
    """

    name = "results"
    private = False
    solitary = True
    pictured = True
    promise = "Everybody sees the same results; they are about numbers, and name nobody."
    columns = TABLE
    commands = {
        "read": Allowed(PARTICIPANT),
        "show": Allowed(FACILITATOR, ALWAYS),
        "say_change": Allowed(FACILITATOR, ALWAYS),
    }
    undoable = {_CHANGED: "Day of the change"}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        plan = room.given.get("measures", {})
        series = source.get("series") or step.options.get("series", ())
        asked = {
            "cards": list(plan.get("cards") or step.options.get("cards", ())),
            "series": list(series)[:MOST_SERIES],
            "predicted": list(room.given.get("prediction", {}).get("items", ())),
            "spots": [str(i["text"]) for i in room.given.get("hot spots", {}).get("items", ())],
        }
        change, known = _change(step, asked["cards"], room.given.get("roadmap", {}))
        return {
            "asked": asked,
            "change": change,
            "change_from": known,
            "found": _found(asked, change, randomised=False),
            "files": [str(one.get("name", "")) for one in source.get("files", ())],
        }

    def blank(self, step: Step) -> Board:
        asked: Json = {"cards": [], "series": [], "predicted": [], "spots": []}
        known = {"change": "", "change_from": "", "randomised": False, "files": []}
        return {"asked": asked, **known, "found": {}, "read": [], "shown": None}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        match ask.kind:
            case "read":
                return "read", {}
            case "show":
                item, ids = (
                    ask.data.get("item"),
                    [one["id"] for one in board["found"].get("results", ())],
                )
                return "shown", {"item": None if item is None else one_of(item, ids, "result")}
        change = date_of(ask.data.get("change", board["change"]))
        randomised = ask.data.get("randomised", board["randomised"]) is True
        found = _found(board["asked"], change, randomised=randomised)
        return _CHANGED, {"change": change, "randomised": randomised, "found": found}

    def fold(self, board: Board, event: Event) -> Board:
        data = event.data
        match event.kind:
            case "step_opened":
                return {**board, **data.get("inputs", {})}
            case "read" if event.actor not in board["read"]:
                return {**board, "read": [*board["read"], event.actor]}
            case "shown":
                return {**board, "shown": data["item"]}
            case "change_said":
                said = {name: data[name] for name in ("change", "randomised", "found")}
                return {**board, **said, "change_from": "the desk" if data["change"] else ""}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        found = board["found"]
        seen: Json = {name: found.get(name, []) for name in ("results", "outside", "findings")}
        seen |= {name: board[name] for name in ("change", "change_from", "randomised", "files")}
        if look.step.options.get("focus") == "prediction":
            seen["results"] = [one for one in seen["results"] if one["predicted"]]
        if look.role is not Role.PARTICIPANT:
            seen["read"] = len(board["read"])
        if board["shown"]:
            seen["shown"] = board["shown"]
        return seen

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"read": author in board["read"]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["read"]

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per card of the plan, as `commonground.methods.review.against` gives it.

        After them one for each measure that is in no card, which is no result.
        """
        found = board["found"]
        cards = [{**one, "change": board["change"]} for one in found.get("results", ())]
        return [*cards, *map(_no_result, found.get("outside", ()))]

    def outcome(self, board: Board) -> dict[str, Any]:
        """``items``: each result with its finding, label and verdict; ``text``: a line for each.

        Beside them what the scale gate asks for: ``hot_spots``, ``counters``, ``weeks``,
        ``people``.
        """
        kept = (
            *("id", "text", "unit", "label", "verdict", "finding", "interval", "before", "after"),
            *("estimate", "low", "high", "moved", "target", "reached", "context", "counter"),
        )
        found = board["found"]
        items = [{name: one[name] for name in kept} for one in found.get("results", ())]
        told = [
            " ".join(filter(None, (i["finding"], i["label"] and f"({i['label']})"))) for i in items
        ]
        gate = {name: found[name] for name in FOUND[3:] if name in found}
        return {"items": items, "text": "\n".join(told), "change": board["change"], **gate}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": one["id"],
                "text": one["text"],
                "value": one["after"],
                "before": one["before"],
                "unit": one["unit"],
                "status": one["verdict"],
                "label": one["label"],
                "finding": one["finding"],
                "interval": one["interval"],
                "date": board["change"],
            }
            for one in self.results(board)
        ]


def _no_result(measure: str) -> Json:
    """A measure that came in and that the plan does not know."""
    nothing = dict.fromkeys(TABLE) | {"lines": [], "signals": [], "expected": []}
    words = f"“{measure}” is in no card of the plan, so it is no result."
    known = {"id": "", "text": measure, "unit": "", "finding": words, "verdict": "not in the plan"}
    return {**nothing, **known, "label": "", "interval": "", "context": True, "counter": False}


def _found(asked: Mapping[str, Any], change: str, *, randomised: bool) -> Json:
    day = dt.date.fromisoformat(change) if change else None
    return against(Asked(**asked, change=day, randomised=randomised))


def _change(
    step: Step, cards: Sequence[Mapping[str, Any]], roadmap: Mapping[str, Any]
) -> tuple[str, str]:
    """The day of the change and where it is known from: the cell, the roadmap, or the plan."""
    if said := _day(step.options.get("change")):
        return said.isoformat(), "this step"
    rows = roadmap.get("items", ())
    launches = [_day(row.get("start")) for row in rows if row.get("kind") == "launch"]
    if days := [day for day in launches if day]:
        return min(days).isoformat(), "the roadmap"
    ends = [day for card in cards if (day := _day(card.get("baseline_end")))]
    return ((max(ends) + DAY).isoformat(), "the end of the baseline") if ends else ("", "")


def _day(text: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if isinstance(text, str) and text else None
    except ValueError:
        return None
