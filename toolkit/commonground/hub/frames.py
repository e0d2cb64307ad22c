"""When the pages of a session are told: at once when it is quiet, and never twice in a frame.

A patch costs some two milliseconds of work on its way to each page, most of it in kernels. Many
commands within a frame, or forty people who join within a second, would cost a large room more
than the machine has if each went out by itself. So a frame is as long as telling everybody takes,
and who came and went waits for company.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

FRAME = 0.05  # seconds at least from one telling to the next
PER_PAGE = 0.002  # seconds that the telling of one page takes in the end
PRESENCE = 0.25  # seconds that "somebody came" may wait for others who come


class Timer(Protocol):
    """What `Loop.call_later` returns."""

    def cancel(self) -> object:
        """Do not call."""


class Loop(Protocol):
    """As much of an event loop as is needed here."""

    def time(self) -> float:
        """Its clock, in seconds."""

    def call_later(self, delay: float, callback: Callable[[], None], /) -> Timer:
        """Call a function after some seconds."""


class Frames:
    """Calls ``tell`` when it is time to; it returns how many pages it told."""

    def __init__(self, tell: Callable[[], int]) -> None:
        self._tell = tell
        self._timer: Timer | None = None
        self._due = 0.0
        self._next = 0.0

    def ask(self, loop: Loop | None, wait: float = 0.0) -> bool:
        """Have everybody told in ``wait`` seconds, or in the next frame; whether they are already.

        Without a loop they are told at once.
        """
        if loop is None:
            self._tell()
            return True
        now = loop.time()
        due = max(now + wait, self._next)
        if due <= now:
            self._run(loop)
            return True
        if self._timer is None or due < self._due:
            self.stop()
            self._due = due
            self._timer = loop.call_later(due - now, lambda: self._run(loop))
        return False

    def stop(self) -> None:
        """Forget what was asked for."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _run(self, loop: Loop) -> None:
        self.stop()
        told = self._tell()
        self._next = loop.time() + max(FRAME, PER_PAGE * told)
