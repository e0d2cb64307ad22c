"""The benefits ledger: what it brings a year, by how well that is shown."""

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
    number,
    said,
)
from commonground.methods.operating import GRADES, Benefit, by_grade

MOST_SHOWN = 3  # sums beside each other


def benefit(row: Row) -> Benefit:
    """The benefit of a row."""
    return Benefit(str(row["text"]), number(row, "amount"), said(row, "grade"))


def benefits(rows: Rows, _: Given) -> Result:
    """Rows with ``whose``, ``amount`` (a year, in money), ``grade`` of evidence, and ``source``."""
    sums = by_grade(benefit(row) for row in rows)
    known = sum(benefit(row).a_year is not None for row in rows)
    figures = [figure("Have a number", f"{known} of {len(rows)}")]
    figures += [
        figure(grade[0].upper() + grade[1:], f"{total:,.0f}", "a year")
        for grade, total in list(sums.items())[:MOST_SHOWN]
    ]
    return {"findings": [one for row in rows for one in _of_one(row)], "figures": figures}


def _of_one(row: Row) -> Iterator[dict[str, Any]]:
    one = benefit(row)
    if one.a_year is None:
        words = f"“{one.name}” has no number yet."
        yield finding("note", words, "Who could count it, roughly, in a year?", row["id"])
    if not one.grade:
        words = f"How “{one.name}” is shown is unknown."
        yield finding("warning", words, "Say so, even if somebody only told it.", row["id"])
    elif one.grade == GRADES[0] and one.a_year is not None:
        words = f"“{one.name}” is a number that somebody told."
        yield finding("warning", words, "It may be said, and not added up.", row["id"])
    if not said(row, "whose"):
        words = f"Nobody in particular has “{one.name}”."
        yield finding("warning", words, "Whose is it: which team, which customers?", row["id"])


READING = Reading(benefits)
