"""A listening socket that can say no when the process may open no more files.

Without a descriptor a connection cannot be accepted, so it cannot be refused either: it stays in
the system's queue, and the event loop is told of it again and again. Here one descriptor is kept
for that moment: it is given up, the connection is accepted with it, answered and closed.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import socket
import time
from typing import Any

from commonground.server.causes import TOO_MANY, no_room

QUIET = 10.0  # seconds between two lines in the log
_log = logging.getLogger(__name__)


class Doorway(socket.socket):
    """Bind it and listen. ``accept`` gives connections; those that cannot be had are refused."""

    _spare: int | None = None
    _said = float("-inf")

    def listen(self, backlog: int = 128, /) -> None:
        """Begin, with a descriptor for the moment in which there is no other."""
        self._keep_one()
        super().listen(backlog)

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection. Raises `BlockingIOError` when there is none."""
        while True:
            self._keep_one()
            try:
                return super().accept()
            except OSError as error:
                if error.errno not in TOO_MANY:
                    raise
            self._refuse()

    def close(self) -> None:
        """Listen no more."""
        self._give_up()
        super().close()

    def _keep_one(self) -> None:
        if self._spare is None:
            with contextlib.suppress(OSError):
                self._spare = os.open(os.devnull, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))

    def _give_up(self) -> None:
        if self._spare is not None:
            os.close(self._spare)
            self._spare = None

    def _refuse(self) -> None:
        """Accept with the descriptor that was kept, answer and close."""
        if self._spare is None:  # others were faster; the loop comes back
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        self._give_up()
        connection, _ = super().accept()
        with connection, contextlib.suppress(OSError):
            connection.settimeout(0)
            with contextlib.suppress(BlockingIOError):
                connection.recv(2**16)  # what was not read would undo what is sent
            connection.send(_answer())
        if time.monotonic() - self._said > QUIET:
            self._said = time.monotonic()
            _log.error("Visitors are turned away: this process may open no more files. %s", _CURE)


_CURE = "Raise the limit (ulimit -n), and start again."


def _answer() -> bytes:
    text = "\n".join(no_room().to_json().values()).encode()
    head = (
        "HTTP/1.1 503 Service Unavailable",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Length: {len(text)}",
        "Cache-Control: no-store",
        "Retry-After: 10",
        "Connection: close",
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + text
