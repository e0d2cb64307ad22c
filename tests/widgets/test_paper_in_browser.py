"""Sheets of paper at the desk: typed from the keyboard alone, one after the other."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commonground.session.steps import Step, Workshop
from commonground_widgets import Setting, exchange, placement, rating, salience, ties
from tests.rooms import Room, one
from tests.widgets.shown import Shown

NAMES = ["Claims team", "Regulator", "Customers"]
SUMMARY = "Enter a sheet of paper for somebody without a phone"


def desk(tab: Page, setting: Setting) -> tuple[Room, Shown]:
    """The desk in a step of this activity, with the form for paper open."""
    room = Room(one(Step("s", "A step", setting.activity, 5, options=setting.options)))
    room.open("s")
    return room, paper(tab, room)


def paper(tab: Page, room: Room) -> Shown:
    """The desk of a room, with the form for paper open."""
    shown = Shown(tab, room, room.desk)
    tab.get_by_text(SUMMARY).click()
    return shown


def entered(room: Room) -> list[Any]:
    """What the sheets in the log say."""
    return [e.data["answers"] for e in room.live.events if e.kind == "sheet_entered"]


def press(tab: Page, keys: str) -> None:
    """Press keys one after the other."""
    for key in keys.split():
        tab.keyboard.press(key)


def counted(shown: Shown, sheets: str) -> None:
    """Wait until the form says how many there are; nothing was complained of."""
    shown.sees(f"{sheets} from paper so far")
    assert shown.complaints == []


def test_numbers_go_on_by_themselves(tab: Page) -> None:
    """Type, type, type, Enter: a sheet is in, and the next begins in its first cell."""
    room, shown = desk(tab, rating("How clear?", [*"abcde"], items=NAMES, everyone=True))
    tab.get_by_label("Claims team,").focus()
    press(tab, "4 Enter 1 Enter")
    counted(shown, "1 sheet")
    expect(tab.get_by_label("Claims team,")).to_be_focused()
    press(tab, "2 3 5 Enter")
    counted(shown, "2 sheets")
    assert entered(room) == [{"i1": 4, "i3": 1}, {"i1": 2, "i2": 3, "i3": 5}]
    tab.get_by_role("button", name="Undo").first.click()
    counted(shown, "1 sheet")


def test_what_is_no_point_is_not_sent(tab: Page) -> None:
    """It stays where it was typed and is named; Backspace and an arrow lead back to it."""
    room, _ = desk(tab, salience(items=NAMES))
    first = tab.get_by_label("Claims team, Power")
    first.focus()
    press(tab, "7 Enter y n Enter")
    expect(tab.get_by_text("In 1 row something is no point of the scale.")).to_be_visible()
    expect(first).to_have_attribute("aria-invalid", "true")
    tab.keyboard.press("Enter")
    assert entered(room) == []
    press(tab, "ArrowUp")
    first.focus()
    press(tab, "Backspace y")
    tab.get_by_role("button", name="Enter this sheet: 1 answer of 3").click()
    expect(tab.get_by_text("1 sheet from paper so far")).to_be_visible()
    assert entered(room) == [{"i1": {"power": 1, "legitimacy": 1, "urgency": 0}}]


def test_a_placement_and_its_next_round(tab: Page) -> None:
    """Both axes or none; in the next round the sheet is there with its numbers."""
    setting = placement(items=NAMES)
    first = Step("s", "Round 1", "placement", 5, options=setting.options)
    again = Step("t", "Round 2", "placement", 5, options=setting.options, continues="s")
    room = Room(Workshop("w", "Rounds", "", (first, again)))
    room.open("s")
    room.desk.do("enter_sheet", answers={"i1": {"x": 2, "y": 3}})
    room.desk.do("reveal")
    room.open("t")
    shown = paper(tab, room)
    tab.get_by_label("Whose sheet is it?").select_option(index=1)
    cells = tab.locator(".cg-sheet-row input")
    expect(cells.first).to_have_value("2")
    cells.nth(2).fill("5")
    expect(tab.get_by_text("1 row needs a number in each column, or none.")).to_be_visible()
    cells.nth(3).fill("6")
    cells.first.fill("9")
    tab.get_by_role("button", name="Enter this sheet: 2 answers of 3").click()
    counted(shown, "1 sheet")
    assert entered(room)[1] == {"i1": [9, 3], "i2": [5, 6]}


def test_an_exchange_line_by_line(tab: Page) -> None:
    """Enter takes the line, and the sheet is entered with all of them."""
    room, shown = desk(tab, exchange(NAMES))
    for to, give in [("Regulator", "2"), ("Customers", "much")]:
        tab.get_by_role("combobox", name="Whose side").select_option(label="Claims team")
        tab.get_by_role("combobox", name="With whom").select_option(label=to)
        tab.get_by_label("Gives:").fill(give)
        tab.get_by_label("Gets:").fill("1")
        tab.keyboard.press("Enter")
    expect(tab.get_by_role("combobox", name="Whose side")).to_be_focused()
    tab.get_by_role("button", name="Enter this sheet: 2 lines").click()
    counted(shown, "1 sheet")
    (sheet,) = entered(room)
    assert [(side, said["give"], said["get"]) for side, said in sheet.items()] == [
        ("i1>i2", 2, 1),
        ("i1>i3", 3, 1),
    ]


def test_ties_by_keyboard(tab: Page) -> None:
    """What somebody is, and whom they turn to, with the space bar."""
    room, shown = desk(tab, ties(NAMES))
    tab.get_by_label("What they are").select_option(label="Customers")
    tab.get_by_label("What they are").focus()
    press(tab, "Tab Space Tab Space Tab Tab Enter")
    counted(shown, "1 sheet")
    assert entered(room) == [{"role": "i3", "to": ["i1", "i2"]}]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", ["rating", "salience", "placement", "exchange", "ties"])
def test_nothing_is_wider_than_the_window(tab: Page, kind: str, width: int) -> None:
    """On a small phone and on a laptop, with long names in other scripts."""
    names = ["Aufsichtsbehörde für Versicherungswesen und Vorsorge", "監督当局", "🙂 Union"]
    settings = {
        "rating": rating("How clear?", [*"abcde"], items=names, everyone=True),
        "salience": salience(items=names),
        "placement": placement(items=names),
        "exchange": exchange(names),
        "ties": ties(names),
    }
    tab.set_viewport_size({"width": width, "height": 800})
    _, shown = desk(tab, settings[kind])
    assert shown.sideways() <= 0
    small = tab.locator(".cg-sheet :is(input, button, select)").evaluate_all(
        "nodes => nodes.filter((n) => n.closest('label, div, form, .cg-sheet')"
        " && Math.max(n.offsetHeight, n.closest('label')?.offsetHeight ?? 0) < 44).length"
    )
    assert small == 0
