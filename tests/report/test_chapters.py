"""A report of several workshops: a chapter for each, breaks between them, lists as lists."""

from __future__ import annotations

import re

from commonground.session.steps import Step, Workshop, recess
from tests.report.held import exported
from tests.rooms import Room

PLAN = Workshop(
    "plan",
    "What we measure",
    "",
    (
        Step("cards", "Cards", "indicators", 5),
        Step("agree", "Agree", "consent", 5, source="cards", gives="measures"),
    ),
)
LATER = Workshop("later", "Later", "", (Step("aim", "Aim", "versions", 5, takes="purpose"),))


def held() -> Room:
    """Two numbers agreed on, a break, and a workshop that asks for its purpose itself."""
    room = Room(PLAN)
    room.hub.books = {"coffee": recess("Coffee", 15), "later": LATER}
    for name in ("coffee", "later"):
        room.desk.do("add_workshop", at=None, workshop=name)
    (ada,) = room.join("Ada")
    room.open("cards")
    for name in ("Share of rework", "Hours spent"):
        ada.do("add_indicator", name=name)
    room.open("agree")
    ada.do("respond", choice="consent")
    room.desk.do("reveal")
    room.desk.do("confirm")
    room.open("aim")
    room.desk.do("save_version", text="Less rework", base=0)
    return room


def test_the_chapters() -> None:
    """What each workshop was held for; steps are numbered, breaks are told between them."""
    page = exported(held(), "html")
    numbers = re.findall(r'<span class="number">(\d+)</span> (\w+)', page)
    assert numbers == [("1", "Cards"), ("2", "Agree"), ("3", "Aim")]
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Coffee, 15 minutes (not held)" in words
    assert "Later Held for Less rework" in words


def test_a_list_that_was_agreed_on() -> None:
    """It keeps its lines."""
    assert '<p class="statement lines">Share of rework\nHours spent</p>' in exported(held(), "html")
