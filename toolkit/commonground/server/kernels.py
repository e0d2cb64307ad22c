"""The kernels of this server: one for each open page, forked where that is possible.

When a kernel dies it stays dead: a fresh one under an old page would look alive and save nothing.
The page is told, and comes back by loading again.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence

from commonground.forks.connection import CannotFork
from commonground.forks.supervisor import Supervisor
from commonground.kernel import ARGUMENTS
from commonground.kernel.line import Beginning
from commonground.server.environment import kernel_environment
from commonground.server.kernel import Kernel, Process
from commonground.server.plain import plain
from commonground.server.runtime import WORK, RuntimeFolder

_log = logging.getLogger(__name__)


class Kernels:
    """Starts and ends them. ``died`` is told the id of one that ended by itself."""

    def __init__(self, folder: RuntimeFolder, *, forked: bool) -> None:
        self.died: Callable[[str], None] = lambda kernel: None
        self.forks: Supervisor | None = None
        self._folder = folder
        self._kernels: dict[str, Kernel] = {}
        if forked:
            self.forks = Supervisor(kernel_environment(os.environ, folder, {}), ARGUMENTS)
            self.forks.start()

    def __iter__(self) -> Iterator[str]:
        return iter(self._kernels)

    def get(self, kernel: str) -> Kernel | None:
        """A kernel by its id, if it is there."""
        return self._kernels.get(kernel)

    async def start(self, identity: str, own: Mapping[str, str], cells: Sequence[str]) -> Kernel:
        """A kernel in its own environment, which begins to run the cells. Raises `OSError`."""
        env = kernel_environment(os.environ, self._folder, own)
        beginning = Beginning(env, str(self._folder / WORK), cells)
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                process = await self._process(theirs, beginning)
        except BaseException:
            ours.close()
            raise
        kernel = Kernel(process, lambda: self._lost(identity))
        self._kernels[identity] = kernel
        await asyncio.get_running_loop().create_connection(lambda: kernel, sock=ours)
        kernel.begin(beginning)
        return kernel

    async def _process(self, line: socket.socket, beginning: Beginning) -> Process:
        if self.forks is not None:
            try:
                return await self.forks.fork(line)
            except CannotFork as reason:
                _log.warning("A kernel is started plainly, which takes longer: %s", reason)
        return await plain(line, beginning.env, beginning.cwd)

    def renew(self) -> None:
        """Fork no more from what was prepared: files that it has read are others now."""
        if self.forks is not None and self.forks.warm is not None:
            self.forks.warm.kill()

    async def end(self, identity: str) -> None:
        """End a kernel and its whole process group; one that is gone already is no error."""
        if kernel := self._kernels.pop(identity, None):
            await kernel.end()

    async def close(self) -> None:
        """End all of them at once, and what they are forked from."""
        await asyncio.gather(*(self.end(kernel) for kernel in list(self._kernels)))
        if self.forks is not None:
            await self.forks.close()

    def _lost(self, identity: str) -> None:
        """Clear away what is left of a kernel that died, now that its pages have been told."""
        self.died(identity)
