"""Whose kernels there are, and when they end.

A kernel belongs to the visitor it was started for, known by the hash of the cookie. It lives as
long as a page of that visitor is connected to it. When the last connection closes it waits a
little, since phones sleep and networks blink; a kernel whose page never connected waits longer,
since that page may still be loading. Then it ends, whatever it was doing: it holds nothing that
the log does not hold.

A reload starts a new kernel and leaves the old one waiting. So that somebody who keeps reloading
does not fill the machine, a visitor has at most two kernels waiting; the one that has waited
longest makes room.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

WAITING = 2

End = Callable[[str], Awaitable[None]]


@dataclass(eq=False, slots=True)
class _Kept:
    owner: str
    connections: set[object] = field(default_factory=set)
    timer: asyncio.TimerHandle | None = None
    since: float = 0.0


class Keeper:
    """Knows each kernel's owner and connections, and ends it through ``end_kernel``."""

    def __init__(self, end_kernel: End, *, unopened: float, closed: float) -> None:
        self._end_kernel = end_kernel
        self._unopened = unopened
        self._closed = closed
        self._kept: dict[str, _Kept] = {}
        self._ending: set[asyncio.Task[None]] = set()

    def admit(self, kernel: str, owner: str) -> None:
        """A kernel is about to be started for this visitor."""
        waiting = [one for one, kept in self._of(owner).items() if not kept.connections]
        waiting.sort(key=lambda one: self._kept[one].since)
        for one in waiting[: max(0, len(waiting) + 1 - WAITING)]:
            self.finish(one)
        self._kept[kernel] = _Kept(owner)
        self._end_after(kernel, self._unopened)

    def owns(self, kernel: str, owner: str) -> bool:
        """Whether the kernel is this visitor's and is not about to end."""
        kept = self._kept.get(kernel)
        return kept is not None and kept.owner == owner

    def connected(self, kernel: str, connection: object) -> None:
        """A page has connected: as long as it stays, so does the kernel."""
        if kept := self._kept.get(kernel):
            kept.connections.add(connection)
            if kept.timer:
                kept.timer.cancel()

    def disconnected(self, kernel: str, connection: object) -> None:
        """A page has gone; telling it twice changes nothing."""
        kept = self._kept.get(kernel)
        if kept and connection in kept.connections:
            kept.connections.discard(connection)
            if not kept.connections:
                self._end_after(kernel, self._closed)

    def owners(self) -> set[str]:
        """The visitors who have a kernel."""
        return {kept.owner for kept in self._kept.values()}

    def connections(self, owner: str) -> int:
        """How many pages this visitor has open."""
        return sum(len(kept.connections) for kept in self._of(owner).values())

    def forget(self, kernel: str) -> None:
        """The kernel has ended by itself or was ended by somebody else."""
        kept = self._kept.pop(kernel, None)
        if kept and kept.timer:
            kept.timer.cancel()

    async def end(self, kernel: str) -> None:
        """End a kernel now."""
        self.forget(kernel)
        await self._end_kernel(kernel)

    async def close(self) -> None:
        """Forget all kernels, and wait for those that are just ending."""
        for kernel in list(self._kept):
            self.forget(kernel)
        await asyncio.gather(*self._ending, return_exceptions=True)

    def __len__(self) -> int:
        return len(self._kept)

    def _of(self, owner: str) -> dict[str, _Kept]:
        return {kernel: kept for kernel, kept in self._kept.items() if kept.owner == owner}

    def _end_after(self, kernel: str, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        kept = self._kept[kernel]
        kept.since = loop.time()
        if kept.timer:
            kept.timer.cancel()
        kept.timer = loop.call_later(seconds, self.finish, kernel)

    def finish(self, kernel: str) -> None:
        """End a kernel in the background."""
        self.forget(kernel)
        task = asyncio.ensure_future(self._end_kernel(kernel))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
