"""An event loop whose time stands until a test moves it."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count


class Timer:
    """Something to be called later."""

    def __init__(self, callback: Callable[[], None]) -> None:
        self.callback: Callable[[], None] | None = callback

    def cancel(self) -> None:
        """Do not call."""
        self.callback = None


class Loop:
    """As much of a loop as the hub needs."""

    def __init__(self) -> None:
        self._now = 100.0
        self._timers: list[tuple[float, int, Timer]] = []
        self._numbers = count()

    def time(self) -> float:
        """Its clock, in seconds."""
        return self._now

    def call_later(self, delay: float, callback: Callable[[], None], /) -> Timer:
        """Call a function after some seconds."""
        timer = Timer(callback)
        heapq.heappush(self._timers, (self._now + delay, next(self._numbers), timer))
        return timer

    @property
    def waiting(self) -> int:
        """How many calls are still to come."""
        return sum(timer.callback is not None for _, _, timer in self._timers)

    def forward(self, seconds: float) -> None:
        """Let time go by, and call what becomes due."""
        until = self._now + seconds
        while self._timers and self._timers[0][0] <= until:
            self._now, _, timer = heapq.heappop(self._timers)
            if timer.callback is not None:
                timer.callback()
        self._now = until
