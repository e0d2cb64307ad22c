"""How the house stands, in words: for the strip on the home page and on the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commonground.server.house import FULL, SOON_AGE, SOON_IDLE, House
from commonground.server.pages import Guarded
from commonground.store import SessionRow

ROOM_LEFT = 0.8  # a gauge beyond that is marked
_GONE = "What is on it is lost then: take your session with you now."


@dataclass(frozen=True, slots=True)
class Gauge:
    """One bar: how much of what is in use. ``share`` is 0 to 1."""

    name: str
    words: str
    share: float

    def to_json(self) -> dict[str, Any]:
        """For the script on the page."""
        tight = self.share >= ROOM_LEFT
        return {"name": self.name, "words": self.words, "share": self.share, "tight": tight}


def standing(house: House) -> dict[str, Any]:
    """What the strip shows: ``gauges``, ``open`` (until when), ``notice`` and ``idle``."""
    return {
        "gauges": [gauge.to_json() for gauge in _gauges(house)],
        "open": _open(house),
        "notice": _notice(house),
        "idle": _idle(house),
    }


def _gauges(house: House) -> list[Gauge]:
    found = []
    if places := house.rules.places:
        taken = house.taken()
        words = f"{taken} of {places} places taken"
        found.append(Gauge("Places", words, min(1.0, taken / places)))
    if house.memory_share is not None and house.memory_limit is not None:
        limit = house.memory_limit / 2**30
        words = f"{house.memory_share:.0%} of {limit:.3g} GB of memory used"
        found.append(Gauge("Memory", words, house.memory_share))
    return found


def _open(house: House) -> str:
    """Until when, as far as that is known."""
    left, idle = house.closes_old(), house.rules.idle
    parts = [f"for another {duration(left)} at most"] if left is not None else []
    if idle is not None:
        parts.append(f"closes after {duration(idle)} in which no page of it is open")
    return f"Open {', and '.join(parts)}." if parts else ""


def _notice(house: House) -> str:
    """What must be known now; empty most of the time."""
    left = house.closes_old()
    if left is not None and left <= SOON_AGE:
        return f"This server closes in {duration(left)}. {_GONE}"
    if house.is_short_of_memory:
        return (
            f"This server has used {FULL:.0%} of its memory and lets nobody else in. Those who are "
            "in go on. Closing pages that nobody needs makes room."
        )
    return ""


def _idle(house: House) -> dict[str, Any] | None:
    """When a page that asks for nothing, since nobody looks at it, must warn by itself."""
    idle = house.rules.idle
    if idle is None:
        return None
    soon = min(SOON_IDLE, idle / 2)
    words = (
        f"Nobody has looked at a page of this server for a while. It closes in about "
        f"{duration(soon)}, unless somebody does. {_GONE}"
    )
    return {"after": idle - soon, "words": words}


def duration(seconds: float) -> str:
    """As one says it: “5 h 40 min”, “12 minutes”, “less than a minute”."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def strip(page: Guarded, take: Sequence[SessionRow] = (), *, demonstration: bool = False) -> str:
    """The strip as HTML, with a button for each session to ``take`` along; "" on one's own machine.

    On a machine of one's own nothing is closed, so there is nothing to say.
    """
    house = page.site.house
    if not house.rules and not demonstration:
        return ""
    values = {"standing": standing(house), "take": take, "demonstration": demonstration}
    return page.page("house.html", **values)


class Standing(Guarded):
    """``GET /api/house``: how it stands now. Numbers of the machine; nothing of any session."""

    def get(self) -> None:
        """As JSON."""
        self.show_json(standing(self.site.house))
