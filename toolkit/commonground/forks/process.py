"""A forked kernel, though it is nobody's child here.

The warm process is its parent. That it ended is told by the handle (a pidfd), which needs nobody:
it also holds when the warm process is dead or stopped, and never means another process that was
given the same number.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import weakref


class ForkedProcess:
    """The process of one kernel, leader of its own group."""

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self._handle = handle
        self._close = weakref.finalize(self, os.close, handle)

    def kill(self) -> None:
        """End it and what it has started. Once it has ended, nothing happens."""
        if not self._close.alive:
            return
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, 0)  # its number is still its own
            os.killpg(self.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    async def ended(self) -> None:
        """Wait until it has ended, and let go of the handle."""
        if not self._close.alive:
            return
        loop = asyncio.get_running_loop()
        over = asyncio.Event()
        loop.add_reader(self._handle, over.set)
        try:
            await over.wait()
        finally:
            loop.remove_reader(self._handle)
        with contextlib.suppress(ChildProcessError):
            # Where the server is process 1, it inherits the kernels of a dead warm process.
            os.waitpid(self.pid, os.WNOHANG)  # noqa: ASYNC222  # it does not wait
        self._close()
