"""Tools: what can do the same, what is for nothing, what nobody owns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from commonground.activities.readings.base import (
    Given,
    Reading,
    Result,
    Row,
    Rows,
    chosen,
    figure,
    finding,
    number,
    said,
)
from commonground.methods.operating import Inventory, Tool, overlaps
from commonground.methods.operating.tools import CAPABILITIES

HIGH: Final = "high"
RISKS: Final = ("low", "some", HIGH)


def tool(row: Row) -> Tool:
    """The tool of a row, with its ``capabilities`` and its ``purpose``."""
    can = frozenset(chosen(row, "capabilities")) & frozenset(CAPABILITIES)
    return Tool(str(row["text"]), can, said(row, "purpose"))


def tools(rows: Rows, _: Given) -> Result:
    """Rows with ``capabilities``, ``purpose``, ``owner``, ``cost`` (a year) and ``risk``."""
    found = overlaps(tool(row) for row in rows)
    costs = {str(row["text"]): number(row, "cost") for row in rows}
    known = [cost for cost in costs.values() if cost is not None]
    double = {name for pair in found.candidates for name in (pair.one, pair.other)}
    spent = sum(costs[name] or 0 for name in double)
    figures = [
        figure("Tools", len(rows)),
        figure("Cost a year", f"{sum(known):,.0f}", f"{len(known)} of {len(rows)} are known"),
        figure("Of which for candidates to merge", f"{spent:,.0f}"),
    ]
    drawn = {
        "capabilities": list(CAPABILITIES),
        "overlaps": [asdict(pair) for pair in found.overlaps],
        "candidates": [asdict(pair) for pair in found.candidates],
    }
    told = [*_pairs(found), *(one for row in rows for one in _of_one(row, found))]
    return {"findings": told, "figures": figures, **drawn}


def _pairs(found: Inventory) -> Iterator[dict[str, Any]]:
    for pair in found.candidates:
        yield finding(
            "warning",
            f"“{pair.one}” and “{pair.other}” share {pair.share:.0%} of what either can do.",
            "Candidates to merge: which of the two would nobody miss?",
        )


def _of_one(row: Row, found: Inventory) -> Iterator[dict[str, Any]]:
    name = str(row["text"])
    if name in found.shelfware:
        words = f"“{name}” has no purpose: it is shelfware."
        yield finding("warning", words, "Say what it is for, or let it go.", row["id"])
    if not said(row, "owner"):
        yield finding("warning", f"Nobody owns “{name}”.", "Name who answers for it.", row["id"])
    if said(row, "risk") == HIGH:
        words = f"“{name}” is a high risk."
        yield finding("warning", words, "Say what would make it less, and by whom.", row["id"])
    if not chosen(row, "capabilities"):
        words = f"What “{name}” can do is not known yet, so it overlaps with nothing."
        yield finding("note", words, "Choose what it can do.", row["id"])


READING = Reading(tools, pictured=True)
