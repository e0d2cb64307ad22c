"""What the tests of the widgets share: a link without a hub, the wire as a browser sees it."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm
from playwright.sync_api import Browser, Page, sync_playwright

from commonground_widgets.page import built
from tests.looking import be_patient

Message = dict[str, Any]


class FakeLink:
    """Remembers what it was sent; says what the test says."""

    def __init__(self) -> None:
        self.page: Message = {"me": {"role": "participant"}, "board": {"count": 1}}
        self.v = 3
        self.sent: list[Message] = []

    def now(self) -> float:
        """Always the same moment."""
        return 1000.5

    def send(self, message: Message) -> None:
        """Remember it."""
        self.sent.append(message)

    def listen(self, listener: Any) -> None:
        """Let the test speak through `tell`."""
        self.tell = listener


class Wire:
    """All that widgets send to browsers, and a browser's hand to answer with."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, Message]] = []

    def states(self) -> list[Message]:
        """The whole states, as given when a widget is opened or asked."""
        return [data["state"] for kind, data in self.messages if kind == "comm_open"]

    def custom(self) -> list[Message]:
        """The custom messages."""
        return [data["content"] for _, data in self.messages if data.get("method") == "custom"]

    @staticmethod
    def say(widget: Any, **message: Any) -> None:
        """Be the browser that sends this custom message."""
        data = {"method": "custom", "content": message}
        widget.comm.handle_msg({"content": {"data": data}, "buffers": []})


@pytest.fixture
def link() -> FakeLink:
    """A link without a hub."""
    return FakeLink()


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """A kernel's line to browsers, open at this end."""
    wire = Wire()

    class Open(BaseComm):
        def publish_msg(self, msg_type: str, data: Any = None, *_: Any, **__: Any) -> None:
            wire.messages.append((msg_type, data))

    monkeypatch.setattr(comm, "create_comm", Open)
    return wire


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {".js": "text/javascript", ".html": "text/html"}  # noqa: RUF012

    def log_message(self, *_: Any) -> None:
        """Tests have no use for an access log."""


@pytest.fixture(scope="session")
def files() -> Iterator[str]:
    """The address of the built files on this machine."""
    handler = functools.partial(_Quiet, directory=str(built.FOLDER))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def chromium() -> str:
    """The Chromium of this machine; `make test` names it."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail("No Chromium was found: run the tests with make test, or set CHROMIUM.")
    return str(Path(found))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module. Where it lives, no other event loop can run."""
    be_patient()
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )


@pytest.fixture
def tab(browser: Browser, files: str) -> Iterator[Page]:
    """A tab of its own, on an empty page of the built files' address."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/empty", lambda route: route.fulfill(body="", content_type="text/html"))
        page.goto(f"{files}/empty")
        yield page
