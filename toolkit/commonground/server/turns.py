"""Who renders next: first come, first served, a few at a time.

Many pages that render at the same time only make each other late. So some render, and the others
stand in a queue and are told how many are before them. They are told together, when a moment has
passed and then in each further moment: who gets a turn at once never hears of a queue, and what a
queue costs grows with its length, not with the square of it. Whoever turns out to have gone leaves
the queue, and no turn is given to them.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

MOMENT = 0.5  # seconds

Tell = Callable[[int], None]
"""Given how many wait before one. Must not wait; raises when nobody is there any more."""


@dataclass(eq=False, slots=True)
class _Waiting:
    tell: Tell
    turn: asyncio.Future[None]


class Turns:
    """``at_once`` turns. Each that `acquire` gave is given back by `release`."""

    def __init__(self, at_once: int, moment: float = MOMENT) -> None:
        self._free = at_once
        self._moment = moment
        self._queue: deque[_Waiting] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """How many wait."""
        return len(self._queue)

    async def acquire(self, tell: Tell) -> None:
        """Wait for a turn. Raises what ``tell`` raises, and has no turn then."""
        if self._free:
            self._free -= 1
            return
        one = _Waiting(tell, asyncio.get_running_loop().create_future())
        self._queue.append(one)
        self._tell_soon()
        try:
            await one.turn
        except asyncio.CancelledError:
            if one in self._queue:
                self._queue.remove(one)
            elif not one.turn.cancelled() and one.turn.exception() is None:
                self.release()  # its turn came in the same moment
            raise

    def release(self) -> None:
        """Give a turn back: it is the next one's."""
        while self._queue:
            turn = self._queue.popleft().turn
            if not turn.done():  # else it was cancelled a moment ago
                turn.set_result(None)
                return
        self._free += 1

    def _tell_soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._moment, self._tell_all)

    def _tell_all(self) -> None:
        """Tell each its place; who has gone is not counted among those before the others."""
        self._timer = None
        there: deque[_Waiting] = deque()
        for one in self._queue:
            if one.turn.done():
                continue
            try:
                one.tell(len(there))
            except Exception as gone:  # noqa: BLE001  # it is raised where it is waited
                one.turn.set_exception(gone)
            else:
                there.append(one)
        self._queue = there
        if there:
            self._tell_soon()
