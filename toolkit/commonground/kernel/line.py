"""A kernel's end of its line to the server.

What passes is a length (four bytes, big-endian) and that many bytes. The first thing that the
server says is a `Beginning`, and the kernel's answer, once, what the cells led to; all else on both
sides are frames (`commonground.kernel.frames`).

A thread reads, so that somebody is at home while a cell computes: it answers the page's question
whether the kernel is there, and when the line closes, because the server has gone or wants it so,
it ends the kernel with all that it started, whatever that does just then.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

LENGTH = 4
Hear = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that makes a kernel somebody's."""

    env: Mapping[str, str]
    cwd: str
    cells: Sequence[str]

    def to_bytes(self) -> bytes:
        """As it goes over the line."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Beginning:
        """What `to_bytes` made."""
        return cls(**json.loads(data))


def packed(data: bytes) -> bytes:
    """The bytes as they go over the line."""
    return len(data).to_bytes(LENGTH, "big") + data


class Sender(Protocol):
    """Where a kernel's messages go."""

    def send(self, data: bytes) -> None:
        """Send one."""


class Line:
    """A socket to the server, to be used from any thread."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(True)  # noqa: FBT003  # that is its name
        self._connection = connection
        self._sending = threading.Lock()

    def send(self, data: bytes) -> None:
        """Send; waits while the server does not read. Once it has gone, nothing happens."""
        try:
            with self._sending:
                self._connection.sendall(packed(data))
        except OSError:
            return  # the reading thread notices too, and ends the kernel

    def receive(self) -> bytes:
        """Wait for what comes next. Raises `EOFError` when nothing will."""
        length = int.from_bytes(self._exactly(LENGTH), "big")
        return self._exactly(length)

    def listen(self, hear: Hear) -> None:
        """Have a thread hear everything from now on, until the end."""
        threading.Thread(target=self._listen, args=(hear,), name="line", daemon=True).start()

    def _listen(self, hear: Hear) -> None:
        while True:
            try:
                data = self.receive()
            except (EOFError, OSError):
                end_everything()
                return
            hear(data)

    def _exactly(self, length: int) -> bytes:
        parts = []
        while length:
            part = self._connection.recv(min(length, 2**20))
            if not part:
                raise EOFError
            parts.append(part)
            length -= len(part)
        return b"".join(parts)


def end_everything() -> None:
    """End this process and, where it leads a group, what it has started."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
