"""What a reading is, and how it reads a row.

A reading looks at the rows of a register (or the options of a decision) and says what it finds:
what blocks, what warns, what it notes, and the figures that follow. It is pure, knows no person,
and is built on `commonground.methods`. A row has an ``id``, its name as ``text``, and what was
typed under each column, as it was typed: what is not there, or cannot be read, is unknown, which is
never zero and never a pass.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from commonground.activities.columns import parted
from commonground.methods.indicators import values

Row = Mapping[str, Any]
Rows = Sequence[Row]
Given = Mapping[str, Mapping[str, Any]]
Result = dict[str, Any]
Level = Literal["block", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading; ``takes`` names the outcomes of earlier steps and workshops that it looks at.

    It returns ``findings`` and ``figures`` (`finding`, `figure`), and what else its picture or page
    draws. ``pictured`` says that there is a picture of it (`commonground.charts.steps`).
    """

    read: Callable[[Rows, Given], Result]
    takes: tuple[str, ...] = ()
    pictured: bool = False

    def __call__(self, rows: Rows, given: Given) -> Result:
        """What it finds; an outcome that no earlier step gave is not in ``given``."""
        return self.read(rows, given)


def finding(level: Level, words: str, cure: str = "", row: str | None = None) -> dict[str, Any]:
    """A finding: a sentence, what would mend or open it, and the row it is about, if it is one."""
    return {"level": level, "words": words, "cure": cure, "row": row}


def figure(label: str, value: str | float, note: str = "") -> dict[str, Any]:
    """A figure with its label, and what must be known to read it rightly."""
    return {"label": label, "value": value, "note": note}


def said(row: Row, column: str) -> str:
    """What was typed under a column; empty if nothing was."""
    return str(row.get(column, "")).strip()


def number(row: Row, column: str) -> float | None:
    """The number under a column; None where there is none, or none that can be read."""
    return values.number(said(row, column)) if said(row, column) else None


def chosen(row: Row, column: str) -> list[str]:
    """Which of several choices are chosen."""
    return parted(said(row, column))


def day(row: Row, column: str) -> dt.date | None:
    """The day under a column; None where there is none, or none that everybody reads alike."""
    try:
        return dt.date.fromisoformat(said(row, column))
    except ValueError:
        return None


def items(given: Given, outcome: str) -> list[Row]:
    """The items of an outcome that an earlier step gave; none if none did."""
    return list(given.get(outcome, {}).get("items", ()))
