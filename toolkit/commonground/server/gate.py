"""The gate before all handlers: who asks, and under which name."""

from __future__ import annotations

from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import Application

from commonground.server import forwarded
from commonground.server.hosts import Hosts
from commonground.server.nowhere import ForeignHost


class Gate(Application):
    """The application of one server. ``trust_proxy``: what a proxy says of visitors is true."""

    def __init__(self, hosts: Hosts, *, trust_proxy: bool, **settings: Any) -> None:
        super().__init__(**settings)
        self._hosts = hosts
        self._trust_proxy = trust_proxy

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """The handler for a request that was looked at."""
        if self._trust_proxy:
            forwarded.take_over(request)
        if not self._hosts.knows(request.host):
            return self.get_handler_delegate(request, ForeignHost)
        return super().find_handler(request, **kwargs)
