"""How we work, held: a desk, a screen and a phone; the rest of the room by wire."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .crowd import Crowd
from .held import Begin, Three
from .house import House
from .test_whole_workshop import press
from .visit import Visit

pytestmark = pytest.mark.held
OTHERS = 2
PROBLEM = "Invoices lie for weeks"
SHOWN = "Invoices in South lie for four days, not nine"
REASON = "We ask the suppliers next week"


def test_from_the_first_day_to_the_ladder(house: House, visit: Begin, crowd: Crowd) -> None:
    """It is provisional until others were heard; the platform is locked until it is not."""
    links = house.session(agenda="operating-model")
    room = Three(links, visit, crowd, OTHERS, "small")
    desk, screen, phone = room.all

    desk.page.get_by_role("button", name=": The first day").first.click()
    desk.page.get_by_label("Why").fill(REASON)
    press(desk.page, "Go on with this reason")
    phone.step("The first day")
    a_problem(phone)
    expect(desk.page.get_by_text("nobody in particular").first).to_be_visible()

    room.go_on("The ladder", "ladder")
    expect(desk.page.get_by_text("The platform is locked.").first).to_be_visible()
    the_ladder(phone, desk, screen)

    room.go_on("Who does what", "roles")
    crowd.play()
    expect(screen.page.locator(".cg-shares [data-most]")).to_contain_text("Claims")
    expect(screen.page.locator(".cg-show-foot")).to_contain_text("Claims holds 4 of 6 roles.")

    room.go_on("Tools", "tools")
    crowd.play()
    a_tool(phone)
    named = screen.page.locator("th span", has_text="Pigeon post")
    twin = screen.page.locator(".cg-tools tr").filter(has=named)
    expect(twin).to_contain_text("100% like Team chat")
    expect(twin).to_contain_text("no purpose")
    press(desk.page, "Take out: Pigeon post")
    expect(twin).to_have_count(0)

    for title, step in (
        ("Inside and outside", "links"),
        ("To read and to answer", "content"),
        ("Guidelines", "guidelines"),
    ):
        room.go_on(title, step)
    room.go_on("Possible and active", "potential")
    expect(screen.page.locator(".cg-potential")).to_contain_text("780 possible")
    room.go_on("What it brings", "benefits")
    room.go_on("Where we stand", "standing")
    expect(screen.page.locator(".cg-ladder")).to_contain_text(SHOWN)
    room.went_well()


def a_problem(phone: Visit) -> None:
    """A problem by its name; a slip in a number is kept and told, and mended."""
    phone.page.get_by_label("Another problem").fill(PROBLEM)
    phone.page.get_by_role("button", name="Add the problem").tap()
    phone.page.locator("button.cg-indicator-open", has_text=PROBLEM).tap()
    people = phone.page.get_by_label("People", exact=True)
    people.fill("forty")
    press(phone.page, "Save")
    phone.page.locator("button.cg-indicator-open", has_text=PROBLEM).tap()
    expect(phone.page.get_by_text("“forty” is not a number.")).to_be_visible()
    people.fill("40")
    press(phone.page, "Save")
    expect(phone.page.locator(".cg-figures")).to_contain_text("40")


def the_ladder(phone: Visit, desk: Visit, screen: Visit) -> None:
    """Evidence by touch and from the desk; with both the platform is no longer locked."""
    locked = screen.page.locator(".cg-ladder [data-state=locked]")
    expect(locked).to_contain_text("What opens it: a community that has shown an outcome")
    write(phone, "A community", SHOWN)
    expect(locked).to_contain_text("What opens it: a council.")
    write(desk, "A council", "Legal and privacy have agreed")
    expect(locked).to_have_count(0)
    expect(screen.page.locator(".cg-ladder [data-state=reached]")).to_have_count(2)
    expect(phone.page.locator(".cg-figures")).to_contain_text("A council")


def write(one: Visit, rung: str, evidence: str) -> None:
    """Somebody opens a rung, writes what there is to show, and saves it."""
    one.page.locator("button.cg-indicator-open", has_text=rung).click()
    one.page.get_by_label("Evidence", exact=True).fill(evidence)
    press(one.page, "Save")
    expect(one.page.locator(".cg-indicator-open").first).to_be_visible()


def a_tool(phone: Visit) -> None:
    """A tool that can do what another can, by tapping what it can."""
    phone.page.get_by_label("Another tool").fill("Pigeon post")
    phone.page.get_by_role("button", name="Add the tool").tap()
    phone.page.locator("button.cg-indicator-open", has_text="Pigeon post").tap()
    for name in ("messaging", "presence"):
        phone.page.get_by_role("button", name=name, exact=True).tap()
    assert phone.sideways() <= 0
    press(phone.page, "Save")
