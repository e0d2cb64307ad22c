"""The portfolio: what stands twice, expansions at once, and how well each community is shown."""

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
    number,
    said,
)
from commonground.methods.portfolio import SCALE, STRENGTHS, overlaps

CURES: Final = {
    "clone": "Ask those people what they would work on together.",
    "purpose": "Let them meet before either goes on.",
    "tool": "Ask who pays for it, and whether one is enough.",
    "expansions": "Choose one for this cycle; the others sustain.",
}
_LEVELS: Final = {"clone": "warning", "purpose": "note", "tool": "note", "expansions": "warning"}
SHOWN: Final = STRENGTHS.index("compared with a control")


def portfolio(rows: Rows, _: Given) -> Result:
    """Rows with ``purpose``, ``model``, ``tools`` (with commas), ``decision`` and ``people``.

    And with ``evidence`` (one of `STRENGTHS`) and ``effect`` (percent of the way to the target).
    """
    known = [_known(row) for row in rows]
    strong = sum(_strength(row) >= SHOWN for row in rows)
    growing = [row for row in rows if said(row, "decision") == SCALE]
    decided = sum(bool(said(row, "decision")) for row in rows)
    figures = [
        figure("Communities", len(rows)),
        figure("Compared with a control, or randomised", f"{strong} of {len(rows)}"),
        figure("Expand in this cycle", len(growing)),
        figure("Decided on", f"{decided} of {len(rows)}"),
    ]
    told = [
        finding(_LEVELS[one.kind], _words(one), CURES[one.kind])  # type: ignore[arg-type]  # levels
        for one in overlaps(known)
    ]
    told += [one for row in rows for one in _of_one(row)]
    return {"findings": told, "figures": figures, "bubbles": [_bubble(row) for row in rows]}


def _known(row: Row) -> dict[str, Any]:
    tools = [one.strip() for one in said(row, "tools").split(",")]
    return {
        "community": str(row["text"]),
        "purpose": said(row, "purpose"),
        "model": said(row, "model").casefold(),
        "tools": [one for one in tools if one],
        "decision": said(row, "decision"),
    }


def _words(one: Any) -> str:
    names = " and ".join(f"“{name}”" for name in one.communities[:3])
    more = f" and {len(one.communities) - 3} more" if len(one.communities) > 3 else ""
    return f"{names}{more}: {one.words[0].lower()}{one.words[1:]}"


def _of_one(row: Row) -> Iterator[dict[str, Any]]:
    name, strength = row["text"], _strength(row)
    if said(row, "decision") == SCALE and strength < SHOWN:
        words = f"“{name}” shall expand, and nothing is compared yet."
        yield finding("warning", words, "Let it run on, beside a group without it.", row["id"])
    if not said(row, "purpose"):
        words = f"“{name}” has no purpose here."
        yield finding("note", words, "Bring its file, or write the sentence.", row["id"])
    if not said(row, "decision"):
        words = f"What comes next for “{name}” is open."
        yield finding("note", words, "Stop, adapt, sustain, or scale one step.", row["id"])


def _strength(row: Row) -> int:
    label = said(row, "evidence")
    return STRENGTHS.index(label) if label in STRENGTHS else 0


def _bubble(row: Row) -> dict[str, Any]:
    """Where it lies: ``strength`` of evidence (0 to 4), ``effect`` (percent, or None)."""
    return {
        "id": row["id"],
        "text": str(row["text"]),
        "strength": _strength(row),
        "effect": number(row, "effect"),
        "people": number(row, "people"),
        "decision": said(row, "decision"),
    }


READING = Reading(portfolio, pictured=True)
