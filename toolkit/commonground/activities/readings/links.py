"""Links between inside and outside: what each costs, by which standard, seen by which measure."""

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
from commonground.methods.operating import Link, lacking, shared_goals

WHY = {
    "cost": "What it costs is unknown, which is not nothing",
    "standard": "no standard says in which form both sides write things down",
    "measure": "no measure shows whether it does any good",
}


def link(row: Row) -> Link:
    """The link of a row."""
    texts = {name: said(row, name) for name in ("inside", "outside", "goal", "standard", "measure")}
    return Link(str(row["text"]), cost=number(row, "cost"), **texts)


def links(rows: Rows, _: Given) -> Result:
    """Rows with ``inside``, ``outside``, ``goal``, ``cost`` (a year), ``standard``, ``measure``."""
    found = [link(row) for row in rows]
    whole = [one for one in found if not lacking(one)]
    known = [one.cost for one in found if one.cost is not None]
    figures = [
        figure("Links with all three", f"{len(whole)} of {len(found)}", "cost, standard, measure"),
        figure("Cost a year", f"{sum(known):,.0f}", f"{len(known)} of {len(found)} are known"),
    ]
    shared = [
        finding(
            "note",
            f"{len(names)} links serve “{goal}”.",
            "One standard and one measure could serve them all.",
        )
        for goal, names in shared_goals(found)
    ]
    told = [one for row in rows for one in _of_one(row)]
    return {"findings": [*shared, *told], "figures": figures}


def _of_one(row: Row) -> Iterator[dict[str, Any]]:
    one = link(row)
    if not (one.inside and one.outside):
        side = "outside" if one.inside else "inside"
        words = f"“{one.name}” has nobody {side} yet."
        yield finding("warning", words, "A link has two sides: who is on the other?", row["id"])
    if not one.goal:
        words = f"“{one.name}” names no goal."
        yield finding("warning", words, "Who shares this goal, inside and outside?", row["id"])
    if lacks := lacking(one):
        reasons = "; ".join(WHY[name] for name in lacks)
        words = f"“{one.name}” lacks {_listed(lacks)}."
        yield finding("warning", words, f"{reasons[0].upper()}{reasons[1:]}.", row["id"])


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join([*filter(None, [", ".join(names[:-1])]), names[-1]])


READING = Reading(links)
