"""The content plan: what can be answered, for whom it is, and who writes it."""

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
from commonground.methods.operating import Piece, plan


def piece(row: Row) -> Piece:
    """The content of a row."""
    texts = {name: said(row, name) for name in ("audience", "owner", "cadence", "reply")}
    return Piece(str(row["text"]), **texts)


def content(rows: Rows, _: Given) -> Result:
    """Rows with ``audience``, ``owner``, ``cadence`` and ``reply`` (how people can answer)."""
    found = plan([piece(row) for row in rows])
    figures = [
        figure("Can be answered", f"{found.pieces - len(found.tells)} of {found.pieces}"),
        figure("Appears", f"{found.times:,.0f}", "times a month, as far as it is said how often"),
    ]
    told = [one for row in rows for one in _of_one(row)]
    if found.only_tells:
        words = "Nothing in this plan can be answered: it tells, and nobody listens."
        told.insert(0, finding("block", words, "Say of one at least how people answer."))
    return {"findings": told, "figures": figures}


def _of_one(row: Row) -> Iterator[dict[str, Any]]:
    one = piece(row)
    if not one.audience:
        words = f"“{one.name}” is for nobody in particular."
        yield finding("warning", words, "Know for whom you make it: name them.", row["id"])
    if not one.reply:
        words = f"“{one.name}” only tells."
        yield finding("warning", words, "How can people answer, and who reads that?", row["id"])
    if not one.owner:
        yield finding("note", f"Nobody writes “{one.name}” yet.", "Who does?", row["id"])


READING = Reading(content)
