"""Hot spots: how many are chosen, with how many people, and whether each has a champion."""

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
    number,
    said,
)
from commonground.methods import hotspots

PEOPLE = "people"


def chosen(rows: Rows, given: Given) -> Result:
    """The options of a decision; among the figures that were asked for are the ``people``."""
    many = sum(1 for row in rows if row.get("chosen"))
    people = int(given.get("figures", {}).get(PEOPLE) or 0)
    told = hotspots.findings(many, people) if many else []
    found = [finding(one.level, one.words) for one in told]
    return {"findings": found, "figures": [figure("Hot spots", many)]}


def championed(rows: Rows, _: Given) -> Result:
    """Hot spots with ``champion``, ``audience`` (who shares it) and ``people`` (at the start)."""
    people = [found for row in rows if (found := number(row, PEOPLE)) is not None]
    told = [
        finding(one.level, one.words)
        for one in hotspots.findings(len(rows), int(sum(people)))
        if one.level == "warning" and rows
    ]
    figures = [
        figure("Champions", f"{sum(bool(said(row, 'champion')) for row in rows)} of {len(rows)}"),
        figure("People at the start", f"{int(sum(people)):,}" if people else "not said"),
    ]
    return {"findings": [*_missing(rows), *told], "figures": figures}


def _missing(rows: Rows) -> Iterator[dict[str, Any]]:
    for row in rows:
        if not said(row, "champion"):
            words = f"“{row['text']}” has no champion."
            yield finding("warning", words, "Ask who wants it: nobody is volunteered.", row["id"])
        if not said(row, "audience"):
            words = f"Nobody is named for whom “{row['text']}” is."
            yield finding("warning", words, "Name them: a team, a role, people.", row["id"])


CHOSEN = Reading(chosen)
CHAMPIONS = Reading(championed)
