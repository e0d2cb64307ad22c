"""What stands of a gate: each condition's record, the finding, and what the scale gate suggests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from commonground.activities.base import Board
from commonground.methods import foundations, scaled, scaling
from commonground.methods.scaling import HotSpot

Json = dict[str, Any]
FOUNDATIONS, SCALE = OF = ("foundations", "scale")
MET, NOT_MET, UNKNOWN = "met", "not met", "unknown"
SAID, NOT_MADE = "said, not made here", "not made yet"
_VERDICTS: Final = {True: MET, False: NOT_MET, None: UNKNOWN}


def begun(of: str, given: Mapping[str, Board]) -> Json:
    """The conditions of a gate with what earlier steps have shown of them, for the board."""
    if of == FOUNDATIONS:
        return {
            "conditions": [
                _condition(one.id, one.text, one.needs, one.opens, one.look(given))
                for one in foundations.FOUNDATIONS
            ]
        }
    known = scaled.known(given)
    found = known.found or {}
    conditions = [
        _condition(name, words, "", scaled.OPENS[name], found.get(name, foundations.NOTHING))
        for name, words in scaling.CRITERIA.items()
    ]
    spots = [[spot.name, spot.moved] for spot in known.hot_spots]
    people = list(known.people) if known.people else None
    return {
        "conditions": conditions,
        "known": {"hot_spots": spots, "weeks": known.weeks, "people": people},
    }


def _condition(key: str, text: str, needs: str, opens: str, found: foundations.Found) -> Json:
    told = {"met": found.met, "evidence": found.evidence}
    return {"id": key, "text": text, "needs": needs, "opens": opens} | told


def record(board: Board, one: Mapping[str, Any]) -> Json:
    """How a condition stands."""
    said = board["said"].get(one["id"], {})
    by_room = board["of"] == SCALE and one["met"] is None and bool(said)
    return {
        **{name: one[name] for name in ("id", "text", "needs", "opens")},
        "status": _status(board["of"], one["met"], said),
        "evidence": said["evidence"] if by_room else one["evidence"],
        "measured": one["met"] is not None,
        "numbers": board["of"] == SCALE and one["id"] in scaling.MEASURED,
        "known": one["evidence"] if by_room else "",
        "said": "" if board["of"] == SCALE or one["met"] else said.get("evidence", ""),
        "ticks": len(board["ticks"].get(one["id"], ())),
        "change": said.get("change", 0),
    }


def _status(of: str, met: bool | None, said: Mapping[str, Any]) -> str:  # noqa: FBT001 - the point
    if of == SCALE:
        return _VERDICTS[met] if met is not None else said.get("is") or UNKNOWN
    if met:
        return MET
    return SAID if said.get("evidence") else NOT_MADE if met is None else NOT_MET


def suggestion(board: Board) -> Json:
    """Of the scale gate: ``suggestion`` and its ``reason``; of the other one nothing."""
    if board["of"] != SCALE or not board["conditions"]:
        return {}
    known = board["known"]
    met = {MET: True, NOT_MET: False}
    shown = {
        one["id"]: met.get(record(board, one)["status"])
        for one in board["conditions"]
        if one["id"] in scaling.CRITERIA
    }
    spots = [HotSpot(name, moved) for name, moved in known.get("hot_spots", ())]
    people = known.get("people")
    found = scaling.gate(
        spots, shown, known.get("weeks"), (people[0], people[1]) if people else None
    )
    return {"suggestion": found.suggestion, "reason": found.reason}


def finding(of: str, results: Sequence[Mapping[str, Any]]) -> str:
    """How many conditions stand, and the first that does not."""
    if not results:
        return "There is nothing to show yet."
    there = sum(one["status"] == MET for one in results)
    many, one_does = _WORDS[of]
    if there == len(results):
        return f"All {there} {many}."
    first = next(one for one in results if one["status"] != MET)
    said = f"{there or 'None'} of {len(results)} {many if there > 1 else one_does}"
    return f"{said}. Next: {first['opens']}"


_WORDS: Final = {
    FOUNDATIONS: ("stand on something made here", "stands on something made here"),
    SCALE: ("are shown", "is shown"),
}
