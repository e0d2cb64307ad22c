"""What came of it, held: a desk, a screen and a phone; the others by wire."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .crowd import Crowd
from .held import Begin, Three
from .house import House
from .test_whole_workshop import press
from .visit import Visit

pytestmark = pytest.mark.held
OTHERS = 3
BENEFIT = "Work that is no longer done twice"


def test_from_data_to_a_decision(house: House, visit: Begin, crowd: Crowd) -> None:
    """The sample comes in, the day is said, a result is alone on the wall; worth; no scaling."""
    links = house.session(agenda="review")
    room = Three(links, visit, crowd, OTHERS)
    desk, screen, phone = room.all

    room.go_on("The plan that we agreed on", "agreed")
    expect(phone.page.get_by_text("Tickets reopened").first).to_be_visible()
    room.go_on("The data", "data")
    press(desk.page, "Try it with the sample")
    expect(phone.page.get_by_text("Synthetic tickets (sample).csv")).to_be_visible()
    room.go_on("The results", "results")
    results(desk, screen, phone)
    room.go_on("What it was worth", "value")
    worth(phone)
    room.reveal()
    expect(screen.page.get_by_text(re.compile("of 20 cases|of twenty cases")).first).to_be_visible()
    room.go_on("Looking back", "retrospective")
    room.go_on("Against what we predicted", "against")
    expect(phone.page.get_by_text("Nothing was predicted earlier")).to_be_visible()
    room.go_on("The scale gate", "gate")
    room.go_on("The decision", "decision")
    room.reveal()
    expect(phone.page.get_by_text("The evidence suggests: ").first).to_be_visible()
    choices = desk.page.locator(".cg-deciding")
    choices.get_by_role("radio", name="Adapt").check()
    desk.page.get_by_role("textbox", name="Why?").fill("One thing has moved, the other not")
    press(desk.page, "Record the decision")
    expect(screen.page.get_by_text("One thing has moved, the other not")).to_be_visible()
    room.went_well()


def results(desk: Visit, screen: Visit, phone: Visit) -> None:
    """Without a day nothing is compared; with it each result has its label and its picture."""
    expect(phone.page.get_by_text("Nobody has said when the change came")).to_be_visible()
    desk.page.get_by_label("On which day did the change come?").fill("2026-05-11")
    press(desk.page, "Find the results for this day")
    expect(phone.page.get_by_text("compared with a control").first).to_be_visible()
    assert phone.page.locator(".cg-course-plane svg").count() >= 2
    desk.page.get_by_role("button", name="Show it alone on the screen").first.click()
    expect(screen.page.locator(".cg-wallresult .cg-course-plane").first).to_be_visible()
    phone.page.get_by_role("button", name="I have read it").tap()
    expect(phone.page.get_by_text("You have read it")).to_be_visible()
    assert phone.sideways() == 0


def worth(phone: Visit) -> None:
    """A range that is not in order is told so and kept; mended, it is saved, and the next comes."""
    expect(phone.page.get_by_text(BENEFIT)).to_be_visible()
    for label, number in (("At least", "900"), ("Most likely", "400"), ("At most", "2000")):
        phone.page.get_by_label(label).fill(number)
    phone.page.get_by_role("button", name="Save and go on").tap()
    expect(phone.page.get_by_text("The three numbers are not in order.")).to_be_visible()
    phone.page.get_by_label("At least").fill("200")
    phone.page.get_by_role("button", name="Save and go on").tap()
    expect(phone.page.get_by_text("Customers who did not have to come back")).to_be_visible()
