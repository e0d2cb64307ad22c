"""The server: Voila on its own, with our pages and none of its.

Voila as an extension of a Jupyter server would let every visitor run code; on its own it lets a
page send comm messages only. Everything else that it can do is switched off here, in code, and no
configuration file is read: what is safe must not depend on what somebody once wrote into a file
for another purpose.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import AsyncIterator, Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_events import EventLogger
from tornado.httpserver import HTTPServer
from voila.app import Voila  # type: ignore[import-untyped]
from voila.configuration import VoilaConfiguration  # type: ignore[import-untyped]

from commonground.forks.status import possible
from commonground.hub import Hub
from commonground.notebooks.shelf import Shelf
from commonground.server import runtime
from commonground.server.assets import Assets
from commonground.server.fixed import fixed
from commonground.server.gate import Gate
from commonground.server.hosts import Hosts
from commonground.server.house import House, Rules
from commonground.server.hub_socket import HubSocket
from commonground.server.keeper import Keeper
from commonground.server.kernels import Kernels
from commonground.server.launch import Launch
from commonground.server.links import Links, PageLinks, public_address
from commonground.server.listening import allow_many_files, bind, close, on_signals
from commonground.server.rendering import PageExporter
from commonground.server.routes import Route, routes
from commonground.server.secret import Keys
from commonground.server.site import Limits, Site
from commonground.server.starting import offer
from commonground.server.tickets import Tickets
from commonground.server.uploads import Uploads
from commonground.session.problems import CommonGroundError, Unusable

TEMPLATES = Path(__file__).parent / "templates" / "voila" / "commonground"
_BASE_URL = re.compile(r"/([A-Za-z0-9._~@%+-]+/)*")


class CommonGroundServer(Voila):  # type: ignore[misc]  # Voila has no types
    """Serves the sessions of one hub. The hub is closed when the server stops.

    ``shelf`` has the workshops that it offers; by default those that come with the program.
    ``trust_proxy``: a proxy stands before it, and what that says of visitors is true.
    ``launch_token`` opens the home page once, as ``?token=…``. ``rules`` are those of the machine.
    ``forked`` says whether kernels are forked; unless it is given, they are where that is possible.
    """

    name = "commonground"

    def __init__(
        self,
        hub: Hub,
        *,
        secret: str,
        host: str = "127.0.0.1",
        port: int = 8866,
        base_url: str = "/",
        public_url: str | None = None,
        trust_proxy: bool = False,
        launch_token: str | None = None,
        rules: Rules | None = None,
        limits: Limits | None = None,
        shelf: Shelf | None = None,
        forked: bool | None = None,
    ) -> None:
        if not _BASE_URL.fullmatch(base_url):
            raise Unusable(
                f"The base URL “{base_url}” cannot be used.",
                do="Write it with a slash on both ends, such as /workshops/.",
            )
        self.hub = hub
        self.keys = Keys(secret)
        self.limits = limits or Limits()
        self._shelf = shelf or Shelf()
        self._forked = possible() if forked is None else forked
        self._public_url = public_url
        self._trust_proxy = trust_proxy
        self._launch_token = launch_token
        self._rules = rules or Rules()
        super().__init__(config=fixed(), ip=host, port=port, base_url=base_url, log_level="WARN")
        self.initialize([])

    def initialize(self, _argv: list[str] | None = None) -> None:
        """Nothing is read from the command line or from files: the settings are in the code."""
        self.voila_configuration = VoilaConfiguration(parent=self)
        self.event_logger = EventLogger(parent=self)
        self.setup_template_dirs()

    def setup_template_dirs(self) -> None:
        """One template, ours."""
        self.template_paths = [str(TEMPLATES)]
        self.static_paths: list[str] = []

    @cached_property
    def exporter(self) -> PageExporter:
        """What turns notebooks into pages."""
        exporter = PageExporter(
            template_paths=self.template_paths,
            template_name=self.voila_configuration.template,
            config=self.config,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
        )
        # Not each page asks the disk whether the template has changed.
        exporter.environment.auto_reload = False
        return exporter

    # Running -------------------------------------------------------------------------------

    def run(self, on_ready: Callable[[str], None] | None = None) -> None:
        """Serve until SIGINT or SIGTERM. ``on_ready`` is given the home link.

        Raises `Unusable` when the port or a folder cannot be used.
        """
        asyncio.run(self._run(on_ready or (lambda home: None)))

    async def _run(self, on_ready: Callable[[str], None]) -> None:
        stop = asyncio.Event()
        on_signals(stop.set)
        allow_many_files()
        async with self.running() as site:
            runtime.record(site.links.home)
            try:
                on_ready(site.links.home)
                await stop.wait()
            finally:
                runtime.forget()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Site]:
        """Serve while the block runs."""
        async with contextlib.AsyncExitStack() as stack:
            stack.callback(self.hub.close)
            self.hub.loop = asyncio.get_running_loop()
            sockets = bind(self.ip, self.port)
            stack.callback(close, sockets)
            site = self._make_site(sockets[0].getsockname()[1])
            stack.callback(site.folder.remove)
            await site.door.listen(site.folder / runtime.SOCKET)
            stack.push_async_callback(site.door.close)
            stack.push_async_callback(site.kernels.close)
            stack.push_async_callback(site.keeper.close)
            http = HTTPServer(
                self.app,
                max_body_size=self.limits.body,
                idle_connection_timeout=self.limits.idle,
            )
            http.add_sockets(sockets)
            stack.push_async_callback(http.close_all_connections)
            stack.callback(http.stop)
            stack.push_async_callback(site.drawing.close)
            stack.push_async_callback(site.uploads.close)
            stack.push_async_callback(_cancel, site.tasks)
            site.run(asyncio.ensure_future(_warm_up(site, self.log)))
            site.run(asyncio.ensure_future(site.house.watch()))
            yield site

    def show_first(self, code: str) -> None:
        """Show this session, a demonstration, to whom a launcher sends here. While it runs."""
        self.app.settings["site"].house.demonstration = code

    def _make_site(self, port: int) -> Site:
        self.port = port
        public = self._public_url or public_address(self.ip, port, self.base_url)
        links = Links(public, self.keys, learns=self._trust_proxy and self._public_url is None)
        self.hub.links = lambda code: PageLinks(links, code)
        folder, tickets = runtime.RuntimeFolder(), Tickets()
        kernels = Kernels(folder, forked=self._forked)
        keeper = Keeper(kernels.end, unopened=self.limits.unopened, closed=self.limits.closed)
        kernels.died = keeper.finish
        site = Site(
            hub=self.hub,
            base_url=self.base_url,
            links=links,
            assets=Assets(f"{self.base_url}static/"),
            keeper=keeper,
            kernels=kernels,
            limits=self.limits,
            folder=folder,
            door=HubSocket(self.hub, tickets),
            tickets=tickets,
            house=House(self._rules, keeper),
            launch=Launch.by(self._launch_token),
            uploads=Uploads(self.hub.log.database.path),
            shelf=self._shelf,
        )
        hosts = Hosts(self.ip, self._public_url, behind_proxy=self._trust_proxy)
        self.app = Gate(hosts, trust_proxy=self._trust_proxy, site=site, **self.init_settings())
        self.app.add_handlers(".*$", self.init_handlers())
        return site

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, and ours over them."""
        settings: dict[str, Any] = super().init_settings()
        return settings | {
            "compress_response": True,
            "log_function": lambda handler: None,  # addresses hold join codes
            "websocket_max_message_size": self.limits.socket_message,
            "xsrf_cookies": True,
            "xsrf_cookie_name": "commonground-xsrf",
            "xsrf_cookie_kwargs": {
                "path": self.base_url,
                "httponly": True,
                "samesite": "Lax",
            },
        }

    def init_handlers(self) -> list[Route]:
        """Our pages, and none of Voila's."""
        return routes(self.base_url, self)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    for task in list(tasks):
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _warm_up(site: Site, log: logging.Logger) -> None:
    """Run the notebooks' cells once, so that the first home page need not wait for it."""
    try:
        await offer(site)
    except CommonGroundError as problem:
        log.warning("%s", problem)
