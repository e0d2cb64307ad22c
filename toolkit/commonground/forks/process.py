"""A forked kernel as `subprocess.Popen` would show it, though it is nobody's child here.

The warm process is its parent and tells how it ended. That it ended is told by the handle (a
pidfd), which needs nobody: it also holds when the warm process is dead or stopped.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import weakref

UNKNOWN = 1  # the status of a kernel that ended while nobody was there to see how


class ForkedProcess:
    """The process of one kernel, leader of its own group."""

    stdin = stdout = stderr = None  # nothing of them passes through the server

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self.told: int | None = None
        self._handle = handle
        self._ended = select.poll()
        self._ended.register(handle, select.POLLIN)
        weakref.finalize(self, os.close, handle)

    @property
    def returncode(self) -> int | None:
        """None as long as it runs."""
        return self.poll()

    def poll(self) -> int | None:
        """The status it ended with, or None."""
        if self.told is None and self._ended.poll(0):
            return UNKNOWN
        return self.told

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        milliseconds = None if timeout is None else timeout * 1000
        if not self._ended.poll(milliseconds):
            raise subprocess.TimeoutExpired(f"forked kernel {self.pid}", timeout or 0)
        with contextlib.suppress(ChildProcessError):
            # Where the server is process 1, it inherits the kernels of a dead warm process.
            os.waitpid(self.pid, os.WNOHANG)
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """Signal it, if it still runs: never another process that has its number now."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)
