"""The ladder: which rungs are reached, and what would open the platform."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from commonground.activities.readings.base import (
    Given,
    Reading,
    Result,
    Rows,
    figure,
    finding,
    items,
    number,
    said,
)
from commonground.activities.readings.launch import problem
from commonground.methods.operating import RUNGS, Ladder, climb
from commonground.methods.operating.ladder import EVIDENCE

TOP = "platform"


def ladder(rows: Rows, given: Given) -> Result:
    """Rows by the rungs' names (`RUNGS`), with ``evidence`` and ``people`` (how many are in it).

    It looks at the problems of the first day ("launch", or else the "hot spots", of which nobody
    has said yet how many people have them), at who has which role ("role map"), and whether voices
    were heard ("voices").
    """
    people = {row["id"]: number(row, "people") for row in rows}
    sizes = {key: None if n is None or n < 0 else int(n) for key, n in people.items()}
    found = climb(
        {row["id"]: said(row, "evidence") for row in rows if row["id"] in RUNGS},
        centre=sizes.get("centre"),
        tribe=sizes.get("tribe"),
        roles=[str(role["text"]) for role in items(given, "role map") if said(role, "unit")],
        problems=[problem(row) for row in items(given, "launch") or items(given, "hot spots")],
    )
    names = {row["id"]: str(row["text"]) for row in rows}
    figures = [
        figure("You stand on", names.get(found.standing, "the ground")),
        figure("On the first day", f"{found.people:,}"),
    ]
    rungs = [{"id": r.name, "reached": r.reached, "lacks": list(r.lacks)} for r in found.rungs]
    told = [*_provisional(given), *_findings(found, names)] if names else []
    return {"findings": told, "figures": figures, "rungs": rungs}


def _findings(found: Ladder, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    missing = ""
    for rung in found.rungs:
        row = rung.name if rung.name in names else None
        if rung.name == TOP and (locks := [one for one in rung.lacks if one != EVIDENCE]):
            needs = "; ".join(locks)
            yield finding("block", "The platform is locked.", f"What opens it: {needs}.", row)
        elif rung.name == TOP and not rung.reached:
            words = "Nothing locks the platform any more."
            yield finding("note", words, "Choose one for the problems that are listed.", row)
        elif rung.reached and missing:
            words = f"“{names.get(rung.name, rung.name)}” is there, and what is below it is not."
            yield finding("warning", words, f"First: {names.get(missing, missing)}.", row)
        missing = missing or ("" if rung.reached else rung.name)
        for words in rung.warnings:
            yield finding("warning", words, row=row)


def _provisional(given: Given) -> Iterator[dict[str, Any]]:
    if not items(given, "voices"):
        yield finding(
            "note",
            "This is provisional: no voices have come back from the listening audit.",
            "Ask before you tell: three voices at least from each key segment.",
        )


READING = Reading(ladder, takes=("launch", "hot spots", "role map", "voices"), pictured=True)
