"""Exchange, ties and honeycomb by hand and by key, on a small phone, at a hub of this process."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from commonground.session.steps import Step
from commonground_widgets import Setting, exchange, honeycomb, ties
from tests.looking import settle
from tests.rooms import Hand, Room, one
from tests.widgets.shown import Shown

PARTIES = ["Claims team", "Brokers", "Regulator"]


def room(setting: Setting) -> tuple[Room, Hand]:
    """A room of three in one step."""
    step = Step("s", "A step", setting.activity, 5, anonymous=True, options=setting.options)
    held = Room(one(step))
    hand, *_ = held.join("Ada", "Ben", "Chika")
    held.open("s")
    return held, hand


@pytest.fixture
def small(tab: Page) -> Page:
    """A tab as small as the smallest phone."""
    tab.set_viewport_size({"width": 320, "height": 640})
    return tab


def button(page: Page, name: str) -> Locator:
    """The button that begins so."""
    return page.get_by_role("button", name=name).first


def test_a_side_by_keys(small: Page) -> None:
    """Give, get and evidence by keys alone; it is saved, and the next side comes."""
    held, ada = room(exchange(PARTIES, most=2, raters=1, limit=1))
    while not ada.page["mine"]["sides"]:
        ada = next(hand for hand in held.people.values() if hand.page["mine"]["sides"])
    shown = Shown(small, held, ada)
    for name in ("How much do they give?: 3", "How much do they get?: 1"):
        button(small, name).focus()
        small.keyboard.press("Enter")
    button(small, "mastery").click()
    small.get_by_label("How would one know?").fill("Weekly files")
    small.keyboard.press("Tab")
    small.keyboard.press("Enter")
    expect(small.get_by_text("All saved.")).to_be_visible()
    (said,) = ada.page["mine"]["given"].values()
    assert said == {"give": 3, "get": 1, "evidence": "Weekly files", "motivators": ["mastery"]}
    assert (shown.sideways(), shown.complaints) == (0, [])


COVERED = """() => {
  const { activeElement: one } = document;
  if (one === document.body || one.closest(".cg-thumb")) return "";
  const bar = document.querySelector(".cg-thumb").getBoundingClientRect();
  return one.getBoundingClientRect().bottom > bar.top + 16 ? one.textContent : "";
}"""


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (1280, 800)])
def test_the_bar_covers_nothing_that_has_the_focus(size: tuple[int, int], small: Page) -> None:
    """Tab by tab down a long list, and back: what has the focus is seen."""
    small.set_viewport_size({"width": size[0], "height": size[1]})
    held, ada = room(ties([f"Group {number}" for number in range(30)], people=True))
    shown = Shown(small, held, ada)
    covered = []
    for key in ["Tab"] * 30 + ["Shift+Tab"] * 30:
        small.keyboard.press(key)
        covered.append(small.evaluate(COVERED))
    assert (list(filter(None, covered)), shown.complaints) == ([], [])


def test_agreeing_to_be_named_and_taking_it_back(small: Page) -> None:
    """One says what one is, agrees, is chosen by another, and takes it back on one's own page."""
    held, ada = room(ties(PARTIES, people=True))
    shown = Shown(small, held, ada)
    small.get_by_label("What are you here?").select_option("Brokers")
    button(small, "Yes, I may be named").click()
    expect(button(small, "Take it back")).to_be_visible()
    ben = held.person("Ben")
    (person,) = ben.page["board"]["people"]
    assert person["text"] == "Ada"
    ben.do("turn_to", to=person["id"], on=True)
    button(small, "Regulator").click()
    expect(button(small, "Regulator")).to_have_attribute("aria-pressed", "true")
    button(small, "Take it back").click()
    expect(button(small, "Yes, I may be named")).to_be_visible()
    assert ben.page["board"]["people"] == []
    assert ben.page["mine"]["to"] == []
    assert (shown.sideways(), shown.complaints) == (0, [])


def test_a_cell_by_touch(small: Page) -> None:
    """Tap a hexagon, fill it, be told that it is one-sided, save; it shows in the comb."""
    held, ada = room(honeycomb(["Brokers"], ["Adjuster", "Desk"], ["Slow answers"]))
    shown = Shown(small, held, ada)
    button(small, "Brokers with Adjuster Empty").click()
    small.get_by_label("Who could meet?").fill("Monday round, Panel")
    small.get_by_label("What would Brokers give?").fill("Worked cases")
    expect(small.get_by_text("One-sided: customers give and get nothing back")).to_be_visible()
    button(small, "Save this cell").click()
    expect(small.get_by_text("! one-sided")).to_be_visible()
    settle(small)
    assert ada.page["mine"]["entries"]["c1"]["who"] == ["Monday round", "Panel"]
    assert (shown.sideways(), shown.complaints) == (0, [])
