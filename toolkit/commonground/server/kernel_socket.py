"""The websocket between a page and its kernel.

Frames pass through. What a page may send is what widgets need: it can neither run code nor end the
kernel. A kernel is its visitor's own: whoever has another's kernel id but not the cookie gets the
same answer as for a kernel that does not exist.
"""

from __future__ import annotations

import logging
from typing import Any, cast
from urllib.parse import urlsplit

from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from commonground.kernel.frames import PROTOCOL, Malformed, addressed
from commonground.server.kernel import Kernel
from commonground.server.pages import visitor_of
from commonground.server.site import Site

ALLOWED = {
    "shell": {"comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"},
    "control": {"kernel_info_request"},
}
_log = logging.getLogger(__name__)


class KernelSocket(WebSocketHandler):
    """As long as it is open the kernel lives."""

    kernel: Kernel

    @property
    def _site(self) -> Site:
        return cast("Site", self.settings["site"])

    def prepare(self) -> None:
        """Let nobody in but the kernel's visitor."""
        self._name = self.path_kwargs["kernel_id"]
        kernel = self._site.kernels.get(self._name)
        visitor = visitor_of(self)
        if kernel is None or visitor is None or not self._site.keeper.owns(self._name, visitor):
            raise HTTPError(404)
        self.kernel = kernel

    def check_origin(self, origin: str) -> bool:
        """Only a page of this server may connect, under the name by which a proxy was asked."""
        return urlsplit(origin).netloc.lower() == self.request.host.lower()

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """The one that there is."""
        return PROTOCOL if PROTOCOL in subprotocols else None

    def open(self, *_args: str, **_kwargs: str) -> None:
        """The page is there."""
        self._site.keeper.connected(self._name, self)
        self.kernel.pages.add(self)

    def on_message(self, message: str | bytes) -> None:
        """The page says something."""
        data = message if isinstance(message, bytes) else message.encode()
        try:
            channel, kind = addressed(data)
        except Malformed:
            self.close(1007, "no frame")
            return
        if kind in ALLOWED.get(channel, ()):
            self.kernel.send(data)
        else:
            _log.warning("A page sent a message of the kind %r, which none may", kind)

    def tell(self, frame: bytes) -> None:
        """Tell the page something; one that has just gone does not hear it."""
        try:
            self.write_message(frame, binary=True)
        except WebSocketClosedError:
            return

    def on_close(self) -> None:
        """The page has gone, for now or for good."""
        self.kernel.pages.discard(self)
        self._site.keeper.disconnected(self._name, self)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:  # noqa: ARG002
        """A browser shows nobody why a websocket was refused: the status is enough."""
        self.finish()
