"""How a page reaches the hub: in the same process, or over the server's local socket.

Both kinds of link look the same to a page: ``page`` and ``v`` are what the hub has told so far,
``send`` takes a message, and the callback given to ``listen`` gets every message back. In a kernel
the link learns who its visitor is from a one-time ticket in the environment.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import time
from collections.abc import Callable
from typing import Any, Protocol

from commonground.hub.hub import Hub
from commonground.hub.patch import Json, merge
from commonground.hub.told import Told
from commonground.session.people import Viewer
from commonground.session.problems import Unusable

HUB = "COMMONGROUND_HUB"
TICKET = "COMMONGROUND_TICKET"
Listener = Callable[[Json], None]
_WELCOME_WITHIN = 20.0  # seconds; a server under a burst may take some


class Link(Protocol):
    """What a page needs of the hub."""

    page: Json
    v: int

    def now(self) -> float:
        """The hub's clock, in seconds since the epoch."""

    def send(self, message: Json) -> None:
        """Send ``{"command": …}`` or ``{"draft": …}``."""

    def listen(self, listener: Listener) -> None:
        """Have every message of the hub from now on."""


class LocalLink:
    """A page's way to a hub in the same process, for notebooks on their own and for tests."""

    def __init__(self, hub: Hub, viewer: Viewer) -> None:
        self._hub = hub
        self._viewer = viewer
        self._listener: Listener = lambda message: None
        self._subscription = hub.subscribe(viewer, self._receive)
        self.page: Json = self._subscription.page
        self.v = 0

    def now(self) -> float:
        return self._hub.clock()

    def listen(self, listener: Listener) -> None:
        self._listener = listener

    def send(self, message: Json) -> None:
        if "command" in message:
            (reply,) = self._hub.handle([(self._viewer, message["command"])])
            self._listener({"reply": reply, "now": self.now()})
        if isinstance(draft := message.get("draft"), dict):
            self._hub.save_draft(self._viewer, draft.get("step"), draft.get("data"))

    def close(self) -> None:
        """Look no longer."""
        self._subscription.close()

    def _receive(self, told: Told) -> None:
        message = told.message()
        self.page, self.v = merge(self.page, message["patch"]), message["v"]
        self._listener(message)


class SocketLink:
    """A kernel's way to the server's hub: lines of JSON over a local socket.

    The first exchange waits for its answer, so that the page is complete when the cell that shows
    it ends; from then on everything happens in the kernel's event loop.
    """

    def __init__(self, address: str, ticket: str) -> None:
        self._listener: Listener = lambda message: None
        self._socket = _connect(address)
        try:
            welcome = self._introduce(ticket)
        except BaseException:
            self._socket.close()
            raise
        self.page: Json = welcome["welcome"]["page"]
        self.v: int = welcome["welcome"]["v"]
        self._ahead: float = welcome["welcome"]["now"] - time.time()
        self._socket.settimeout(0)
        self._writer: asyncio.StreamWriter | None = None
        self._unsent: list[Json] = []
        self._task = asyncio.ensure_future(self._run())

    def now(self) -> float:
        return time.time() + self._ahead

    def listen(self, listener: Listener) -> None:
        self._listener = listener

    def send(self, message: Json) -> None:
        if self._writer is None:
            self._unsent.append(message)
        elif not self._writer.is_closing():  # the page was told, and keeps what it has to send
            self._writer.write(_line(message))

    def _introduce(self, ticket: str) -> Json:
        """Show the ticket; what the server says to it. Raises `Unusable`."""
        try:
            self._socket.settimeout(_WELCOME_WITHIN)
            self._socket.sendall(_line({"ticket": ticket}))
            welcome = self._first_line()
        except (OSError, ValueError):
            raise _unreachable() from None
        if "problem" in welcome:
            raise Unusable(**welcome["problem"])
        return welcome

    def _first_line(self) -> Json:
        """Read up to the first line's end and no further: the rest is for the event loop."""
        line = b""
        while not line.endswith(b"\n"):
            ahead = self._socket.recv(2**16, socket.MSG_PEEK)
            if not ahead:
                raise _unreachable()
            line += self._socket.recv(ahead.find(b"\n") + 1 or len(ahead))
        return dict(json.loads(line))

    async def _run(self) -> None:
        reader, self._writer = await asyncio.open_connection(sock=self._socket, limit=2**24)
        for message in self._unsent:
            self._writer.write(_line(message))
        try:
            while line := await reader.readline():
                self._receive(json.loads(line))
        except (OSError, ValueError):
            pass  # told below: for the page it is the same as an end of the stream
        finally:
            self._writer.close()
            self._listener({"link": "down", "now": self.now()})

    def _receive(self, message: Json) -> None:
        if "patch" in message:
            self.page, self.v = merge(self.page, message["patch"]), message["v"]
        elif "state" in message:
            self.page, self.v = message["state"], message["v"]
        self._listener(message)


def from_environment() -> SocketLink | None:
    """The link of a kernel that a server started; None in a notebook on its own.

    The ticket is taken out of the environment: it is of no use to anybody after this.
    """
    address, ticket = os.environ.get(HUB), os.environ.pop(TICKET, None)
    return SocketLink(address, ticket) if address and ticket else None


def _connect(address: str) -> socket.socket:
    kind, _, where = address.partition(":")
    try:
        if kind == "unix":
            return _connect_unix(where)
        host, _, port = where.rpartition(":")
        return socket.create_connection((host, int(port)))
    except (OSError, ValueError):
        raise _unreachable() from None


def _connect_unix(path: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        raise
    return connection


def _unreachable() -> Unusable:
    return Unusable(
        "The server cannot be reached.",
        safe="Everything that was saved is safe.",
        do="Reload the page in a moment.",
    )


def _line(message: Any) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
