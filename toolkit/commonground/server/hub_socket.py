"""The hub's door for kernels: newline-delimited JSON over a local socket.

A kernel's first line is its ticket; from then on it is one visitor's page and nothing else. What
the hub has to tell goes through a queue of its own for each kernel, so that one that is slow or
stopped holds up nobody. When a queue grows too long, what is in it is thrown away and one message
with the whole page takes its place: a page that catches up needs no history.

A Unix socket that only this user can open. Where there are none (Windows), or none can be made
(the disk is full, the path too long), it is loopback TCP, and the ticket alone is the key.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from commonground.hub import Hub, Subscription
from commonground.hub.patch import Json
from commonground.hub.told import Told
from commonground.server import lines
from commonground.server.tickets import Tickets
from commonground.session.people import Viewer
from commonground.session.problems import CommonGroundError, Refused

LONGEST_QUEUE = 200
HELLO_WITHIN = 20.0
_log = logging.getLogger(__name__)


class HubSocket:
    """Listens for kernels and connects each to the hub."""

    def __init__(self, hub: Hub, tickets: Tickets) -> None:
        self.address = ""
        self._hub = hub
        self._tickets = tickets
        self._server: asyncio.Server | None = None
        self._path: Path | None = None
        self._open: set[asyncio.Task[Any]] = set()

    async def listen(self, path: Path) -> None:
        """Begin; ``path`` is where the socket lies if this system has such sockets."""
        if hasattr(socket, "AF_UNIX"):
            try:
                await self._listen_at(path)
            except OSError as error:
                _log.warning("The hub's socket cannot be at %s, so it has a port: %s", path, error)
            else:
                return
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=lines.LONGEST)
        port = self._server.sockets[0].getsockname()[1]
        self.address = f"tcp:127.0.0.1:{port}"

    async def _listen_at(self, path: Path) -> None:
        self._server = await asyncio.start_unix_server(self._serve, path, limit=lines.LONGEST)
        _close_to_others(path)
        self._path, self.address = path, f"unix:{path}"

    async def close(self) -> None:
        """Close the door and let everybody go."""
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - streams run their callback in a task
        self._open.add(task)
        try:
            viewer = await self._welcome(reader, writer)
            if viewer is not None:
                await _Connection(self._hub, viewer, reader, writer).run()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            _log.debug("A kernel has gone, or the door is closed")
        except Exception:  # noqa: BLE001  # the page learns it by the end of the line, and loads again
            _log.exception("The line to a kernel has failed and was closed; the others go on")
        finally:
            self._open.discard(task)
            writer.close()

    async def _welcome(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Viewer | None:
        """Whose kernel this is, told by its ticket."""
        with contextlib.suppress(TimeoutError, Refused):
            hello = await asyncio.wait_for(lines.read(reader), HELLO_WITHIN)
            ticket = hello.get("ticket") if hello else None
            if isinstance(ticket, str) and (viewer := self._tickets.redeem(ticket)):
                return viewer
        refused = Refused(
            "This page's ticket has been used or is too old.",
            safe="Everything that was saved is safe.",
            do="Reload the page.",
        )
        await lines.write(writer, {"problem": refused.to_json()})
        return None


class _Connection:
    """One kernel: a reader that carries out what it asks, a writer that tells it what happened."""

    def __init__(
        self,
        hub: Hub,
        viewer: Viewer,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self._hub = hub
        self._viewer = viewer
        self._reader = reader
        self._writer = writer
        self._queue: deque[Json | Told] = deque()
        self._something = asyncio.Event()
        self._subscription: Subscription | None = None

    async def run(self) -> None:
        """Until the kernel goes."""
        try:
            self._subscription = self._hub.subscribe(self._viewer, self._deliver)
        except CommonGroundError as problem:
            await lines.write(self._writer, {"problem": problem.to_json()})
            return
        welcome = {"page": self._subscription.page, "v": 0, "now": self._hub.clock()}
        self._queue.appendleft({"welcome": welcome})
        self._something.set()
        both = [asyncio.ensure_future(one) for one in (self._listen(), self._tell())]
        try:
            done, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                one.result()
        finally:
            self._subscription.close()
            for one in both:
                one.cancel()
            await asyncio.gather(*both, return_exceptions=True)

    async def _listen(self) -> None:
        """One request after another; the next is read when the one before is answered."""
        while True:
            try:
                message = await lines.read(self._reader)
            except Refused as problem:
                self._reply({"command": None, "ok": False, "problem": problem.to_json()})
                continue
            if message is None:
                return
            if "command" in message:
                self._reply(await self._hub.submit(self._viewer, message["command"]))
            elif isinstance(draft := message.get("draft"), dict):
                self._hub.save_draft(self._viewer, draft.get("step"), draft.get("data"))

    async def _tell(self) -> None:
        """Send what is in the queue; waits as long as the kernel does not read."""
        while True:
            await self._something.wait()
            await asyncio.sleep(0)  # who acts is told first and then gets the reply: both at once
            if len(self._queue) > LONGEST_QUEUE and self._subscription is not None:
                self._catch_up(self._subscription)
            self._something.clear()
            together = b"".join(_lines(self._queue))
            self._queue.clear()
            await lines.send(self._writer, together)

    def _deliver(self, message: Json | Told) -> None:
        """Called by the hub; neither waits nor raises, since others are told after this one."""
        self._queue.append(message)
        self._something.set()
        if len(self._queue) > 2 * LONGEST_QUEUE and self._subscription is not None:
            self._catch_up(self._subscription)

    def _reply(self, reply: Json) -> None:
        self._deliver({"reply": reply, "now": self._hub.clock()})

    def _catch_up(self, subscription: Subscription) -> None:
        """Replace the changes that wait by the whole page as it is now; replies stay."""
        replies = [message for message in self._queue if not isinstance(message, Told)]
        whole = {
            "state": subscription.page,
            "v": subscription.v,
            "now": self._hub.clock(),
        }
        kept = [message for message in replies if "state" not in message]
        self._queue = deque([*kept, whole])


def _lines(messages: Iterable[Json | Told]) -> Iterator[bytes]:
    """A line for each message; but a reply goes in the line of the change before it, if any."""
    before: Told | None = None
    for message in messages:
        if before is not None:
            reply = None if isinstance(message, Told) else message.get("reply")
            yield before.line(reply)
            before = None
            if reply is not None:
                continue
        if isinstance(message, Told):
            before = message
        else:
            yield lines.line(message)
    if before is not None:
        yield before.line()


def _close_to_others(path: Path) -> None:
    path.chmod(0o600)
