"""On a lent machine: how it stands, a warning in time, and a polite word when it is full."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commonground.hub import Hub
from commonground.server.house import Rules
from tests.patience import until
from tests.server.visiting import SECRET, Running, serve

from .visit import Visit

HIDDEN = """Object.defineProperty(document, "visibilityState", {
  get: () => (window.unseen ? "hidden" : "visible"),
})"""

COUNT = """() => {
  window.told = 0;
  const place = document.querySelector("[data-house]").dataset.house;
  new BroadcastChannel(place).onmessage = () => (window.told += 1);
}"""


def lent(**rules: Any) -> Iterator[Running]:
    """A server on a machine with these rules."""
    yield from serve(Hub(), rules=Rules(**rules))


@pytest.fixture
def old() -> Iterator[Running]:
    """It is taken back in less than half an hour, and holds one person."""
    yield from lent(places=1, idle=600, age=1500)


@pytest.fixture
def young() -> Iterator[Running]:
    """It stays for hours."""
    yield from lent(places=60, idle=600, age=21_600)


def fits(visit: Visit) -> None:
    """Nothing is cut off or unreadable, on a phone and a laptop, light and dark."""
    for size in ("small", "phone", "laptop"):
        visit.resize(size)
        assert visit.sideways() == 0, size
    for scheme in ("light", "dark"):
        visit.scheme(scheme)
        assert visit.violations() == []


def home(running: Running, visit: Visit) -> Page:
    """The facilitator's home."""
    visit.page.goto(f"{running.url}#secret={SECRET}")
    expect(visit.page.get_by_role("heading", name="Start a session")).to_be_visible()
    return visit.page


def test_home_and_desk_warn(old: Running, visit: Callable[..., Visit]) -> None:
    """In the strip, with the file beside it, and in the tab's title."""
    code = old.session("Fewer returns")
    old.participant(code)
    facilitator = visit()
    page = home(old, facilitator)
    for address in ("", f"desk/{code}"):
        page.goto(f"{old.url}{address}")
        strip = page.get_by_role("region", name="This server")
        expect(strip.get_by_role("status")).to_contain_text("This server closes in 24 minutes.")
        expect(strip).to_contain_text("1 of 1 places taken")
        expect(page).to_have_title(re.compile("^⚠ "))
        fits(facilitator)
    with page.expect_download() as started:
        page.get_by_role("link", name="Take this session with you").click()
    assert started.value.suggested_filename.endswith(f"{code}.json")
    assert facilitator.complaints == []


def test_a_full_room_says_so(old: Running, visit: Callable[..., Visit]) -> None:
    """What happened, what is safe, what to do; the form is still there to try again."""
    code = old.session()
    old.participant(code)
    late = visit("phone")
    late.page.goto(old.site.links.join(code))
    late.page.get_by_label("Your name").fill("Ben")
    late.page.get_by_role("button", name="Join", exact=True).click()
    told = late.page.get_by_role("alert")
    expect(told).to_contain_text("The one place here is taken")
    expect(told).to_contain_text("The session goes on")
    expect(told).to_contain_text("Try again in a few minutes")
    expect(late.page.get_by_label("Your name")).to_have_value("Ben")
    fits(late)


def test_a_page_that_nobody_looks_at(young: Running, visit: Callable[..., Visit]) -> None:
    """It asks for nothing, and warns in its title; looked at again, it asks."""
    facilitator = visit()
    facilitator.page.add_init_script(HIDDEN)
    facilitator.page.clock.install()
    page = home(young, facilitator)
    before = page.title()
    page.evaluate("window.unseen = true")
    facilitator.requests.clear()
    page.clock.fast_forward("06:00")
    expect(page).to_have_title(f"⚠ {before}")
    expect(page.get_by_role("status").first).to_contain_text("unless somebody does")
    assert [url for url in facilitator.requests if "api/house" in url] == []
    page.evaluate("window.unseen = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page).to_have_title(before)


def test_a_desk_behind_other_windows(young: Running, visit: Callable[..., Visit]) -> None:
    """Its line is open anyway, so it goes on asking, and no page of that browser warns."""
    code = young.session()
    facilitator = visit()
    page = home(young, facilitator)
    page.context.add_init_script(HIDDEN)
    page.context.clock.install()
    page.reload()
    desk = page.context.new_page()
    desk.goto(f"{young.url}desk/{code}")
    expect(desk.get_by_role("region", name="This server")).to_be_visible()
    for each in (page, desk):
        each.evaluate("window.unseen = true")
    page.evaluate(COUNT)
    before = page.title()
    for told in range(4):
        page.context.clock.fast_forward("02:00")
        until(lambda told=told: page.evaluate("window.told") > told)  # type: ignore[misc]
    expect(page).to_have_title(before)
