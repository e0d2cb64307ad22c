"""Calendar files (RFC 5545), for any calendar program.

Every event lasts whole days and blocks nobody's time, so there is no time zone to get wrong. Its
UID is made from a key, where it comes from, and what tells it from the others there: when the same
is imported again, events are replaced rather than doubled, and ``sequence`` tells which is newer.
Nobody is named as attendee or organiser: what an event says of who does it is text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from icalendar import Event

_OURS: Final = UUID("6f1b6b1e-0b0c-5d54-9a55-3f0c5a0e7c11")


class Dated(NamedTuple):
    """Something on the calendar: its ``identity`` (a path), its event, which version of it."""

    identity: str
    event: Event
    sequence: int = 0


def calendar_file(dated: Iterable[Dated], *, key: str, stamp: datetime, name: str) -> bytes:
    """An ICS file (UTF-8).

    ``key`` names what the events are of, for example the code of a session: the same key gives the
    same UIDs. ``stamp`` is the moment at which the file is made, with a time zone. ``name`` is what
    the calendar is called.

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
    file.add("x-wr-calname", plain(name))
    for identity, event, sequence in dated:
        event.add("uid", str(uuid5(_OURS, f"{key}/{identity}")))
        event.add("dtstamp", stamp)
        event.add("sequence", sequence)
        event.add("transp", "TRANSPARENT")
        file.add_component(event)
    return bytes(file.to_ical())


def all_day(first: date, summary: str, lines: Iterable[str], last: date | None = None) -> Event:
    """An event that lasts from one day to another, both included."""
    from icalendar import Event

    event = Event()
    event.add("dtstart", first)
    if (end := last or first) < date.max:
        event.add("dtend", end + timedelta(days=1))
    event.add("summary", plain(" ".join(summary.split())))
    event.add("description", plain("\n".join(filter(None, lines))))
    return event


def plain(text: str) -> str:
    """Without what an ICS file cannot hold: controls, and halves of characters."""
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept)
