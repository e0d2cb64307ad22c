"""Keeps a warm process running as long as the server runs, and has it fork."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Mapping, Sequence

from commonground.forks.connection import CannotFork, Connection
from commonground.forks.process import ForkedProcess

PAUSE = 1.0  # seconds before a warm process that died is started anew …
LONGEST_PAUSE = 60.0  # … doubled each time it dies young, up to this
YOUNG = 60.0
WORTH_WAITING = 15.0  # seconds for a warm process to get ready, before a kernel is started plainly
# Several threads would make it impossible to fork; one is enough for a visitor's kernel anyway.
_SINGLE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# What debugpy would say about every start of Python, whether somebody debugs or not.
_QUIET = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
_log = logging.getLogger(__name__)


class Supervisor:
    """Started and closed by the server; `fork` in between.

    ``environment`` is the warm process's own, and must hold nothing that kernels may not know;
    ``arguments`` are those that all kernels have in common.
    """

    def __init__(self, environment: Mapping[str, str], arguments: Sequence[str] = ()) -> None:
        self._arguments = list(arguments)
        self.warm: Connection | None = None
        self._environment = {**environment, **_SINGLE, **_QUIET}
        self._keeping: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to keep a warm process; it takes some seconds to be ready."""
        self._keeping = asyncio.ensure_future(self._keep())

    async def fork(self, line: socket.socket) -> ForkedProcess:
        """A new kernel that has this end of a line. Raises `CannotFork`.

        Waits for a warm process that is on its way, also for the next one when one has just died: a
        room that comes in together is there sooner than if everybody's libraries were imported
        meanwhile.
        """
        try:
            return await (await self._soon()).fork(line)
        except CannotFork:
            return await (await self._soon()).fork(line)

    async def _soon(self) -> Connection:
        try:
            return await asyncio.wait_for(self.ready(), WORTH_WAITING)
        except TimeoutError as error:
            raise CannotFork("the warm process is not ready") from error

    async def ready(self) -> Connection:
        """Wait until kernels can be forked. Raises `CannotFork` when they never will be."""
        while self.warm is None or not self.warm.ready.is_set():
            if self._keeping is None or self._keeping.done():
                raise CannotFork("no warm process is kept")
            await asyncio.sleep(0.01)
        return self.warm

    async def close(self) -> None:
        """End the warm process."""
        if self._keeping is not None:
            self._keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping
        if self.warm is not None:
            await self.warm.close()

    async def _keep(self) -> None:
        """Start it, and start it anew when it dies, unless it says itself that it is of no use."""
        loop, pause = asyncio.get_running_loop(), PAUSE / 2
        while True:
            began = loop.time()
            what = await self._run_once()
            if self.warm is not None and self.warm.problem:
                _log.warning("Kernels are started plainly from now on: %s.", self.warm.problem)
                return
            young = loop.time() - began < YOUNG
            pause = min(2 * pause, LONGEST_PAUSE) if young else PAUSE
            _log.warning(
                "The process that kernels are forked from %s. Those that run go on. A new one is "
                "tried in %d s; whoever comes meanwhile waits for it.",
                *(what, pause),
            )
            await asyncio.sleep(pause)

    async def _run_once(self) -> str:
        try:
            self.warm = await Connection.open(self._arguments, self._environment)
        except OSError as error:
            return f"could not be started ({error.strerror})"
        return f"ended with status {await self.warm.ended()}"
