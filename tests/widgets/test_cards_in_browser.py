"""Cards, dots and ranking in a real browser: by touch, by mouse and by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from commonground.rehearsal.room import play, populate
from commonground.session.steps import Step, Workshop
from tests.looking import settle, violations
from tests.rooms import Hand, Json, Room
from tests.widgets.shown import Shown

WORKSHOP = Workshop(
    "w",
    "Who is concerned",
    "",
    (
        Step("c", "Who?", "cards", 8, prompt="Write.", options={"kinds": ["customer", "employee"]}),
        Step("d", "First?", "dots", 5, prompt="Vote.", source="c", options={"budget": 4}),
        Step("r", "In what order?", "ranking", 5, prompt="Rank.", source="d"),
    ),
)
Open = Callable[..., Shown]
# At the end of the page nothing lies under the bar at the thumb.
TO_THE_END = "window.scrollTo(0, document.body.scrollHeight)"


@pytest.fixture
def show(browser: Browser, files: str) -> Iterator[Open]:
    """Opens somebody's page, each in a browser of its own."""
    with ExitStack() as closing:

        def opened(room: Room, hand: Hand, width: int = 1280, height: int = 800) -> Shown:
            context = closing.enter_context(
                browser.new_context(viewport={"width": width, "height": height})
            )
            tab = context.new_page()
            tab.route("**/empty", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
            tab.goto(f"{files}/empty")
            return Shown(tab, room, hand)

        yield opened


PAGE = (
    '<!doctype html><html lang="en"><title>A room</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
)


def written(*texts: str) -> tuple[Room, Hand]:
    """A room in which two people wrote these; the first of them."""
    room = Room(WORKSHOP)
    ada, ben = room.join("Ada", "Ben")
    room.open("c")
    for place, text in enumerate(texts):
        (ada, ben)[place % 2].do("add_card", text=text)
    return room, ada


def well(page: Shown) -> None:
    """Nothing sticks out at the least width, and nobody is shut out."""
    size = page.tab.viewport_size
    for width in (320, size["width"] if size else 1280):
        page.tab.set_viewport_size({"width": width, "height": 640})
        page.tab.evaluate(TO_THE_END)
        settle(page.tab)
        assert page.sideways() <= 0
        assert violations(page.tab, ".cg") == []
    assert page.complaints == []


def results(room: Room) -> dict[str, Json]:
    """Text → what stands on the board."""
    return {one["text"]: one for one in room.desk.page["board"]["results"]}


def thing(page: Shown, text: str) -> Locator:
    """A card that can be carried."""
    return page.tab.locator("[data-thing]").filter(has_text=text)


def drag(page: Shown, what: Locator, to: Locator) -> None:
    """Carry something by mouse to the beginning of a place."""
    what.scroll_into_view_if_needed()
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    page.tab.mouse.move(start["x"] + 8, start["y"] + 8)
    page.tab.mouse.down()
    page.tab.mouse.move(end["x"] + 12, end["y"] + 6, steps=6)
    expect(page.tab.locator("[data-over]").first).to_be_visible()
    page.tab.mouse.up()


def test_writing_by_keys_alone(show: Open) -> None:
    """A card is written, given a kind, changed and withdrawn without ever leaving the keyboard."""
    room, ada = written()
    page = show(room, ada, 390, 844)
    keys = page.tab.keyboard
    page.tab.get_by_label("Your next card").focus()
    for text in ("Nurses", "患者さん 🙂"):
        keys.type(text)
        keys.press("Enter")
        page.sees(text)
    expect(page.tab.get_by_label("Your next card")).to_be_focused()
    assert [card["text"] for card in ada.page["mine"]["cards"]] == ["Nurses", "患者さん 🙂"]
    page.tab.get_by_role("button", name="Change: Nurses").press("Enter")
    keys.press("End")
    keys.type(" and carers")
    page.tab.get_by_role("button", name="employee").press("Space")
    page.tab.get_by_role("button", name="Save the card").press("Enter")
    page.sees("Nurses and carers")
    page.tab.get_by_role("button", name="Withdraw: 患者さん").press("Enter")
    expect(page.tab.get_by_text("患者さん")).to_have_count(0)
    own = ada.page["mine"]["cards"]
    assert [(card["text"], card["kind"]) for card in own] == [("Nurses and carers", "employee")]
    well(page)


def test_sorting_by_mouse(show: Open) -> None:
    """Cards are merged and dragged into a group; undo brings the board back; all pages follow."""
    room, ada = written("Nurses", "nurses", "Porters", "Clients", "Managers")
    room.desk.do("reveal")
    before = results(room)
    desk, person = show(room, room.desk), show(room, ada, 390, 844)
    desk.tab.get_by_role("button", name="Merge these 2, keep “Nurses”", exact=True).click()
    expect(thing(desk, "nurses")).to_have_count(1)
    thing(desk, "Clients").click()
    desk.tab.get_by_role("button", name="New group", exact=True).click()
    desk.tab.get_by_label("Name of the new group").fill("Outside")
    desk.tab.get_by_role("button", name="Save", exact=True).click()
    group = desk.tab.get_by_role("region", name="Outside")
    drag(desk, thing(desk, "Porters"), group)
    expect(group.locator("[data-thing]")).to_have_count(2)
    assert {text: one["group"] for text, one in results(room).items()} == {
        "Nurses": "",
        "Managers": "",
        "Clients": "Outside",
        "Porters": "Outside",
    }
    person.catch_up()
    person.sees("Outside")
    for _ in range(3):
        desk.tab.locator(".cg-undo").click()
    expect(thing(desk, "urses")).to_have_count(2)
    assert results(room) == before
    person.catch_up()
    expect(person.tab.get_by_text("Outside")).to_have_count(0)
    well(desk)
    well(person)


def test_sorting_by_keys_alone(show: Open) -> None:
    """Arrows, Enter and Escape are enough, and the focus goes along with what is moved."""
    room, _ = written("Clients", "Managers", "Nurses")
    room.desk.do("reveal")
    room.desk.do("add_group", name="Inside", cards=[])
    desk = show(room, room.desk)
    keys = desk.tab.keyboard
    thing(desk, "Clients").focus()
    keys.press("ArrowRight")
    expect(thing(desk, "Managers")).to_be_focused()
    keys.press("Enter")
    expect(thing(desk, "Managers")).to_have_attribute("aria-pressed", "true")
    keys.press("Escape")
    expect(thing(desk, "Managers")).to_have_attribute("aria-pressed", "false")
    keys.press("Enter")
    desk.tab.get_by_role("button", name="Put here: Inside").press("Enter")
    expect(desk.tab.get_by_role("region", name="Inside").locator("[data-thing]")).to_have_count(1)
    expect(thing(desk, "Managers")).to_be_focused()
    assert results(room)["Managers"]["group"] == "Inside"


def test_two_hundred_cards(show: Open) -> None:
    """They are searched, taken and put away on a small phone, a desk and a wall."""
    room = Room(WORKSHOP)
    people = [room.person(f"Person {n}") for n in range(20)]
    room.open("c")
    for number in range(200):
        people[number % 20].do("add_card", text=f"Group {number} of those concerned")
    room.desk.do("reveal")
    desk, wall = show(room, room.desk), show(room, room.screen, 1920, 1080)
    expect(desk.tab.locator("[data-thing]")).to_have_count(24)
    desk.tab.get_by_role("button", name="Show all 200").click()
    expect(desk.tab.locator("[data-thing]")).to_have_count(200)
    desk.tab.get_by_role("searchbox").fill("group 17")
    expect(desk.tab.locator("[data-thing]")).to_have_count(11)
    wall.sees("of 200")
    phone = show(room, people[0], 320, 640)
    expect(phone.tab.get_by_text("yours")).to_have_count(10)
    for page in (desk, wall, phone):
        assert page.sideways() <= 0


def ranked() -> tuple[Room, Hand]:
    """A room that votes on and ranks what simulated people wrote; one who is real."""
    room, chance = Room(WORKSHOP), Random(1)  # noqa: S311 - chance, not a secret
    ada = room.person("Ada")
    people = populate(room.hub, room.code, 4, chance)
    room.open("c")
    play(room.hub, people, chance)
    room.desk.do("reveal")
    room.desk.send("merge_same")  # so that no two are called the same
    room.open("d")
    play(room.hub, people, chance)
    return room, ada


def test_dots(show: Open) -> None:
    """A double click never gives more than there is; a dot can be taken back."""
    room, ada = ranked()
    page = show(room, ada, 390, 844)
    more = page.tab.get_by_role("button", name="One dot more on")
    more.first.dblclick()
    more.first.click(force=True)
    page.sees("2 dots left")
    assert sum(ada.page["mine"]["dots"].values()) == 2
    page.tab.get_by_role("button", name="One dot less on").first.press("Enter")
    page.sees("3 dots left")
    assert list(ada.page["mine"]["dots"].values()) == [1]
    well(page)
    room.desk.do("reveal")
    page.catch_up()
    page.sees("yours: 1")
    well(page)
    wall = show(room, room.screen, 1920, 1080)
    assert wall.tab.locator(".cg-best-wall li").count() > 1
    well(wall)


def test_an_order(show: Open) -> None:
    """Tapped in order, moved by button, key and mouse, saved, and kept over a reload."""
    room, ada = ranked()
    room.open("r")
    page = show(room, ada, 390, 844)
    tap = page.tab.locator(".cg-to-place")
    for _ in range(4):
        tap.first.click()
    rows = page.tab.locator(".cg-order-text")
    a, b, c, d = rows.all_inner_texts()
    page.tab.get_by_role("button", name=f"Move up: {b}", exact=True).click()
    assert rows.all_inner_texts() == [b, a, c, d]
    rows.nth(3).focus()
    page.tab.keyboard.press("Alt+ArrowUp")
    expect(rows.nth(2)).to_be_focused()
    assert rows.all_inner_texts() == [b, a, d, c]
    page.tab.set_viewport_size({"width": 1280, "height": 900})
    drag(page, page.tab.locator(".cg-order").nth(3), page.tab.locator(".cg-order").nth(0))
    expect(rows.nth(0)).to_have_text(c)
    rows.nth(3).click()
    rows.nth(2).click()  # what is in the hand goes to what is tapped
    assert rows.all_inner_texts() == [c, b, d, a]
    rows.nth(3).click()
    page.tab.get_by_role("button", name="Leave it out").click()
    page.tab.get_by_role("button", name="Save my order").click()
    page.sees("Saved")
    texts = {item["id"]: item["text"] for item in ada.page["board"]["items"]}
    assert [texts[item] for (item,) in ada.page["mine"]["order"]] == [c, b, d]
    well(page)
    again = show(room, ada, 320, 640)
    assert again.tab.locator(".cg-order-text").all_inner_texts() == [c, b, d]


def test_an_order_revealed(show: Open) -> None:
    """The common order says how far it is one, on every page."""
    room, ada = ranked()
    room.open("r")
    items: list[Any] = room.desk.page["board"]["items"]
    ada.do("rank", order=[[item["id"]] for item in items[:3]])
    room.person("Zita").do("rank", order=[[item["id"]] for item in items])
    room.desk.do("reveal")
    for hand in (ada, room.desk, room.screen):
        page = show(room, hand)
        page.sees("1 person left something out")
        well(page)


def test_ballots_on_paper(show: Open) -> None:
    """The desk enters dots and an order for somebody without a phone."""
    room, _ = ranked()
    given = room.desk.page["board"]["given"]
    desk = show(room, room.desk)
    desk.tab.get_by_text("Enter a sheet of dots").click()
    desk.tab.get_by_role("button", name="One dot more on").first.click()
    desk.tab.get_by_role("button", name="Enter this sheet: 1 dot of 4").click()
    desk.tab.get_by_role("button", name="Enter this sheet: 0 dots of 4").wait_for()
    desk.tab.get_by_text("1 sheet from paper so far").wait_for()
    assert room.desk.page["board"]["given"] == given + 1
    well(desk)
    room.open("r")
    desk.catch_up()
    desk.tab.get_by_text("Enter an order").click()
    for _ in range(3):
        desk.tab.locator(".cg-to-place").first.click()
    desk.tab.get_by_role("button", name="Enter this order").click()
    desk.tab.get_by_text("Tap what comes first").wait_for()
    assert room.desk.page["board"]["given"] == 1
    well(desk)
