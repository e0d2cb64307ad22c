"""Collection sheets: empty tables with the right columns and days, one per indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from commonground.methods.indicators import Card
from commonground.methods.plan.periods import of_card

if TYPE_CHECKING:
    import pandas as pd

LONGEST_NAME: Final = 31
"""Spreadsheets take no longer names of sheets."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_SHORT = 40  # characters of a numerator that fit above a column


def sheets(cards: Iterable[Card], start: date) -> dict[str, pd.DataFrame]:
    """The sheet of each card, from ``start`` on, by a name that a spreadsheet takes.

    Names are the cards' ids, or their names where there is no id; those that would be the same
    are numbered.
    """
    return {name: sheet(card, start) for name, card in named(cards)}


def named(cards: Iterable[Card]) -> Iterator[tuple[str, Card]]:
    """The cards with the names of their sheets: at most 31 characters, no two alike."""
    taken = {"history"}  # spreadsheets keep it for themselves
    for card in cards:
        wanted = _NOT_IN_NAMES.sub(" ", card.id or card.title)
        wanted = " ".join(wanted.split()).strip("' ") or "Indicator"
        name, number = _cut(wanted, LONGEST_NAME), 1
        while name.casefold() in taken:
            number += 1
            tail = f" {number}"
            name = _cut(wanted, LONGEST_NAME - len(tail)) + tail
        taken.add(name.casefold())
        yield name, card


def sheet(card: Card, start: date) -> pd.DataFrame:
    """An empty sheet: one row per period and segment, from ``start`` to the card's horizon.

    Columns: Kind (baseline or measurement), From, To, Due, Segment, then what is counted (the
    numerator and the denominator if the card has one), Value with its unit, and Collected by,
    Collected on, Source, Note. Days are texts (YYYY-MM-DD). What the card says is filled in: the
    baseline with its value, the owner, the source. Without a cadence or a horizon there are only
    the rows of the baseline.
    """
    import pandas as pd

    counted = [
        f"{part}: {_shortened(words)}"
        for part, words in (("Numerator", card.numerator), ("Denominator", card.denominator))
        if words
    ]
    value = f"Value ({card.unit})" if card.unit else "Value"
    known = {"Collected by": card.owner, "Collected on": "", "Source": card.source, "Note": ""}
    columns = ["Kind", "From", "To", "Due", "Segment", *counted, value, *known]
    empty = dict.fromkeys((*counted, value), "") | known
    rows = [empty | row for row in _rows(card, start, value)]
    return pd.DataFrame(rows, columns=columns)


def _rows(card: Card, start: date, value: str) -> Iterator[dict[str, Any]]:
    """The baseline, if anything is known of it, and the periods; each segment by itself.

    The baseline on the card is that of all together, so it stands in a row of its own.
    """
    if card.baseline is not None or card.baseline_start or card.baseline_end:
        days = {"From": str(card.baseline_start or ""), "To": str(card.baseline_end or "")}
        baseline = {"Kind": "baseline", **days, "Due": ""}
        measured = "" if card.baseline is None else card.baseline
        yield baseline | {"Segment": "all" if card.segments else "", value: measured}
        yield from (baseline | {"Segment": segment} for segment in card.segments)
    for period in of_card(card, start):
        days = dict(zip(("From", "To", "Due"), map(str, period), strict=True))
        for segment in card.segments or ("",):
            yield {"Kind": "measurement", **days, "Segment": segment}


def _shortened(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"


def _cut(name: str, longest: int) -> str:
    """As much of a name as fits. A spreadsheet counts most emoji as two characters."""
    while len(name.encode("utf-16-le", "replace")) // 2 > longest:
        name = name[:-1]
    return name.rstrip("' ")
