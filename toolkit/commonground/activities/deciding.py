"""What stands in the way of a choice: the conditions of each option, and what is said of a choice.

Conditions are named in a step's options and marked at the desk, or a reading has them: it is given
the options as rows (each with whether it is ``chosen``), and beside what earlier steps gave, what
the step's own source leads to (`SOURCE`) and the numbers that the desk was asked for (`FIGURES`).
It gives findings, and under ``needs`` each option's conditions: ``text``, ``state`` and, where it
is not met, ``opens`` (what would open it). What nobody knows is "unknown", which is never a pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from commonground.activities.base import Board
from commonground.activities.readings import READINGS
from commonground.activities.readings.base import finding
from commonground.methods.problems import Unsuitable

Json = dict[str, Any]
MET, NOT_MET, UNKNOWN = STATES = ("met", "not met", "unknown")
SOURCE: Final = "source"
FIGURES: Final = "figures"


def as_read(board: Board, chosen: Sequence[str], figures: Mapping[str, Any]) -> Json:
    """The ``findings`` on a choice, and the ``options`` with their conditions as they stand."""
    rows = [{**one, "chosen": one["id"] in chosen} for one in board["options"]]
    found = _read(board, rows, figures)
    needs = found.get("needs", {})
    options = [{**row, "needs": _needs(board, row, needs.get(row["id"], ()))} for row in rows]
    return {"findings": list(found.get("findings", ())), "options": options}


def _read(board: Board, rows: Sequence[Json], figures: Mapping[str, Any]) -> Json:
    reading = READINGS.get(board["reads"])
    if reading is None:
        return {}
    try:
        return reading(rows, {**board["given"], FIGURES: figures})
    except Unsuitable as problem:
        return {"findings": [finding("warning", problem.what, problem.do)]}


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
