"""The calendar: who measures what when, for any calendar program.

The UID of an event is made from the plan's key, the card and the day, and a card's version tells
which is newer. A daily indicator is one event that repeats; all others have an event for each day
on which a number is due, because no rule of repetition knows the first working day after a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from commonground.methods.ics import Dated, all_day, calendar_file
from commonground.methods.indicators import BY_NAME, Card
from commonground.methods.plan.periods import of_card
from commonground.methods.plan.sheets import named

if TYPE_CHECKING:
    from icalendar import Event

_TOLD: Final = (
    *("definition", "formula", "numerator", "denominator", "segments", "source"),
    *("threshold", "action", "counter_metric"),
)


def calendar(
    cards: Iterable[Card], start: date, *, key: str, stamp: datetime, name: str = "Measurement plan"
) -> bytes:
    """An ICS file (RFC 5545, UTF-8) with an event for each number that is due, and each horizon.

    ``start`` is the first day of the plan; ``key``, ``stamp`` and ``name`` are those of
    `methods.ics.calendar_file`. Cards without cadence or horizon have no events for what is not
    known.

    Raises ValueError for a stamp without a time zone.
    """
    return calendar_file(due(cards, start), key=key, stamp=stamp, name=name)


def due(cards: Iterable[Card], start: date) -> Iterator[Dated]:
    """The events of all cards."""
    for sheet, card in named(cards):
        for identity, event in _events(sheet, card, start):
            yield Dated(f"{sheet}/{identity}", event, card.version - 1)


def _events(sheet: str, card: Card, start: date) -> Iterator[tuple[str, Event]]:
    """The events of a card, each with what tells it from the card's others."""
    about = list(_lines(sheet, card))
    due = of_card(card, start)
    if card.cadence == "daily" and due:
        event = all_day(due[0].due, f"Measure: {card.title}", about)
        days = ["MO", "TU", "WE", "TH", "FR"]
        event.add("rrule", {"FREQ": ["DAILY"], "UNTIL": [due[-1].due], "BYDAY": days})
        yield "daily", event
    else:
        for period in due:
            lines = [f"For {period.start} to {period.end}.", *about]
            yield period.due.isoformat(), all_day(period.due, f"Measure: {card.title}", lines)
    if card.horizon is not None and card.horizon >= start:
        yield "horizon", all_day(card.horizon, f"Look back: {card.title}", [_aim(card), *about])


def _aim(card: Card) -> str:
    if card.baseline is None or card.target is None:
        return ""
    return f"From {card.baseline:g} to {card.target:g} {card.unit}".rstrip() + "?"


def _lines(sheet: str, card: Card) -> Iterator[str]:
    """What one must know to do it."""
    if card.owner:
        yield f"Who: {card.owner}"
    for name in _TOLD:
        value = getattr(card, name)
        if value:
            yield f"{BY_NAME[name].label}: {', '.join(value) if name == 'segments' else value}"
    yield f"Collection sheet: {sheet}"
