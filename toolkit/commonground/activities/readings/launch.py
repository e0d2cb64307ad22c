"""The first day: who would be there because they work on the same problem already."""

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
from commonground.methods.operating import Problem
from commonground.methods.settings import Focus

ALREADY = "already work on it together"


def problem(row: Row) -> Problem:
    """The problem of a row: its words and ``people``, none where that is unknown or no number."""
    people = number(row, "people")
    return Problem(str(row["text"]), max(0, int(people)) if people is not None else 0)


def launch(rows: Rows, _: Given) -> Result:
    """Rows with ``people`` (how many), ``who`` and ``today`` (whether they work together yet)."""
    together = sum(problem(row).people for row in rows)
    already = sum(problem(row).people for row in rows if said(row, "today") == ALREADY)
    known = sum(number(row, "people") is not None for row in rows)
    once = "whoever has two of the problems is counted twice"
    figures = [
        figure("On the first day", f"{together:,}", f"{known} of {len(rows)} are known; {once}"),
        figure("Who work together already", f"{already:,}"),
    ]
    return {"findings": [*_findings(rows, together)], "figures": figures}


def _findings(rows: Rows, together: int) -> Iterator[dict[str, Any]]:
    focus = Focus()
    if not rows:
        yield finding("block", "No problem is named yet.", "Name one that people have today.")
    if together >= focus.people:
        yield finding(
            "warning",
            f"{together:,} on the first day is not small.",
            "Begin with fewer, on purpose.",
        )
    if len(rows) > focus.most:
        yield finding(
            "warning",
            f"{len(rows)} problems at once: each solves less.",
            f"Begin with {focus.least} or {focus.most}.",
        )
    for row in rows:
        if number(row, "people") is None:
            words = f"Nobody has said how many have “{row['text']}”."
            yield finding("note", words, "Count them, roughly.", row["id"])
        elif not said(row, "who"):
            yield finding(
                "warning",
                f"“{row['text']}” is for nobody in particular.",
                "Say who has it: a team, a place, customers of a kind.",
                row["id"],
            )


READING = Reading(launch)
