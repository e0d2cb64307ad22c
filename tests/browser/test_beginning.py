"""A session begun blank or in an order of one's own, by keys, and grown at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .house import House
from .visit import Visit

Begin = Callable[..., Visit]


def choose(page: Page, name: str) -> None:
    """Reach a box of the form by its name, and turn it with the space bar."""
    page.get_by_role("checkbox", name=name).focus()
    page.keyboard.press("Space")


def test_workshops_in_an_order_of_ones_own(house: House, visit: Begin) -> None:
    """By keys: the order is that of choosing, and the length is told before the start."""
    home = visit("small")
    home.page.goto(house.home)
    own = home.page.get_by_role("radio", name="Choose the workshops yourself")
    own.focus()
    home.page.keyboard.press("Space")
    choose(home.page, "Who matters")
    choose(home.page, "Welcome")
    choose(home.page, "One purpose")
    choose(home.page, "Who matters")
    choose(home.page, "Who matters")
    choose(home.page, "A break of")
    told = "Welcome, break, One purpose, break, Who matters: 3 h 5 min"
    expect(home.page.get_by_text(told)).to_be_visible()
    assert home.sideways() <= 0
    for scheme in ("light", "dark"):
        home.scheme(scheme)
        assert home.violations() == []
    home.page.get_by_role("button", name="Start the session").click()
    home.page.get_by_role("link", name="Open the desk").click()
    agenda = home.page.get_by_role("navigation", name="Agenda")
    expect(agenda.get_by_text("185 minutes")).to_be_visible()
    titles = ["Welcome", "One purpose", "Who matters"]
    expect(agenda.locator("summary h3")).to_contain_text(titles)
    assert (home.complaints, home.elsewhere) == ([], [])


def test_a_blank_session_grows_at_the_desk(house: House, visit: Begin) -> None:
    """It says what a workshop would start from; the room's page follows into what was added."""
    desk, ada = visit(), visit("phone")
    desk.page.goto(house.home)
    desk.page.get_by_role("radio", name="Blank").check()
    desk.page.get_by_role("button", name="Start the session").click()
    join = desk.page.get_by_text("/join/").inner_text()
    desk.page.get_by_role("link", name="Open the desk").click()
    ada.join(join, "Ada")
    for name in ("One purpose", "Who matters"):
        desk.page.get_by_role("button", name="Add to the agenda").click()
        dialog = desk.page.get_by_role("dialog")
        dialog.get_by_role("radio", name=re.compile(f"^{name}")).check()
        if name == "Who matters":
            expect(dialog.get_by_text("once “One purpose” has led to it").first).to_be_visible()
            assert desk.violations() == []
        dialog.get_by_role("button", name="Add it").click()
        expect(desk.page.get_by_text(f"Done: Adding of “{name}”")).to_be_visible()
    desk.page.get_by_role("button", name="Start: How this works").click()
    ada.step("How this works")
    desk.page.get_by_role("button", name="Next: Frame").click()
    ada.step("Frame")
    expect(ada.page.get_by_text("One purpose")).to_be_visible()
    desk.page.keyboard.press("z")
    ada.step("How this works")
    desk.page.get_by_role("button", name="Undo: Opening of").click()
    desk.page.get_by_role("button", name="Undo: Adding of “Who matters”").click()
    expect(desk.page.get_by_role("heading", name="Who matters")).to_have_count(0)
    assert (desk.complaints, ada.complaints) == ([], [])
