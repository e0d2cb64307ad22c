"""Data: real numbers and voices come in at the desk, as aggregates.

A file is read beside the server (`commonground.imports`); what the room's log gets is what came out
of it: series of numbers about five or more, voices without addresses, and what was left out. The
command comes from a page, so all of it is looked at again here: what is no series is refused, text
is cleaned, and nothing that looks like an address passes.

Everybody sees which files came in and what was left out of them. The numbers themselves are for the
desk and for the steps that start from them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from commonground.activities.base import (
    ALWAYS,
    FACILITATOR,
    Activity,
    Allowed,
    Ask,
    Board,
    Look,
    Room,
    new_id,
    one_of,
)
from commonground.activities.data_checks import checked
from commonground.resources import data
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step

MOST = 20  # files of one step
PLAN = ("id", "name", "unit", "direction", "baseline", "target", "cadence", "counter_metric")


class Data(Activity):
    """Board: ``files`` (each with its ``series`` and ``voices``) and ``plan`` (indicator cards)."""

    name = "data"
    private = False
    everybody = False
    promise = "Everybody sees which files come in, and what is left out of them. Nobody sees a row."
    columns = (
        "file",
        "kind",
        "rows",
        "measure",
        "arm",
        "segment",
        "unit",
        "cadence",
        "points",
        "withheld",
        "first",
        "last",
        "activity",
    )
    commands = {
        "take_in": Allowed(FACILITATOR, ALWAYS),
        "take_sample": Allowed(FACILITATOR, ALWAYS),
        "put_away": Allowed(FACILITATOR, ALWAYS),
    }
    undoable = {
        "data_taken_in": "File taken in",
        "data_put_away": "File put away",
    }

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        given = source.get("cards") or room.given.get("measures", {}).get("cards", ())
        cards = [{name: card.get(name) for name in PLAN} for card in given]
        for place, card in enumerate(cards, 1):
            card["id"] = card["id"] or f"i{place}"
        return {"plan": cards} if cards else {}

    def blank(self, step: Step) -> Board:
        return {"files": [], "plan": []}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        ids = [one["id"] for one in board["files"]]
        if ask.kind == "put_away":
            return "data_put_away", {"file": one_of(ask.data.get("file"), ids, "file")}
        if len(ids) >= MOST:
            raise Refused(f"There are {MOST} files already.", do="Put one away first.")
        found = sample() if ask.kind == "take_sample" else ask.data
        taken = checked(found, [str(card["id"]) for card in board["plan"]])
        return "data_taken_in", {"file": {"id": new_id("f", ask), **taken}}

    def fold(self, board: Board, event: Event) -> Board:
        match event.kind:
            case "step_opened":
                return {**board, **event.data.get("inputs", {})}
            case "data_taken_in":
                return {**board, "files": [*board["files"], event.data["file"]]}
            case "data_put_away":
                left = [one for one in board["files"] if one["id"] != event.data["file"]]
                return {**board, "files": left}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        desk = look.role is Role.FACILITATOR
        return {
            "files": [_seen(one, desk=desk) for one in board["files"]],
            "lacks": _lacks(board),
            **({"plan": board["plan"]} if desk else {}),
        }

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per series: how long it is, from where to where, and how much is withheld."""
        return [
            {
                "file": file["name"],
                "kind": file["kind"],
                "rows": file["rows"],
                **{name: one[name] for name in ("measure", "arm", "segment", "unit", "cadence")},
                "points": len(one["points"]),
                "withheld": sum(1 for point in one["points"] if point.get("withheld")),
                "first": one["points"][0]["at"],
                "last": one["points"][-1]["at"],
                "activity": one["activity"],
            }
            for file in board["files"]
            for one in file["series"]
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """``items`` (the measures), ``series``, ``voices`` and ``files``, of all files together.

        A measure of the same card, arm and segment that came twice counts as it came last.
        """
        series = {_key(one): one for file in board["files"] for one in file["series"]}
        names = dict.fromkeys(one["measure"] for one in series.values())
        return {
            "items": [{"id": f"m{place}", "text": name} for place, name in enumerate(names, 1)],
            "series": list(series.values()),
            "voices": [voice for file in board["files"] for voice in file["voices"]],
            "files": [_told(file) for file in board["files"]],
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": one["card"] or one["measure"],
                "text": one["measure"],
                "kind": one["arm"] or one["segment"],
                "date": point["at"],
                "value": "" if point["value"] is None else point["value"],
                "n": point["n"],
            }
            for one in self.outcome(board)["series"]
            for point in one["points"]
        ]


@cache
def sample() -> dict[str, Any]:
    """A synthetic file as it comes out of an import, for who wants to try."""
    return dict(json.loads(data("imports/sample.json").read_text(encoding="utf-8")))


def _key(series: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(series[name]) for name in ("card", "measure", "arm", "segment", "cadence"))


def _told(file: Mapping[str, Any]) -> dict[str, Any]:
    names = ("name", "kind", "rows", "from", "to", "activity", "remarks", "left_out", "notes")
    return {name: file[name] for name in names}


def _seen(file: Mapping[str, Any], *, desk: bool) -> dict[str, Any]:
    """A file as a role sees it: the desk with its numbers, the others with what there is."""
    measures = list(dict.fromkeys(one["measure"] for one in file["series"]))
    told = {"id": file["id"], **_told(file), "measures": measures, "voices": len(file["voices"])}
    return told | ({"series": file["series"]} if desk else {})


def _lacks(board: Board) -> str:
    """What must stand beside what there is: activity is never shown without an outcome."""
    series: Sequence[Mapping[str, Any]] = [one for f in board["files"] for one in f["series"]]
    if series and all(one["activity"] for one in series):
        return "Only activity has come in so far. It is not shown without an outcome beside it."
    return ""
