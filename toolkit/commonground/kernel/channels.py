"""What ipykernel takes for its sockets and streams, and what is really a line to the server."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jupyter_client.session import DELIM

from commonground.kernel.frames import Part, frame
from commonground.kernel.line import Sender
from commonground.kernel.outputs import Json, Outputs

Captured = Callable[[str, Json, str | None], bool]
"""Given kind, content and request of what is published: whether somebody has taken it."""


class Channel:
    """One of Jupyter's channels, as far as `jupyter_client.session.Session.send` knows sockets."""

    def __init__(self, name: str, line: Sender, captured: Captured | None = None) -> None:
        self._name = name
        self._line = line
        self._captured = captured
        self._record: Outputs | None = None

    def send_multipart(self, parts: Sequence[Part], **_how: object) -> None:
        """Send a message: identities, a delimiter, a signature, and then what is of interest."""
        body = list(parts[parts.index(DELIM) + 2 :])
        if self._captured and b'"comm_' not in bytes(body[0]) and self._taken(self._captured, body):
            return
        if self._record is None:
            self._line.send(frame(self._name, body))

    def _taken(self, captured: Captured, body: Sequence[Part]) -> bool:
        header, parent, _, content = (json.loads(bytes(part)) for part in body[:4])
        kind = header["msg_type"]
        if captured(kind, content, parent.get("msg_id")):
            return True
        return self._record is not None and self._record.take(kind, content)

    @contextlib.contextmanager
    def recorded(self) -> Iterator[Outputs]:
        """Send nothing, and keep what is output.

        What widgets say is not kept: a page asks for all of them when it connects.
        """
        self._record = Outputs()
        try:
            yield self._record
        finally:
            self._record = None


class Printed(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr``: what is printed goes where the cell's output goes."""

    def __init__(self, kernel: Any, name: str) -> None:
        self._kernel = kernel
        self._name = name

    @property
    def name(self) -> str:
        """What Jupyter calls it."""
        return self._name

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a plain attribute in the base class
        """Text is sent as JSON."""
        return "utf-8"

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, text: str) -> int:
        """Send it as it is; nothing is kept back."""
        if text:
            content = {"name": self._name, "text": text}
            parent = self._kernel.get_parent()
            self._kernel.session.send(self._kernel.iopub_socket, "stream", content, parent=parent)
        return len(text)
