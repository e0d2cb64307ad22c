"""The house that a session is held in: how many it holds, and how long it stays open.

On a laptop nobody asks. A machine that is lent, such as a pod of Binder, has so much memory and one
core, is taken away when nothing has passed through its proxy for a while, and at the latest after
some hours. `Rules` says what is known of that; what is not known is not enforced and not shown.

A place is a browser that takes part. It is taken when somebody joins or comes back, kept while a
page is open and for a moment after, so that a phone that slept finds it still free. Who leads has
places of their own.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from commonground.server.keeper import Keeper
from commonground.server.memory import Memory
from commonground.session.problems import Refused

HELD = 300.0  # seconds for which a place is kept for somebody whose page has gone
FULL = 0.9  # of the memory: beyond it nobody new is let in, so that those who are in stay well
LOOK = 5.0  # seconds between two looks at the memory
SOON_IDLE = 300.0  # seconds before the end when somebody is told
SOON_AGE = 1800.0

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Rules:
    """How many people may take part at once, and the seconds after which the house is closed."""

    places: int | None = None
    idle: float | None = None
    age: float | None = None

    def __bool__(self) -> bool:
        return (self.places, self.idle, self.age) != (None, None, None)


class House:
    """What is left of places, memory and time."""

    def __init__(
        self,
        rules: Rules,
        keeper: Keeper,
        *,
        memory: Memory | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self.rules = rules
        self.demonstration = ""
        self._keeper = keeper
        self._memory = memory or Memory()
        self._used = 0
        self._clock = clock
        self._opened = clock()
        self._seen: dict[str, float] = {}

    # Places --------------------------------------------------------------------------------

    def taken(self) -> int:
        """How many places are taken."""
        now, here = self._clock(), self._keeper.owners()
        seen = {one: now if one in here else at for one, at in self._seen.items()}
        self._seen = {one: at for one, at in seen.items() if now - at < HELD}
        return len(self._seen)

    def has_place(self, visitor: str | None) -> bool:
        """Whether somebody can come in, or is in already."""
        if self.rules.places is None:
            return True
        taken = self.taken()
        return visitor in self._seen or taken < self.rules.places

    def take_place(self, visitor: str) -> None:
        """Somebody has come in."""
        if self.rules.places is not None:
            self._seen[visitor] = self._clock()

    # Memory --------------------------------------------------------------------------------

    @property
    def memory_limit(self) -> int | None:
        """Bytes; None where nobody set a limit."""
        return self._memory.limit

    @property
    def memory_share(self) -> float | None:
        """How much of it is used, 0 to 1, as it was at the last look."""
        return None if self._memory.limit is None else min(1.0, self._used / self._memory.limit)

    @property
    def is_short_of_memory(self) -> bool:
        """Whether another page might be one too many."""
        return (self.memory_share or 0.0) >= FULL

    async def watch(self) -> None:
        """Look at the memory now and then, where there is a limit to it."""
        while self._memory.limit is not None:
            self._used = await asyncio.to_thread(self._memory.used)
            await asyncio.sleep(LOOK)

    # Time ----------------------------------------------------------------------------------

    def closes_old(self) -> float | None:
        """Seconds until it is closed because of its age."""
        if self.rules.age is None:
            return None
        return max(0.0, self.rules.age - (self._clock() - self._opened))


def no_place(places: int) -> Refused:
    """For whoever wants to join when all places are taken."""
    return Refused(
        f"{_all(places)} taken: this server holds no more people at once.",
        safe="The session goes on, and nothing that you typed was lost.",
        do="Try again in a few minutes, or look along with somebody who is in.",
    )


def no_place_again(places: int) -> Refused:
    """For whoever was in, was away for long, and finds it full."""
    return Refused(
        f"{_all(places)} taken: others came while you were away.",
        safe="You are still in the session, and all that you saved is safe.",
        do="Load this page again in a few minutes: it opens as soon as somebody leaves.",
    )


def _all(places: int) -> str:
    return "The one place here is" if places == 1 else f"All {places} places here are"


def no_memory() -> Refused:
    """The next page could be the one that ends all others."""
    return Refused(
        "This server has hardly any memory left, so it opens no further page now.",
        safe="Those who are in go on, and everything that was saved is safe.",
        do="Try again in a few minutes, or look along with somebody who is in.",
    )
