"""Pages that wait for their turn: what they are told meanwhile, and what becomes of them."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from commonground.hub import Hub
from commonground.server.site import Limits
from commonground.server.waiting import words
from commonground.store import Log
from tests.patience import ENOUGH, until

from .visiting import Running, kernel_of, serve

NEXT = "<p>You are next.</p>"
TURN = "<p>It is your turn.</p>"


@pytest.fixture(scope="module")
def running(runtime_folder: Path) -> Iterator[Running]:
    """A server that renders one page at a time, and never makes anybody wait for news."""
    hub = Hub(Log(f"sqlite:///{runtime_folder}/test.db"))
    for server in serve(hub, limits=Limits(rendering=1), forked=False):
        server.site.rendering._moment = 0.01
        yield server


@pytest.fixture
def busy(running: Running) -> Running:
    """The only turn is taken until somebody releases it."""
    running.run(running.site.rendering.acquire, lambda before: None)
    return running


@pytest.fixture(autouse=True)
def no_kernel_is_left(running: Running) -> Iterator[None]:
    """After each test nobody waits, and its kernels are ended."""
    yield
    until(lambda: len(running.site.rendering) == 0)
    for kernel in running.kernels():
        running.run(running.site.keeper.end, kernel)


class Page(threading.Thread):
    """A page on its way to a browser, as far as it has come."""

    def __init__(self, running: Running, browser: httpx.Client, code: str) -> None:
        super().__init__()
        self.text = ""
        self._browser, self._code = browser, code
        waiting = len(running.site.rendering)
        self.start()
        until(lambda: len(running.site.rendering) == waiting + 1)

    def run(self) -> None:
        """Read as it comes."""
        with self._browser.stream("GET", f"room/{self._code}") as answer:
            for piece in answer.iter_text():
                self.text += piece

    @property
    def places(self) -> list[str]:
        """All that it was told about its place."""
        return re.findall(r"<p.*?>.*?</p>", self.text.partition('<div class="turn">')[2])

    def whole(self) -> str:
        """The page, when it is complete."""
        self.join(ENOUGH)
        return self.text


def test_what_is_said() -> None:
    """In plain words, one person and many."""
    assert [words(before) for before in range(3)] == [
        "You are next.",
        "It is your turn soon. <b>1</b> person is before you.",
        "It is your turn soon. <b>2</b> people are before you.",
    ]


def test_pages_count_down(busy: Running, code: str) -> None:
    """Each is told its place in the queue, and again when it changes; then it is whole."""
    rendering = busy.site.rendering
    names = ("Ada", "Ben", "Cleo")
    pages = [Page(busy, busy.participant(code, name), code) for name in names]
    until(lambda: [len(page.places) for page in pages] == [1, 1, 1])
    assert pages[0].places == [NEXT]
    busy.run(rendering.release)
    whole = [page.whole() for page in pages]
    assert len({kernel_of(page) for page in whole}) == 3
    assert pages[0].places[:2] == [NEXT, TURN]
    last = pages[2].places
    assert last[0] == "<p>It is your turn soon. <b>2</b> people are before you.</p>"
    assert last[1:4] == [
        '<p aria-hidden="true">It is your turn soon. <b>1</b> person is before you.</p>',
        NEXT,
        TURN,
    ]
    assert all(page.endswith("</html>") for page in whole)


def test_what_is_said_stands_in_its_place(busy: Running, code: str) -> None:
    """Inside the part of the page that is shown first, and without any script."""
    page = Page(busy, busy.participant(code), code)
    until(lambda: page.places)
    before, _, after = page.text.partition(NEXT)
    assert before.count('<div id="cg-loading"') == 1
    assert "<script" not in page.text
    assert after.strip() == ""
    busy.run(busy.site.rendering.release)
    assert kernel_of(page.whole())


def test_a_page_that_has_its_turn_at_once(running: Running, code: str) -> None:
    """It never hears of a queue."""
    page = running.participant(code).get(f"room/{code}").text
    assert re.search(r'<div class="turn">\s*</div>', page)
    assert "your turn" not in page


def test_who_leaves_while_waiting(busy: Running, code: str) -> None:
    """The others move up, no kernel is started for them, and no turn is lost."""
    ada = busy.participant(code, "Ada")
    with knock(busy, ada, f"room/{code}"):
        until(lambda: len(busy.site.rendering) == 1)
        pages = [Page(busy, busy.participant(code, name), code) for name in ("Ben", "Cleo")]
        until(lambda: all(page.places for page in pages))
        assert "2</b> people" in pages[1].places[0]
    until(lambda: pages[0].places[-1] == NEXT and "1</b> person" in pages[1].places[-1])
    busy.run(busy.site.rendering.release)
    kernels = {kernel_of(page.whole()) for page in pages}
    assert (set(busy.kernels()), len(kernels)) == (kernels, 2)


def knock(running: Running, browser: httpx.Client, path: str) -> socket.socket:
    """Ask for a page and read nothing of it."""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    host, port = browser.base_url.host, browser.base_url.port
    assert port
    line = socket.create_connection((host, port))
    line.sendall(f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookies}\r\n\r\n".encode())
    return line
