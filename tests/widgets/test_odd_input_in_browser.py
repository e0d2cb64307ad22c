"""What a workshop on stakeholders meets: too much, too little, the same, in any writing."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commonground.rehearsal.room import play, populate
from commonground.session.steps import Step, Workshop
from commonground_widgets import Setting, cards, exchange, honeycomb, placement, salience, ties
from tests.looking import settle, violations
from tests.rooms import Hand, Room
from tests.widgets.shown import Shown

Show = Callable[..., Shown]
SIZES = {"facilitator": (1280, 800), "screen": (1920, 1080), "participant": (320, 640)}
SCRIPTS = ["顧客サポート", "مديرو المناطق", "Zürich 🦊", "Страховщики"]
MANY = [f"Group number {n} of all who have a stake in it" for n in range(200)]
BLANK = "<!doctype html><title>A room</title>"
STEPS = {
    "place": placement(),
    "claim": salience(""),
    "give": exchange(),
    "turn": ties(),
    "gaps": honeycomb(),
}


@pytest.fixture
def show(tab: Page) -> Show:
    """Opens somebody's page, at the size that their role has, in a tab of its own."""

    def open_page(room: Room, hand: Hand) -> Shown:
        page = tab.context.new_page()
        page.route("**/empty", lambda route: route.fulfill(body=BLANK, content_type="text/html"))
        page.goto(tab.url)
        width, height = SIZES[hand.viewer.role.value]
        page.set_viewport_size({"width": width, "height": height})
        return Shown(page, room, hand)

    return open_page


def workshop(names: Setting, **steps: Setting) -> Room:
    """Names, and steps that start from them."""
    first = Step("names", "Names", "cards", 5, anonymous=True, options=names.options)
    others = [
        Step(
            key, f"Step {key}", one.activity, 5, source="names", anonymous=True, options=one.options
        )
        for key, one in steps.items()
    ]
    return Room(Workshop("w", "W", "", (first, *others)))


def named(room: Room, names: list[str]) -> None:
    """The desk enters names and reveals them."""
    room.open("names")
    for text in names:
        room.desk.do("enter_card", text=text, kind="")
    room.desk.do("reveal")


def all_pages(room: Room, show: Show, ada: Hand) -> list[Shown]:
    """The pages of the three roles: nothing sticks out, and none complains."""
    pages = [show(room, hand) for hand in (ada, room.desk, room.screen)]
    for page in pages:
        settle(page.tab)
    assert [(page.sideways() > 0, page.complaints) for page in pages] == [(False, [])] * 3
    return pages


def said(pages: list[Shown]) -> list[str]:
    """What stands on the pages in place of a board."""
    found = [page.tab.locator(".cg-empty").first.inner_text() for page in pages]
    for page in pages:
        page.tab.close()
    return found


def test_what_is_written_is_said_in_place(show: Show) -> None:
    """Nothing, the same again, any script: a sentence where one types, and it goes on."""
    room = workshop(cards())
    ada = room.person("Ada")
    room.open("names")
    page = show(room, ada)
    field = page.tab.get_by_label("Your next card")
    for text in (*SCRIPTS, "ZURICH 🦊", "", "x" * 300):
        field.fill(text)
        field.press("Enter")
        if text == "ZURICH 🦊":
            expect(page.tab.get_by_role("alert")).to_contain_text("says this already")
            expect(field).to_have_value(text)
        elif text:
            expect(field).to_have_value("")
    expect(page.tab.get_by_role("alert")).to_have_count(0)
    expect(page.tab.get_by_role("button", name="Withdraw")).to_have_count(5)
    written = [card["text"] for card in ada.page["mine"]["cards"]]
    assert written == [*SCRIPTS, "x" * 120]
    room.desk.do("reveal")
    for one in all_pages(room, show, ada):
        for text in SCRIPTS:
            expect(one.tab.get_by_text(text, exact=True).first).to_be_visible()


@pytest.mark.parametrize("step", STEPS)
def test_two_hundred_stakeholders(step: str, show: Show) -> None:
    """Open and revealed, on a small phone, at the desk and on the wall."""
    room = workshop(cards(), **STEPS)
    ada = room.person("Ada")
    named(room, MANY)
    room.open(step)
    for page in all_pages(room, show, ada):
        page.tab.close()
    give: dict[str, tuple[str, dict[str, Any]]] = {
        "place": ("place", {"x": 9, "y": 9}),
        "claim": ("rate", {"criterion": "power", "value": 1}),
    }
    items = ada.page["board"].get("items", [])
    for item in items if step in give else ():
        kind, data = give[step]
        ada.do(kind, item=item["id"], **data)
    room.desk.do("reveal")
    all_pages(room, show, ada)


@pytest.mark.parametrize(
    ("step", "open_", "revealed"),
    [
        ("place", "There is nothing to place", "There is nothing to place"),
        ("give", "An exchange needs two parties", "Nobody has said what is exchanged"),
        ("turn", "There are no roles in this step", "Nobody has said whom they turn to"),
        ("gaps", "", "There are no cells yet"),
    ],
)
def test_nobody_named_anybody(step: str, open_: str, revealed: str, show: Show) -> None:
    """A sentence on each page, and the room goes on."""
    room = workshop(cards(), **STEPS)
    ada = room.person("Ada")
    named(room, [])
    room.open(step)
    if open_:
        page = show(room, ada)
        page.sees(open_)
    room.desk.do("reveal")
    assert [revealed in text for text in said(all_pages(room, show, ada))] == [True] * 3
    room.open("names")


def test_all_the_same(show: Show) -> None:
    """Where all agree, the room is told so, and there is nothing to discuss."""
    room = workshop(cards(), **STEPS)
    people = room.join("Ada", "Ben", "Chika", "Dilan", "Elif")
    named(room, ["Brokers", "Regulator"])
    room.open("place")
    for hand in people:
        for item in hand.page["board"]["items"]:
            hand.do("place", item=item["id"], x=5, y=5)
    room.desk.do("reveal")
    for page in all_pages(room, show, people[0]):
        page.sees("You agree on all 2.")
        expect(page.tab.get_by_text("Discuss these first")).to_have_count(0)


def test_one_participant(show: Show) -> None:
    """One person's placement is no agreement."""
    room = workshop(cards(), **STEPS)
    ada = room.person("Ada")
    named(room, ["Brokers"])
    room.open("place")
    (item,) = ada.page["board"]["items"]
    ada.do("place", item=item["id"], x=2, y=9)
    room.desk.do("reveal")
    for page in all_pages(room, show, ada):
        page.sees("Too few have placed them to say how far you agree.")


@pytest.mark.held
@pytest.mark.parametrize("step", STEPS)
def test_everybody_can_use_it(step: str, show: Show) -> None:
    """Axe has nothing to say of phone, desk and screen: open in the light, revealed in the dark.

    Phone and desk are as high as their pages: what the bar at the thumb or a note half covers until
    one scrolls is no small target, and what has the focus it never covers
    (`test_mapping_in_browser`).
    """
    room, chance = workshop(cards(), **STEPS), Random(2)  # noqa: S311 - chance, not a secret
    ada = room.person("Ada")
    people = populate(room.hub, room.code, 6, chance)
    named(room, ["Brokers in North", *SCRIPTS])
    room.open(step)
    found = []
    schemes: dict[str, Any] = {"open": "light", "revealed": "dark"}
    for phase, scheme in schemes.items():
        pages = all_pages(room, show, ada)
        pages[0].tab.set_viewport_size({"width": 320, "height": 4000})
        pages[1].tab.set_viewport_size({"width": 1280, "height": 4000})
        for page in pages:
            page.tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            settle(page.tab)
            found += [f"{phase}, {scheme}: {one}" for one in violations(page.tab)]
            page.tab.close()
        if phase == "open":
            play(room.hub, people, chance)
            room.desk.do("reveal")
    assert found == []
