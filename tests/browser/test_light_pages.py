"""What each of the three pages costs a browser on a first and a later visit: counts, no times."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.looking import PATIENCE

from .house import House
from .visit import Visit
from .wire import Wire

REQUESTS = 7  # document, styles, host, what it shares, page, websocket, and one more for what comes
FIRST, LATER = 220_000, 30_000  # bytes
ROLES = ("room", "desk", "screen")


def enter(visit: Callable[..., Visit], house: House) -> tuple[BrowserContext, str]:
    """A browser that is the facilitator and has joined too, in a session; its code."""
    links = house.session()
    one = visit()
    one.page.goto(house.home)
    expect(one.page.get_by_role("heading", name="Your sessions")).to_be_visible()
    one.join(links["join"], "Ada")
    return one.page.context, links["code"]


def open_page(context: BrowserContext, address: str) -> Wire:
    """Open a page until it is shown and fetches nothing more."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    wire = Wire(page)
    page.goto(address)
    expect(page.locator('body[data-shows="page"]')).to_be_visible(timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    page.close()
    return wire


@pytest.mark.parametrize("role", ROLES)
def test_a_first_and_a_later_visit(
    browser: Browser, house: House, visit: Callable[..., Visit], role: str
) -> None:
    """Few requests, few bytes; later only what is new. Nothing of charts, nothing of controls."""
    context, code = enter(visit, house)
    seat = context.storage_state()
    with browser.new_context(storage_state=seat) as fresh:
        first = open_page(fresh, f"{house.address}{role}/{code}")
        later = open_page(fresh, f"{house.address}{role}/{code}")
    assert len(first.requests) <= REQUESTS, first.requests
    assert first.bytes <= FIRST
    kinds = [re.sub(r"(-\w{8})?\.", ".", url.rpartition("/")[2]) for url in first.requests]
    assert not {"draw.js", "controls.js", "outputs.js", "icon.svg"} & set(kinds)
    assert sum(url.startswith("ws:") for url in first.requests) == 1
    assert len(later.requests) == 2, later.requests  # the document and the websocket
    assert later.bytes <= LATER
