"""One warm process, as the server sees it: asked for forks, heard about them, ended."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import sys
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from commonground.forks.process import ForkedProcess
from commonground.forks.warm import LARGEST

ANSWERED_WITHIN = 10.0  # seconds; forty forks one after another take less than one
GONE_WITHIN = 5.0
FULL = 0.01  # seconds until a socket that is full is tried again


class CannotFork(Exception):
    """No kernel can be forked, for the reason given; a plain one can be started."""


class Connection:
    """Made by `Connection.open`; `ended` when the process is gone, however it went."""

    def __init__(self, control: socket.socket, process: asyncio.subprocess.Process) -> None:
        self.pid = process.pid
        self.ready = asyncio.Event()
        self.problem: str | None = None
        self._process = process
        self._control = control
        self._loop = asyncio.get_running_loop()
        self._closed = asyncio.Event()
        self._numbers = count(1)
        self._asked: dict[int, asyncio.Future[ForkedProcess]] = {}
        self._loop.add_reader(control, self._readable)

    @classmethod
    async def open(cls, arguments: Sequence[str], environment: Mapping[str, str]) -> Connection:
        """Start a warm process. It is not ready yet."""
        control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        control.setblocking(False)  # noqa: FBT003  # that is its name
        try:
            with theirs:
                process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    *("-P", "-m", "commonground.forks.warm", f"{theirs.fileno()}"),
                    *arguments,
                    stdin=asyncio.subprocess.DEVNULL,
                    env=environment,
                    pass_fds=(theirs.fileno(),),
                    start_new_session=True,
                )
        except BaseException:
            control.close()
            raise
        return cls(control, process)

    async def fork(self, line: socket.socket) -> ForkedProcess:
        """Ask for a kernel that has this end of a line. Raises `CannotFork`.

        Then there is none; should there be one nevertheless, it ends when the line closes.
        """
        number = next(self._numbers)
        answer: asyncio.Future[ForkedProcess] = self._loop.create_future()
        self._asked[number] = answer
        timer = self._loop.call_later(ANSWERED_WITHIN, self.kill)
        try:
            await self._send(json.dumps({"fork": number}).encode(), line.fileno())
            return await answer
        except OSError as error:
            raise CannotFork(f"the warm process cannot be asked ({error.strerror})") from error
        finally:
            timer.cancel()
            self._asked.pop(number, None)

    async def _send(self, message: bytes, handle: int) -> None:
        while True:
            try:
                socket.send_fds(self._control, [message], [handle])
            except BlockingIOError:
                await asyncio.sleep(FULL)
            else:
                return

    def kill(self) -> None:
        """End it at once. What it was asked for and did not do is refused."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> int:
        """Wait until the process is gone and everything that it said was heard; its status."""
        await self._closed.wait()
        return await self._see_off()

    async def close(self) -> None:
        """Have it end."""
        if not self.ready.is_set():
            self.kill()  # while it imports, it does not notice that nobody is there
        self._hang_up("the server ends")
        await self._see_off()

    async def _see_off(self) -> int:
        """It ends by itself when the line is closed, or else it is ended."""
        try:
            return await asyncio.wait_for(self._process.wait(), GONE_WITHIN)
        except TimeoutError:
            self.kill()
            return await self._process.wait()

    def _readable(self) -> None:
        """Hear all that was said."""
        with contextlib.suppress(BlockingIOError):
            while not self._closed.is_set():
                try:
                    message, handles, _, _ = socket.recv_fds(self._control, LARGEST, 1)
                except ConnectionResetError:
                    message, handles = b"", []
                if message:
                    self._heard(json.loads(message), handles)
                else:
                    self._hang_up("the warm process has died")

    def _heard(self, message: Mapping[str, Any], handles: Sequence[int]) -> None:
        if "ready" in message:
            self.ready.set()
        elif "pid" in message:
            self._forked(message["fork"], message["pid"], handles)
        elif "fork" in message:
            self._refuse(message["fork"], message["problem"])
        else:
            self.problem = message["problem"]

    def _forked(self, fork: int, pid: int, handles: Sequence[int]) -> None:
        if not handles:
            self._refuse(fork, "there are too many open files")
            return
        process = ForkedProcess(pid, handles[0])
        answer = self._asked.get(fork)
        if answer is not None and not answer.done():
            answer.set_result(process)

    def _refuse(self, fork: int, reason: str) -> None:
        answer = self._asked.get(fork)
        if answer is not None and not answer.done():
            answer.set_exception(CannotFork(reason))

    def _hang_up(self, reason: str) -> None:
        if not self._closed.is_set():
            self._closed.set()
            self.ready.clear()
            self._loop.remove_reader(self._control)
            self._control.close()
            for fork in self._asked:
                self._refuse(fork, reason)
