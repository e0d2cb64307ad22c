"""Guidelines: few, each with an example, and somebody to ask."""

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
    said,
)
from commonground.methods.operating import mostly_forbid, too_many
from commonground.methods.settings import Guidance


def guidelines(rows: Rows, _: Given) -> Result:
    """Rows with what is ``agreed``, an ``example``, and who can ``help`` in doubt."""
    agreed = [said(row, "agreed") for row in rows if said(row, "agreed")]
    figures = [figure("Agreed", f"{len(agreed)} of {len(rows)}")]
    told = [one for row in rows for one in _of_one(row)]
    return {"findings": [*_of_all(agreed), *told], "figures": figures}


def _of_all(agreed: list[str]) -> Iterator[dict[str, Any]]:
    if agreed and mostly_forbid(agreed):
        words = "Most of them say what must not be."
        yield finding("warning", words, "Say what people may do; that is what they come for.")
    if too_many(agreed):
        most = Guidance().most
        words = f"{len(agreed)} guidelines are more than people keep in mind."
        yield finding("warning", words, f"Keep the {most} that have been needed.")


def _of_one(row: Row) -> Iterator[dict[str, Any]]:
    name = str(row["text"])
    if not said(row, "agreed"):
        yield finding("note", f"Nothing is agreed on “{name}” yet.", "Or leave it out.", row["id"])
        return
    if not said(row, "example"):
        words = f"“{name}” has no example."
        yield finding("warning", words, "Tell one that happened here, so or so.", row["id"])
    if not said(row, "help"):
        words = f"In doubt about “{name}” there is nobody to ask."
        yield finding("note", words, "Name somebody, and where to find them.", row["id"])


READING = Reading(guidelines)
