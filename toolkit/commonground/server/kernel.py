"""One visitor's kernel, as the server has it: a process, and the server's end of its line.

What comes over the line are frames, which go to the pages that are connected, unread. When nobody
is connected they are dropped: a page that connects asks for everything anew. Once, when the
notebook's cells have run, comes a list of what they put out; a page that connects meanwhile and
asks whether somebody is there has had its answer before.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import uuid
from collections.abc import Callable
from typing import Any, Protocol

from commonground.kernel.frames import message_frame
from commonground.kernel.line import LENGTH, Beginning, packed

GONE_WITHIN = 5.0
_log = logging.getLogger(__name__)


class KernelDied(Exception):
    """The kernel has ended by itself, or was ended by somebody else."""


class Process(Protocol):
    """What the server asks of a kernel's process, forked or not."""

    pid: int

    def kill(self) -> None:
        """End it and what it has started."""

    async def ended(self) -> None:
        """Wait until it has ended."""


class Page(Protocol):
    """Somebody who is told what the kernel says."""

    def tell(self, frame: bytes) -> None:
        """Pass on a frame."""


class Kernel(asyncio.Protocol):
    """Alive from ``begin`` until the line closes; ``died`` is called if nobody wanted that."""

    def __init__(self, process: Process, died: Callable[[], None]) -> None:
        self.process = process
        self.pages: set[Page] = set()
        self.outputs: asyncio.Future[list[list[dict[str, Any]]]] = (
            asyncio.get_running_loop().create_future()
        )
        self._died: Callable[[], None] | None = died
        self._heard = bytearray()
        self._transport: asyncio.WriteTransport | None = None

    def begin(self, beginning: Beginning) -> None:
        """Tell it whose it is and what to run."""
        self.send(beginning.to_bytes())

    def send(self, data: bytes) -> None:
        """Pass on what a page says."""
        if self._transport is not None:
            self._transport.write(packed(data))

    async def end(self) -> None:
        """End it, with all that it started, and wait until it has."""
        self._died = None
        self.process.kill()
        try:
            await asyncio.wait_for(self.process.ended(), GONE_WITHIN)
        except TimeoutError:
            _log.warning("The kernel %s was killed and is still there", self.process.pid)
        if self._transport is not None:
            self._transport.close()

    # What the line does ----------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The line is there."""
        assert isinstance(transport, asyncio.WriteTransport)  # noqa: S101 - a socket's always is
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Something came; pass on what is complete."""
        heard = self._heard
        heard += data
        at = 0
        while len(heard) >= at + LENGTH:
            end = at + LENGTH + int.from_bytes(heard[at : at + LENGTH], "big")
            if len(heard) < end:
                break
            self._say(bytes(heard[at + LENGTH : end]))
            at = end
        del heard[:at]

    def connection_lost(self, _error: Exception | None) -> None:
        """The kernel has ended, or is about to."""
        if not self.outputs.done():
            self.outputs.set_exception(KernelDied)
            self.outputs.exception()  # whether somebody waits for it or not
        if self._died is not None:
            self._say_dead()
            self._died()

    def _say(self, data: bytes) -> None:
        # A frame begins with a count, which is no more than a handful: never a bracket.
        if not self.outputs.done() and data.startswith(b"["):
            self.outputs.set_result(json.loads(data))
            return
        for page in list(self.pages):
            page.tell(data)

    def _say_dead(self) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "status"}
        dead = message_frame("iopub", header, {"execution_state": "dead"})
        for page in list(self.pages):
            with contextlib.suppress(OSError):
                page.tell(dead)
