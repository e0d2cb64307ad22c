"""Placing and rating by hand and by key: the page of one person, built, at a hub of this process.

What the page sends is carried out by the hub, and what the hub then shows that person comes back,
as a kernel would do it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    ViewportSize,
    expect,
)

from commonground.session.steps import Step
from commonground_widgets import Setting, placement, rating, salience
from tests.rooms import Hand, Room, one

NAMES = ["Claims team", "Regulator", "Customers", "Union", "Press"]
EMPTY = "<!doctype html><meta charset=utf-8><body>"
SHOW = """async (role) => {
  const { default: widget } = await import(`/inline/${role}.js`);
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = `/inline/${role}.css`;
  const styled = new Promise((done) => sheet.addEventListener("load", done));
  document.head.append(sheet);
  await styled;
  const listeners = new Set();
  const hear = (messages) => {
    for (const message of messages) for (const listener of listeners) listener(message);
  };
  window.hear = hear;
  const first = await window.tell({ hello: 0 });
  widget.render({
    model: {
      get: () => ({ ...first[0], page: first[0].state }),
      on: (_, listener) => void listeners.add(listener),
      off: (_, listener) => void listeners.delete(listener),
      send: (message) => void window.tell(message).then(hear),
    },
    el: document.body,
  });
}"""


class Seen:
    """Somebody's page in a browser, and the room that it is in."""

    def __init__(self, room: Room, hand: Hand, tab: Page) -> None:
        self.room, self.hand, self.tab = room, hand, tab
        self._v = 0
        tab.expose_function("tell", self._told)

    def _state(self) -> dict[str, Any]:
        self._v += 1
        return {"state": self.hand.page, "v": self._v, "now": time.time()}

    def _told(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        if "command" not in message:
            return [self._state()]
        (reply,) = self.room.hub.handle([(self.hand.viewer, message["command"])])
        return [self._state(), {"reply": reply, "now": time.time()}]

    def show(self, role: str = "participant") -> None:
        """Draw the page."""
        self.tab.evaluate(SHOW, role)

    def look_again(self) -> None:
        """What somebody else did has changed the page."""
        self.tab.evaluate("window.tell({ hello: 0 }).then(window.hear)")

    @property
    def mine(self) -> dict[str, Any]:
        """What the hub knows of this person."""
        return dict(self.hand.page["mine"])

    def button(self, name: str) -> Locator:
        """The button of this name, or that begins with it."""
        return self.tab.get_by_role("button", name=name).first

    def pressed(self, what: Callable[[], bool]) -> None:
        """Wait until the hub knows."""
        until = time.monotonic() + 20
        while not what():
            assert time.monotonic() < until, self.mine
            # What the page sends is heard while its script is waited for.
            self.tab.evaluate("new Promise(requestAnimationFrame)")


class Begin:
    """Begins rooms, and opens the pages of those who are in them."""

    def __init__(self, browser: Browser, files: str) -> None:
        self._browser, self._files = browser, files
        self._contexts: list[BrowserContext] = []

    def __call__(self, *settings: Setting, width: int = 390, height: int = 844) -> Seen:
        """A person in a room of steps with these settings; each but the first continues it."""
        steps = tuple(
            Step(
                f"s{number}",
                f"Step {number}",
                setting.activity,
                5,
                continues="s0" if number else None,
                anonymous=True,
                options=setting.options,
            )
            for number, setting in enumerate(settings)
        )
        room = Room(replace(one(steps[0]), steps=steps))
        person = room.person("Ada")
        room.open("s0")
        return self.page(room, person, "participant", width, height)

    def page(self, room: Room, hand: Hand, role: str, width: int, height: int) -> Seen:
        """The page of somebody in a browser of their own."""
        size: ViewportSize = {"width": width, "height": height}
        context = self._browser.new_context(viewport=size, has_touch=width < 640)
        self._contexts.append(context)
        tab = context.new_page()
        tab.route("**/empty", lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
        tab.goto(f"{self._files}/empty")
        seen = Seen(room, hand, tab)
        seen.show(role)
        return seen

    def close(self) -> None:
        """All go home."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def begin(browser: Browser, files: str) -> Iterator[Begin]:
    """Begins rooms, and closes their pages in the end."""
    begin = Begin(browser, files)
    yield begin
    begin.close()


def tap_field(seen: Seen, x: int, y: int) -> None:
    """Tap a point of the field of nine by nine."""
    plane = seen.tab.locator(".cg-field-plane")
    box = plane.bounding_box()
    assert box is not None
    across, down = box["width"] * (x - 0.5) / 9, box["height"] * (9.5 - y) / 9
    plane.click(position={"x": across, "y": down}, force=True)


def test_placing_by_tap_at_320_pixels(begin: Begin) -> None:
    """Choose, tap, put right with a second tap and a button, go on; nothing sticks out."""
    seen = begin(placement(items=NAMES), width=320, height=640)
    seen.button("1 Claims team").click()
    tap_field(seen, 2, 8)
    seen.pressed(lambda: seen.mine["placed"] == {"i1": [2, 8]})
    tap_field(seen, 3, 8)
    seen.button("More Power").click()
    seen.pressed(lambda: seen.mine["placed"] == {"i1": [3, 9]})
    seen.button("Next one").click()
    expect(seen.tab.locator("[aria-pressed=true]")).to_have_count(1)
    assert "Claims team" not in seen.tab.locator("[aria-pressed=true]").inner_text()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert seen.tab.evaluate(wide) <= 0


def test_placing_by_key_alone(begin: Begin) -> None:
    """Tab to an item, take it with Enter, move it with arrows, let go with Escape."""
    seen = begin(placement(items=NAMES), width=1280, height=800)
    seen.button("2 Regulator").focus()
    seen.tab.keyboard.press("Enter")
    for key in ("ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown"):
        seen.tab.keyboard.press(key)
    seen.pressed(lambda: seen.mine["placed"] == {"i2": [6, 5]})
    seen.tab.keyboard.press("Delete")
    seen.pressed(lambda: seen.mine["placed"] == {})
    seen.tab.keyboard.press("Escape")
    expect(seen.tab.locator("[aria-pressed=true]")).to_have_count(0)
    seen.tab.keyboard.press("ArrowDown")
    focused = "document.activeElement.textContent"
    assert "Customers" in seen.tab.evaluate(focused)


def test_placing_by_drag(begin: Begin) -> None:
    """An item is dragged from the list to the field, and its disc from there to elsewhere."""
    seen = begin(placement(items=NAMES), width=1280, height=800)
    plane = seen.tab.locator(".cg-field-plane").bounding_box()
    item = seen.button("1 Claims team").bounding_box()
    assert plane is not None
    assert item is not None

    def point(x: int, y: int) -> tuple[float, float]:
        across, down = plane["width"] * (x - 0.5) / 9, plane["height"] * (9.5 - y) / 9
        return plane["x"] + across, plane["y"] + down

    mouse = seen.tab.mouse
    mouse.move(item["x"] + 20, item["y"] + 20)
    mouse.down()
    mouse.move(*point(5, 5), steps=4)
    mouse.move(*point(8, 7), steps=4)
    mouse.up()
    seen.pressed(lambda: seen.mine["placed"] == {"i1": [8, 7]})
    mouse.move(*point(8, 7))
    mouse.down()
    mouse.move(*point(4, 4), steps=4)
    mouse.move(*point(2, 3), steps=4)
    mouse.up()
    seen.pressed(lambda: seen.mine["placed"] == {"i1": [2, 3]})


def test_the_second_round_and_what_comes_of_it(begin: Begin) -> None:
    """One begins where one was, says that one has looked, and sees the map with all in words."""
    setting = placement(items=NAMES)
    seen = begin(setting, setting)
    others = seen.room.join("Ben", "Chika", "Dilan", "Elif")
    for number, hand in enumerate(others):
        hand.do("place", item="i1", x=1 + 8 * (number % 2), y=5)
    seen.hand.do("place", item="i1", x=1, y=5)
    seen.room.desk.do("reveal")
    seen.look_again()
    expect(seen.tab.get_by_role("heading", name="Discuss these first")).to_be_visible()
    expect(seen.tab.get_by_text("two camps").first).to_be_visible()
    seen.room.open("s1")
    for hand in others:
        hand.do("place", item="i1", x=9, y=6)
    seen.look_again()
    expect(seen.tab.get_by_text("You begin where you had them")).to_be_visible()
    seen.button("I have looked at all of them").click()
    seen.pressed(lambda: seen.mine["done"])
    seen.room.desk.do("reveal")
    seen.look_again()
    expect(seen.tab.get_by_text("Agreement rose on 1 since")).to_be_visible()


CRITERIA = [
    {
        "id": "value",
        "label": "Value",
        "low": 1,
        "high": 5,
        "labels": ["none", "a", "b", "c", "much"],
    },
    {"id": "cost", "label": "Cost", "low": 0, "high": 10},
]


def test_rating_by_two_criteria_on_a_phone(begin: Begin) -> None:
    """One item at a time, the way back, an answer taken back, open cells said, and done."""
    setting = rating("How good?", criteria=CRITERIA, everyone=True, items=NAMES[:2])
    seen = begin(setting, width=320, height=640)
    expect(seen.tab.get_by_text("1 of 2", exact=True)).to_be_visible()
    seen.button("Value: 4").click()
    seen.button("Cost: 10").click()
    seen.pressed(lambda: list(seen.mine["ratings"].values()) == [{"value": 4, "cost": 10}])
    seen.button("Next").click()
    expect(seen.tab.get_by_text("2 of 2", exact=True)).to_be_visible()
    seen.button("Back to the one before").click()
    seen.button("Cost: 10").click()
    seen.pressed(lambda: list(seen.mine["ratings"].values()) == [{"value": 4}])
    seen.button("Next, 1 left open").click()
    seen.button("Skip this one").click()
    expect(seen.tab.get_by_text("3 of 4 are not rated")).to_be_visible()
    seen.button("I am done").click()
    seen.pressed(lambda: seen.mine["done"])
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert seen.tab.evaluate(wide) <= 0


def test_votes_become_circles(begin: Begin) -> None:
    """Yes or no by key; revealed, the list says the class that the picture shows."""
    seen = begin(salience(items=["Regulator"]))
    for name in ("Power: 1, yes", "Legitimacy: 0, no", "Urgency: 1, yes"):
        seen.button(name).focus()
        seen.tab.keyboard.press("Enter")
    seen.pressed(
        lambda: seen.mine["ratings"] == {"i1": {"power": 1, "legitimacy": 0, "urgency": 1}}
    )
    seen.room.desk.do("reveal")
    seen.look_again()
    expect(seen.tab.get_by_role("heading", name="Dangerous")).to_be_visible()
    expect(seen.tab.get_by_role("img", name="dangerous: 1")).to_be_visible()


def test_the_desk_shows_one_on_the_wall(begin: Begin) -> None:
    """What the desk chooses in its list stands alone on the screen, until it is let go."""
    seen = begin(placement(items=NAMES))
    room = seen.room
    for hand in room.join("Ben", "Chika", "Dilan", "Elif", "Femi"):
        hand.do("place", item="i2", x=3, y=9)
    room.desk.do("reveal")
    desk = begin.page(room, room.desk, "desk", 1280, 800)
    screen = begin.page(room, room.screen, "screen", 1280, 800)
    expect(screen.tab.get_by_text("You agree on it.")).to_be_visible()
    desk.button("2 Regulator").click()
    desk.pressed(lambda: desk.hand.page["board"].get("shown") == "i2")
    screen.look_again()
    expect(screen.tab.get_by_text("Power median 9, agree")).to_be_visible()
    desk.button("2 Regulator").click()
    desk.pressed(lambda: "shown" not in desk.hand.page["board"])
    screen.look_again()
    expect(screen.tab.get_by_text("You agree on it.")).to_be_visible()


def test_whom_one_knows_out_of_many(begin: Begin) -> None:
    """Nobody has to pass all forty: the list of all is one tap away, and so is being done."""
    seen = begin(salience(items=[f"Group {number}" for number in range(40)]))
    seen.button("See all 40").click()
    seen.tab.get_by_role("button", name="Group 31").click()
    seen.button("Power: 1, yes").click()
    seen.pressed(lambda: seen.mine["ratings"] == {"i32": {"power": 1}})
    seen.button("See all 40").click()
    seen.button("I am done").click()
    seen.pressed(lambda: seen.mine["done"])
