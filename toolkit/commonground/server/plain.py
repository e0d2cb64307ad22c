"""A kernel that is not forked: the same kernel, as a program of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Mapping

from commonground.kernel import ARGUMENTS

# What debugpy would say about every start of Python, whether somebody debugs or not.
QUIET = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
WINDOWS = sys.platform == "win32"


class PlainProcess:
    """A child of the server, leader of its own group where there are such."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.pid = process.pid
        self._process = process

    def kill(self) -> None:
        """End it and what it has started. Once it has ended, nothing happens."""
        with contextlib.suppress(ProcessLookupError):
            if not WINDOWS and self._process.returncode is None:
                os.killpg(self.pid, signal.SIGKILL)
            self._process.kill()

    async def ended(self) -> None:
        """Wait until it has ended."""
        await self._process.wait()


async def plain(line: socket.socket, env: Mapping[str, str], cwd: str) -> PlainProcess:
    """Start a kernel that has this end of a line. Raises `OSError`."""
    number = "-" if WINDOWS else str(line.fileno())
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-m", "commonground.kernel", number),
        *ARGUMENTS,
        stdin=asyncio.subprocess.PIPE if WINDOWS else asyncio.subprocess.DEVNULL,
        env={**env, **QUIET},
        cwd=cwd,
        pass_fds=() if WINDOWS else (line.fileno(),),
        start_new_session=not WINDOWS,
    )
    if process.stdin is not None:
        process.stdin.write(line.share(process.pid))  # type: ignore[attr-defined, unused-ignore]
        process.stdin.close()
    return PlainProcess(process)
