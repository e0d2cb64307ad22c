"""Where we begin, and the portfolio, held: a desk, a screen and a phone; the others by wire."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from commonground.resources import examples_folder

from .crowd import Crowd
from .held import Begin, Three
from .house import House
from .test_whole_workshop import press
from .visit import Visit

pytestmark = pytest.mark.held
OTHERS = 5
CANDIDATE = "Invoices lie for weeks"


def test_two_or_three_and_never_four(house: House, visit: Begin, crowd: Crowd) -> None:
    """A card becomes a candidate with its chance; four block, two are recorded with a reason."""
    links = house.session(agenda="hotspots")
    room = Three(links, visit, crowd, OTHERS)
    desk, screen, phone = room.all

    def reveal(answered: int = OTHERS + 1) -> None:
        crowd.play()
        expect(desk.page.locator(".cg-progress")).to_contain_text(f"{answered} of {OTHERS + 1}")
        press(desk.page, "Reveal")

    room.go_on("Start small", "start")
    room.go_on("Candidates", "candidates")
    phone.page.get_by_label("Your next card").fill(CANDIDATE)
    phone.page.get_by_role("button", name="Challenge").tap()
    phone.page.get_by_role("button", name="Add the card").tap()
    expect(phone.page.get_by_role("button", name=f"Change: {CANDIDATE}")).to_be_visible()
    reveal()
    same = desk.page.get_by_role("button", name="in case or accents only")
    if same.count():
        same.click()

    room.go_on("What speaks for each", "criteria")
    phone.page.get_by_role("button", name="It hurts: 5").tap()
    reveal(OTHERS)
    expect(screen.page.locator(".cg-best-wall .cg-ranks-middle").first).to_be_visible()
    expect(phone.page.get_by_text("ways to weigh").first).to_be_visible()

    room.go_on("Two or three", "choose")
    choosing(phone, desk)
    reveal()
    deciding(desk)
    for one in (screen, phone):
        expect(one.page.get_by_text("Both hurt, and both are small")).to_be_visible()
    expect(phone.page.get_by_text("1,200 people at the start is a roll-out")).to_be_visible()
    room.go_on("Champions", "champions")
    expect(phone.page.get_by_text("0 of 2")).to_be_visible()
    room.went_well()


def choosing(phone: Visit, desk: Visit) -> None:
    """Two are chosen by touch, with a reason that nobody sees before its time."""
    boxes = phone.page.get_by_role("checkbox")
    for place in range(2):
        boxes.nth(place).tap()
    phone.page.get_by_label("Why?").fill("They ask for it")
    press(phone.page, "Send my choice")
    expect(phone.page.locator(".cg-saved")).to_have_text("Saved")
    assert desk.page.get_by_text("They ask for it").count() == 0


def deciding(desk: Visit) -> None:
    """What was said is there; four cannot be recorded, two can, with a number and a reason."""
    expect(desk.page.get_by_text("They ask for it")).to_be_visible()
    chosen = desk.page.locator(".cg-deciding").get_by_role("checkbox")
    for place in range(4):
        chosen.nth(place).check()
    expect(desk.page.get_by_text("4 are chosen, and 3 can be at most.")).to_be_visible()
    desk.page.get_by_label("How many people take part").fill("1 200")
    desk.page.get_by_role("textbox", name="Why?").fill("Both hurt, and both are small")
    expect(desk.page.get_by_role("button", name="Record the decision")).to_be_disabled()
    for place in (2, 3):
        chosen.nth(place).uncheck()
    press(desk.page, "Record the decision")


def test_communities_side_by_side(house: House, visit: Begin, crowd: Crowd, tmp_path: Path) -> None:
    """Two files at once and a third that is none; a row by hand; what stands twice; one undo."""
    links = house.session(agenda="portfolio")
    room = Three(links, visit, crowd, 0)
    desk, screen, phone = room.all
    room.go_on("One step at a time", "cycle")
    room.go_on("Side by side", "communities")
    desk.page.locator("input[type=file]").set_input_files(files(tmp_path))
    for name in ("Rework in North", "Rework in South"):
        expect(phone.page.get_by_role("button", name=name)).to_be_visible()
        expect(screen.page.get_by_role("heading", name=name)).to_be_visible()
    expect(desk.page.get_by_text("“broken.json”: ")).to_be_visible()
    expect(desk.page.get_by_text("do they know of each other?")).to_be_visible()
    phone.page.get_by_label("Add a community").fill("Night shift")
    phone.page.get_by_role("button", name="Add the community").tap()
    expect(screen.page.get_by_role("heading", name="Night shift")).to_be_visible()
    for _ in range(2):
        desk.page.get_by_role("button", name="Undo: ").click()
    expect(screen.page.get_by_role("heading", name="Rework in South")).to_have_count(0)
    mine = [text for one in (desk, screen, phone) for text in one.complaints]
    assert [text for text in mine if "409" not in text] == []
    assert [one.elsewhere for one in (desk, screen, phone)] == [[], [], []]


def files(folder: Path) -> list[Path]:
    """The session that comes with the program, twice under names of their own; and no session."""
    text = (examples_folder() / "less-rework-in-claims.json").read_text(encoding="utf-8")
    texts = {
        "north.json": text.replace("Less rework in claims", "Rework in North"),
        "broken.json": "{}",
        "south.json": text.replace("Less rework in claims", "Rework in South"),
    }
    for name, content in texts.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in texts]
