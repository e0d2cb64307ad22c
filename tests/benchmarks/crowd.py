"""Many pages of one session, without browsers, in one event loop: who is told what, and when.

A `Guest` notes the moment at which its page turned into what is waited for, so that the times do
not depend on how many others are waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from time import perf_counter

from tests.protocol import Client, Page

HEARD_WITHIN = 30.0  # seconds until every page must have what was sent
AT_ONCE = 6  # pages that come in together when nothing is measured

Condition = Callable[[Page], bool]


class Guest(Client):
    """A page that notes when it has what it waits for."""

    _condition: Condition | None = None
    _seen: asyncio.Future[float] | None = None

    def expect(self, condition: Condition) -> asyncio.Future[float]:
        """The moment at which the condition will hold for the first time."""
        self._condition = condition
        self._seen = asyncio.get_running_loop().create_future()
        self._look()
        return self._seen

    def _look(self) -> None:
        waiting = self._seen is not None and not self._seen.done() and self._condition is not None
        if waiting and self._seen and self._condition and self._condition(self.page):
            self._seen.set_result(perf_counter())

    def _turn(self, page: Page, v: int) -> None:
        super()._turn(page, v)
        self._look()


async def come_in(link: str, count: int, kind: str = "Guest") -> list[Guest]:
    """Let people join, some at a time."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> Guest:
        async with turns:
            guest = await Guest.join(link, f"{kind} {number}")
        assert isinstance(guest, Guest)
        return guest

    return list(await asyncio.gather(*map(one, range(count))))


async def go_home(guests: Iterable[Client]) -> None:
    """Close all pages, whatever state they are in."""
    for guest in guests:
        with contextlib.suppress(OSError, RuntimeError):
            await guest.close()


async def hand_to_others(sender: Guest, everybody: list[Guest], task: str) -> list[float]:
    """Take a task; seconds from sending until each of the other pages shows it. Then give it back.

    A page that never shows it counts as the whole time that was allowed.
    """
    others = [guest for guest in everybody if guest is not sender]
    name = sender.page["me"]["name"]

    def owned(page: Page) -> bool:
        tasks = page["board"]["tasks"]
        return any(name in each["owners"] for each in tasks if each["id"] == task)

    seen = [guest.expect(owned) for guest in others]
    began = perf_counter()
    await sender.send("take", {"task": task, "by": ""})
    await asyncio.wait(seen, timeout=HEARD_WITHIN)
    times = [(one.result() - began) if one.done() else HEARD_WITHIN for one in seen]
    await sender.send("drop", {"task": task})
    return times
