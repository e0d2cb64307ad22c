"""Possible and active ties: a potential, never a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from commonground.activities.readings.base import (
    Given,
    Reading,
    Result,
    Row,
    Rows,
    figure,
    finding,
    items,
    number,
)
from commonground.activities.readings.launch import problem
from commonground.methods.operating import Ties
from commonground.methods.operating import ties as counted
from commonground.methods.problems import Unsuitable

MEANS = "a potential, not a value"


def tied(row: Row) -> Ties | None:
    """The ties of a row's ``people``, with those ``active``; None where they are unknown."""
    people, active = number(row, "people"), number(row, "active")
    return None if people is None else counted(int(people), int(active or 0))


def ties(rows: Rows, given: Given) -> Result:
    """Rows with ``people`` and ``active`` (pairs who worked together in the last month)."""
    groups, told = [], []
    for row in rows:
        try:
            found = tied(row)
        except Unsuitable as wrong:
            told.append(finding("warning", wrong.what, wrong.do, row["id"]))
            continue
        told += _of_one(row, found)
        if found:
            numbers = {name: getattr(found, name) for name in ("people", "possible", "active")}
            groups.append(
                {"id": row["id"], "text": row["text"], **numbers, "tempered": round(found.tempered)}
            )
    first = sum(problem(row).people for row in items(given, "launch"))
    figures = [
        figure("Possible ties", f"{sum(g['possible'] for g in groups):,}", MEANS),
        figure("Active", f"{sum(g['active'] for g in groups):,}", "pairs, in the last month"),
    ]
    if first:
        note = f"{counted(first).possible:,} possible ties among them, {MEANS}"
        figures.append(figure("On the first day", f"{first:,}", note))
    return {"findings": told, "figures": figures, "groups": groups}


def _of_one(row: Row, found: Ties | None) -> Iterator[dict[str, Any]]:
    name = str(row["text"])
    if found is None:
        yield finding("note", f"How many “{name}” are is not known.", "Count them.", row["id"])
    elif number(row, "active") is None:
        words = f"How many pairs of “{name}” work together is not known."
        yield finding("note", words, "Ask each whom they worked with last month.", row["id"])


READING = Reading(ties, takes=("launch",), pictured=True)
