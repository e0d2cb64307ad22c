"""Who holds the roles: too many in one unit, and whether both sides own it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from commonground.activities.readings.base import (
    Given,
    Reading,
    Result,
    Row,
    Rows,
    figure,
    finding,
    said,
)
from commonground.methods.operating.roles import Ownership, Role, ownership, same_unit

SIDES: Final = ("grass roots", "sponsor")
"""The two sides of whom at least one must own it each."""


def roles(rows: Rows, _: Given) -> Result:
    """Rows with ``unit`` (of whoever has the role), ``who`` and ``owns`` (one of ``SIDES``)."""
    held = ownership(_role(row) for row in rows)
    parts = [
        {"label": unit, "share": share, "most": unit == held.concentrated, **_has(unit, rows)}
        for unit, share in held.shares.items()
    ]
    figures = [
        figure("Roles that somebody has", f"{sum(map(_is_held, rows))} of {len(rows)}"),
        figure("Units that have a part", len(parts)),
    ]
    nobody = [str(row["text"]) for row in rows if not _is_held(row)]
    drawn = {"shares": parts, "nobody": nobody}
    return {"findings": [*_findings(rows, held)], "figures": figures, **drawn}


def _has(unit: str, rows: Rows) -> dict[str, Any]:
    """The roles of a unit, and for which sides it owns some."""
    own = [row for row in rows if same_unit(said(row, "unit"), unit)]
    sides = dict.fromkeys(said(row, "owns") for row in own if said(row, "owns") in SIDES)
    return {"roles": [str(row["text"]) for row in own], "owns": list(sides)}


def _role(row: Row) -> Role:
    side = said(row, "owns")
    return Role(str(row["text"]), said(row, "unit"), side if side in SIDES else "")  # type: ignore[arg-type]  # one of the two, as the line says


def _is_held(row: Row) -> bool:
    return bool(said(row, "unit"))


def _findings(rows: Rows, held: Ownership) -> Iterator[dict[str, Any]]:
    if not rows:
        return
    for words in held.warnings:
        what, _, why = words.partition(": ")
        yield finding("warning", f"{what}.", f"{why[0].upper()}{why[1:]}" if why else "")
    for row in rows:
        if not _is_held(row):
            yield finding(
                "note", f"Nobody has “{row['text']}” yet.", "Name a unit, or do without.", row["id"]
            )


READING = Reading(roles, pictured=True)
