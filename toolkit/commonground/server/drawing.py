"""Files with pictures, each made in a process of its own, one after the other.

Why they are is told in `commonground.report.apart`. If such a process ends without having made
anything (it takes too long, or the machine has too little memory), a report comes without its
pictures; only who wanted nothing but pictures is told that there are none.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from asyncio.subprocess import PIPE, Process

from commonground.report import Export
from commonground.report.apart import Makes, answered, asked
from commonground.session.problems import Unusable

SECONDS = 180.0  # a long session on a slow machine
_log = logging.getLogger(__name__)


class Drawing:
    """Makes files, and stops when the server does."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._closed = False

    async def made(self, making: Makes) -> Export:
        """The file. Raises the problem with which its making ended."""
        if not making.draws:
            return await asyncio.to_thread(making)
        async with self._turn:
            try:
                return answered(b"" if self._closed else await self._apart(making))
            except (OSError, TimeoutError, ValueError) as error:
                if not self._closed:
                    _log.warning("No pictures were drawn: %s", str(error) or type(error).__name__)
        plain = await asyncio.to_thread(making.without_pictures)
        if plain is None:
            raise Unusable(
                "The pictures could not be drawn.",
                safe="The session and all that was said in it are there.",
                do="Try again in a minute, or take the report or the table.",
            )
        return plain

    async def close(self) -> None:
        """End what is being made, and begin nothing more."""
        self._closed = True
        if self._process is not None:
            _end(self._process)
        async with self._turn:
            pass  # who had it has closed all that it opened

    async def _apart(self, making: Makes) -> bytes:
        command = (sys.executable, "-P", "-m", "commonground.report.apart")
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        self._process = process
        if self._closed:
            _end(process)
        try:
            said, _ = await asyncio.wait_for(process.communicate(asked(making)), SECONDS)
        finally:
            _end(process)
            await process.wait()
            self._process = None
        return b"" if process.returncode else said


def _end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        if process.returncode is None:
            process.kill()
