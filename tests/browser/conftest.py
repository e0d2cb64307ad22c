"""A browser for all, a server for each module of tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.looking import be_patient

from .crowd import Crowd
from .house import House
from .visit import ARGUMENTS, Visit, chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Not for longer than a module: its event loop runs as long as it does."""
    be_patient()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server that was started by the command."""
    house = House(tmp_path_factory.mktemp("house"))
    house.start()
    yield house
    house.stop()


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    """Protocol clients; none has joined yet."""
    crowd = Crowd()
    yield crowd
    crowd.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Begins visits, and closes them in the end."""
    visits: list[Visit] = []

    def begin(size: str = "laptop", scheme: Any = "light", *, touch: bool = False) -> Visit:
        visits.append(Visit.begin(browser, size, scheme, touch=touch))
        return visits[-1]

    yield begin
    for one in visits:
        one.page.context.close()
