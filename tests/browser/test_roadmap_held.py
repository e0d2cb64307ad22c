"""The roadmap, held: a desk, a screen and a phone; the rest of the room by wire."""

from __future__ import annotations

import re
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from .crowd import Crowd
from .held import Begin, Three
from .house import House
from .test_whole_workshop import press
from .visit import Visit

pytestmark = pytest.mark.held
OTHERS = 4
STEP = "The works council has said yes"


def test_a_roadmap_and_what_it_stands_on(house: House, visit: Begin, crowd: Crowd) -> None:
    """A step typed on a phone is a bar on the wall, and a day; what is only said is nothing."""
    links = house.session(agenda="roadmap")
    room = Three(links, visit, crowd, OTHERS)
    desk, screen, phone = room.all

    room.go_on("What there is", "limits")
    crowd.play()
    room.go_on("The roadmap", "roadmap")
    adding(phone)
    expect(screen.page.locator(".cg-road").get_by_text(STEP)).to_be_visible()
    crowd.play()
    expect(screen.page.locator(".cg-road-bar")).to_have_count(6)
    expect(desk.page.get_by_text(f"“{STEP}” ends after", exact=False).first).to_be_visible()
    assert "5 April 2027" in calendar(desk)

    room.go_on("Which numbers", "which-numbers")
    room.go_on("What we predict", "prediction")
    room.go_on("What it stands on", "foundations")
    crowd.play()
    standing(phone, desk, screen)
    room.went_well()
    assert [one.sideways() for one in (desk, phone)] == [0, 0]


def adding(phone: Visit) -> None:
    """A step with owner and days, by touch."""
    page = phone.page
    page.get_by_label("Add a step").fill(STEP)
    page.get_by_role("button", name="Add the step").tap()
    page.get_by_role("button", name=re.compile(STEP)).tap()
    page.get_by_label("Owner").fill("Works council")
    page.get_by_label("From").fill("2027-03-01")
    page.get_by_label("Until").fill("2031-03-05")
    press(page, "Save")
    expect(page.get_by_role("button", name=re.compile(STEP))).to_be_visible()


def calendar(desk: Visit) -> str:
    """The launch in the file that the desk takes away."""
    desk.page.get_by_text("Export", exact=True).click()
    with desk.page.expect_download() as taken:
        desk.page.get_by_role("link", name=re.compile("Calendar")).click()
    events = Calendar.from_ical(taken.value.path().read_bytes()).walk("VEVENT")
    launch: Any
    (launch,) = (event for event in events if str(event["summary"]).startswith("Launch"))
    return f"{launch['dtstart'].dt:%-d %B %Y}"


def standing(phone: Visit, desk: Visit, screen: Visit) -> None:
    """A tick and a sentence are shown, and count for nothing."""
    phone.page.get_by_role("button", name=re.compile("have this.*Listen first")).tap()
    expect(desk.page.get_by_text("that it is there, which does not count").first).to_be_visible()
    desk.page.get_by_role("button", name=re.compile("Say where it is.*Listen first")).click()
    desk.page.get_by_label("Where is it?").fill("In last year’s survey")
    desk.page.get_by_role("button", name="Save", exact=True).click()
    listened = screen.page.locator(".cg-gate-cell", has_text="Listen first")
    expect(listened).to_contain_text("Said, not made here")
    expect(screen.page.locator('.cg-gate-cell[data-status="met"]')).to_have_count(0)
    desk.page.get_by_role("button", name="Undo: Change of what is shown").click()
    expect(listened).to_contain_text("Not made yet")
    press(phone.page, "I have looked at all 7")
