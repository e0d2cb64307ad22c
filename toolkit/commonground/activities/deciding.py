"""What stands in the way of a choice: the conditions of each option, and what is said of a choice.

Conditions are named in a step's options and marked at the desk, or they are read: a reading is a
pure function of the options (each with whether it is ``chosen``) and of what earlier steps gave,
and gives findings and each option's conditions. `CONDITIONS` has them by name; a step names one
with ``reads``. A condition that nobody knows of is "unknown", which is never a pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from commonground.activities.base import Board
from commonground.methods import hotspots

Json = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
MET, NOT_MET, UNKNOWN = STATES = ("met", "not met", "unknown")
SOURCE: Final = "source"  # what the step's own source leads to, among what is given
FIGURES: Final = "figures"  # the numbers that the desk was asked for, among what is given


@dataclass(frozen=True, slots=True)
class Conditions:
    """A reading and the names of the outcomes that it takes (besides the source's).

    ``read`` gives ``findings`` and may give ``needs``: option → conditions, each with ``text``,
    ``state`` and, where it is not met, ``opens`` (what would open it).
    """

    read: Callable[[Rows, Mapping[str, Board]], Json]
    takes: tuple[str, ...] = ()


def _hotspots(rows: Rows, given: Mapping[str, Board]) -> Json:
    """How many hot spots at once, and with how many people at the start."""
    chosen = sum(1 for row in rows if row["chosen"])
    people = int(given.get(FIGURES, {}).get("people") or 0)
    said = hotspots.findings(chosen, people) if chosen else []
    return {"findings": [{"level": one.level, "words": one.words, "row": None} for one in said]}


CONDITIONS: dict[str, Conditions] = {"hotspots": Conditions(_hotspots)}


def as_read(board: Board, chosen: Sequence[str], figures: Mapping[str, Any]) -> Json:
    """The ``findings`` on a choice, and the ``options`` with their conditions as they stand."""
    rows = [{**one, "chosen": one["id"] in chosen} for one in board["options"]]
    found: Json = {}
    if reading := CONDITIONS.get(board["reads"]):
        found = reading.read(rows, {**board["given"], FIGURES: figures})
    needs = found.get("needs", {})
    options = [{**row, "needs": _needs(board, row, needs.get(row["id"], ()))} for row in rows]
    return {"findings": list(found.get("findings", ())), "options": options}


def _needs(
    board: Board, option: Mapping[str, Any], read: Sequence[Mapping[str, Any]]
) -> list[Json]:
    """The conditions that were read, and those that are named, as the desk has marked them."""
    blank = {"state": UNKNOWN, "opens": "", "where": ""}
    named = [
        {**blank, **need, **board["marks"].get(need["id"], {}), "marked": True}
        for need in option["needs"]
    ]
    return [{**blank, **need, "id": f"{option['id']}:{n}"} for n, need in enumerate(read)] + named


def open_needs(option: Mapping[str, Any]) -> list[Json]:
    """The conditions of an option that are not known to be met."""
    return [need for need in option["needs"] if need["state"] != MET]
