"""The calendar: who measures what when, for any calendar program.

Every event lasts a whole day and blocks nobody's time, so there is no time zone to get wrong. Its
UID is made from the plan's key, the card and the day: when the same plan is imported again, events
are replaced rather than doubled, and a card's version tells which is newer. A daily indicator is
one event that repeats; all others have an event for each day on which a number is due, because
no rule of repetition knows the first working day after a month.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from commonground.methods.indicators import BY_NAME, Card
from commonground.methods.plan.periods import of_card
from commonground.methods.plan.sheets import named

if TYPE_CHECKING:
    from icalendar import Event

_OURS: Final = UUID("6f1b6b1e-0b0c-5d54-9a55-3f0c5a0e7c11")
_TOLD: Final = (
    *("definition", "formula", "numerator", "denominator", "segments", "source"),
    *("threshold", "action", "counter_metric"),
)


def calendar(
    cards: Iterable[Card], start: date, *, key: str, stamp: datetime, name: str = "Measurement plan"
) -> bytes:
    """An ICS file (RFC 5545, UTF-8) with an event for each number that is due, and each horizon.

    ``start`` is the first day of the plan. ``key`` names the plan, for example the code of its
    session: the same key gives the same UIDs. ``stamp`` is the moment at which the file is made,
    with a time zone. ``name`` is what the calendar is called. Cards without cadence or horizon
    have no events for what is not known.

    Raises ValueError for a stamp without a time zone.
    """
    from icalendar import Calendar

    if stamp.tzinfo is None:
        raise ValueError(f"The stamp {stamp} has no time zone; give one, such as UTC.")
    file = Calendar()
    file.add("prodid", "-//Common Ground//Measurement plan//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", _plain(name))
    for sheet, card in named(cards):
        for identity, event in _events(sheet, card, start):
            event.add("uid", str(uuid5(_OURS, f"{key}/{sheet}/{identity}")))
            event.add("dtstamp", stamp)
            event.add("sequence", card.version - 1)
            event.add("transp", "TRANSPARENT")
            file.add_component(event)
    return bytes(file.to_ical())


def _events(sheet: str, card: Card, start: date) -> Iterator[tuple[str, Event]]:
    """The events of a card, each with what tells it from the card's others."""
    about = list(_lines(sheet, card))
    due = of_card(card, start)
    if card.cadence == "daily" and due:
        event = _event(due[0].due, f"Measure: {card.title}", about)
        days = ["MO", "TU", "WE", "TH", "FR"]
        event.add("rrule", {"FREQ": ["DAILY"], "UNTIL": [due[-1].due], "BYDAY": days})
        yield "daily", event
    else:
        for period in due:
            lines = [f"For {period.start} to {period.end}.", *about]
            yield period.due.isoformat(), _event(period.due, f"Measure: {card.title}", lines)
    if card.horizon is not None and card.horizon >= start:
        yield "horizon", _event(card.horizon, f"Look back: {card.title}", [_aim(card), *about])


def _event(day: date, summary: str, lines: Iterable[str]) -> Event:
    from icalendar import Event

    event = Event()
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", _plain(" ".join(summary.split())))
    event.add("description", _plain("\n".join(filter(None, lines))))
    return event


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


def _plain(text: str) -> str:
    """Without what an ICS file cannot hold: controls, and halves of characters."""
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept)
