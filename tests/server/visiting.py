"""A real server in a thread, on a free port, and people who visit it."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import urljoin

import httpx
import websocket

from commonground.hub import Hub
from commonground.kernel.frames import PROTOCOL, Message, message_frame, read
from commonground.server.application import CommonGroundServer
from commonground.server.site import Site
from commonground.session.steps import Step, Workshop
from tests.patience import ENOUGH

T = TypeVar("T")
SECRET = "a-secret-that-only-tests-know"
WORKSHOP = Workshop(
    "purpose",
    "One purpose",
    "A statement",
    (Step("frame", "Frame", "reading", 5, options={"text": "Why are we here?"}),),
)


class Running:
    """A server that runs, as a test sees it."""

    def __init__(self, server: CommonGroundServer, loop: asyncio.AbstractEventLoop) -> None:
        self.server = server
        self.site: Site
        self._loop = loop
        self._browsers: list[httpx.Client] = []

    @property
    def url(self) -> str:
        """The address of the server."""
        return self.site.links.public

    def run(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call a function where the server runs."""

        async def call() -> Any:
            result = function(*args)
            return await result if asyncio.iscoroutine(result) else result

        return asyncio.run_coroutine_threadsafe(call(), self._loop).result(ENOUGH)

    def session(self, title: str = "Less rework in claims") -> str:
        """A new session; its code."""
        return str(self.run(self.site.hub.create, [WORKSHOP], title))

    def visitor(self, **headers: str) -> httpx.Client:
        """A browser that has never been here."""
        browser = httpx.Client(base_url=self.url, headers=headers, timeout=ENOUGH)
        self._browsers.append(browser)
        return browser

    def facilitator(self) -> httpx.Client:
        """A browser that came in with the home link."""
        browser = self.visitor()
        answer = browser.post("enter", json={"secret": SECRET}, headers=xsrf(browser))
        assert answer.json() == {"ok": True}
        return browser

    def command_line(self) -> httpx.Client:
        """What a command on the same machine sends."""
        return self.visitor(Authorization=f"Bearer {SECRET}")

    def participant(self, code: str, name: str = "Ada") -> httpx.Client:
        """A browser that has joined."""
        browser = self.visitor()
        assert join(browser, code, name).status_code == 303
        return browser

    def close(self) -> None:
        """All browsers are closed."""
        for browser in self._browsers:
            browser.close()

    def kernels(self) -> list[str]:
        """The ids of the kernels that run."""
        return list(self.run(list, self.site.kernels))


def go(browser: httpx.Client, location: str) -> httpx.Response:
    """Go to where an answer leads: a path from the top, as browsers understand it."""
    return browser.get(urljoin(str(browser.base_url), location))


def token(browser: httpx.Client) -> str:
    """The token of the forms that this browser is shown."""
    found = re.search(r'name="xsrf" content="([^"]+)"', browser.get("join").text)
    assert found
    return found[1]


def xsrf(browser: httpx.Client) -> dict[str, str]:
    """The token as a header."""
    return {"X-XSRFToken": token(browser)}


def join(browser: httpx.Client, code: str, name: str, **more: str) -> httpx.Response:
    """Send the form of the join page."""
    return browser.post(f"join/{code}", data={"name": name, "_xsrf": token(browser), **more})


def kernel_of(page: str) -> str:
    """The kernel that a page is to connect to."""
    found = re.search(r'"kernel": "([^"]+)"', page)
    assert found, page
    return found[1]


def connect(
    running: Running, browser: httpx.Client, kernel: str, **options: Any
) -> websocket.WebSocket:
    """Open a kernel's websocket with the browser's cookies."""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    address = f"{running.url.replace('http', 'ws', 1)}api/kernels/{kernel}/channels?session_id=s"
    return websocket.create_connection(
        address, cookie=cookies, timeout=ENOUGH, subprotocols=[PROTOCOL], **options
    )


def process_of(running: Running, kernel: str) -> Any:
    """The process of a kernel."""
    served = running.run(running.site.kernels.get, kernel)
    assert served is not None
    return served.process


def message(kind: str, channel: str = "shell", **content: object) -> bytes:
    """A message of the kernel protocol, called by its kind."""
    return message_frame(channel, {"msg_id": kind, "msg_type": kind}, content)


def replies_to(socket: websocket.WebSocket, kind: str, until_kind: str) -> list[Message]:
    """What comes back for ``kind`` until something for ``until_kind`` does."""
    found: list[Message] = []
    while True:
        answer = read(socket.recv_data()[1])
        parent = answer.parent_header.get("msg_id")
        if parent == kind:
            found.append(answer)
        if parent == until_kind:
            return found


def serve(hub: Hub, **options: Any) -> Iterator[Running]:
    """Run a server in a thread until the test is done with it."""
    loop = asyncio.new_event_loop()
    running = Running(CommonGroundServer(hub, secret=SECRET, port=0, **options), loop)
    ready, done = threading.Event(), asyncio.Event()

    async def main() -> None:
        async with running.server.running() as site:
            running.site = site
            ready.set()
            await done.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(main()))
    thread.start()
    assert ready.wait(ENOUGH)
    yield running
    running.close()
    loop.call_soon_threadsafe(done.set)
    thread.join(ENOUGH)
    loop.close()
