"""Several workshops in one session, as the pages show them: breaks, agreements, what is added.

With the variable PICTURES naming a folder, each page is kept there as a PNG.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from commonground.report import exporting
from commonground.report.carrying import carried
from commonground.session.steps import recess
from tests.hub.test_ahead import TOOLS, Programme
from tests.hub.test_programme import gives
from tests.looking import settle
from tests.report.test_carrying import earlier, following
from tests.rooms import PURPOSE, Room
from tests.widgets.shown import Shown

PICTURES = os.environ.get("PICTURES")
SIZES = {"small": (320, 640), "phone": (390, 844), "laptop": (1280, 800), "wall": (1920, 1080)}
PURPOSE_TEXT = "By June, 40 adjusters in North share worked cases to cut rework from 18% to 12%."
PLAN_TEXT = "Share of claims with rework: 18 → 12 %\nCases shared per adjuster: 0 → 2\nHours spent"


def morning() -> Room:
    """A room with two workshops and a break between them."""
    room = Room(gives(PURPOSE))
    plan = replace(PURPOSE, id="plan", title="What we measure")
    steps = (replace(s, gives="measures") if s.id == "consent" else s for s in plan.steps)
    books = {"plan": replace(plan, steps=tuple(steps)), "coffee": recess("Coffee", 15)}
    room.hub.books = books
    for name in ("coffee", "plan"):
        room.desk.do("add_workshop", at=None, workshop=name)
    return room


def look(page: Shown, name: str) -> None:
    """Nothing sticks out in any size."""
    for size, (width, height) in SIZES.items():
        page.tab.set_viewport_size({"width": width, "height": height})
        for scheme in ("dark", "light") if PICTURES else ("light",):
            page.tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            settle(page.tab)
            assert page.sideways() <= 0, (name, size)
            if PICTURES:
                page.tab.screenshot(path=Path(PICTURES) / f"{name}-{size}-{scheme}.png")


def test_a_break_on_all_pages(tab: Page, browser: Browser, files: str) -> None:
    """Everybody sees when the room comes back and what comes then; the desk may stop the clock."""
    room = morning()
    (ada,) = room.join("Ada")
    room.open("break")
    for role, hand in {"desk": room.desk, "screen": room.screen, "room": ada}.items():
        with browser.new_context() as context:
            another = context.new_page()
            another.goto(f"{files}/NOTICES.txt")
            page = Shown(another, room, hand)
            page.sees("Back at")
            page.sees("What we measure")
            look(page, f"break-{role}")
            assert page.complaints == []
    desk = Shown(tab, room, room.desk)
    expect(tab.get_by_text("have answered")).to_have_count(0)
    expect(tab.get_by_role("button", name="Reveal")).to_have_count(0)
    tab.get_by_role("button", name="Pause", exact=True).click()
    desk.sees("15 minutes more")


def test_a_break_is_added_by_keys(tab: Page) -> None:
    """Where no server holds the session, a break can be added all the same; and taken back."""
    room = morning()
    room.open("frame")
    tab.set_viewport_size({"width": 1280, "height": 800})
    desk = Shown(tab, room, room.desk)
    add = tab.get_by_role("button", name="Add to the agenda")
    add.focus()
    tab.keyboard.press("Enter")
    desk.sees("Here it can be a break.")
    look(desk, "adding")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.get_by_role("radio", name="A break").focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Tea")
    expect(tab.get_by_role("radio", name="Before “Coffee”")).to_be_checked()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("dialog")).to_have_count(0)
    desk.sees("Done: Adding of “Tea”")
    assert [one.title for one in room.live.state.workshops][1:3] == ["Tea", "Coffee"]
    tab.get_by_role("button", name="Undo", exact=True).click()
    expect(tab.get_by_role("button", name="Tea")).to_have_count(0)
    assert len(room.live.state.workshops) == 3
    assert desk.complaints == []


def test_both_agreements_are_told_apart(browser: Browser, files: str) -> None:
    """At the end each stands under its workshop, on every page."""
    room = morning()
    (ada,) = room.join("Ada")
    for begin, text in (("", PURPOSE_TEXT), ("plan-", PLAN_TEXT)):
        room.open(f"{begin}edit")
        room.desk.do("save_version", text=text.replace("\n", " · "), base=0)
        room.open(f"{begin}consent")
        ada.do("respond", choice="consent")
        room.desk.do("reveal")
        room.desk.do("confirm")
    room.desk.do("finish")
    for role, hand in {"desk": room.desk, "screen": room.screen, "room": ada}.items():
        with browser.new_context() as context:
            another = context.new_page()
            another.goto(f"{files}/NOTICES.txt")
            page = Shown(another, room, hand)
            for words in ("One purpose", "What we measure", PURPOSE_TEXT):
                page.sees(words)
            expect(another.get_by_role("blockquote")).to_have_count(2)
            look(page, f"end-{role}")
            assert page.complaints == []


def test_going_ahead_asks_for_a_reason(tab: Page) -> None:
    """The desk sees what is missing and what opens it, writes why, and the room goes on."""
    room = Programme(TOOLS)
    tab.set_viewport_size({"width": 1280, "height": 800})
    desk = Shown(tab, room, room.desk)
    tab.get_by_role("button", name="Start: Ladder").click()
    dialog = tab.get_by_role("dialog", name="Not everything is there yet")
    expect(dialog.get_by_role("listitem")).to_have_count(3)
    on = dialog.get_by_role("button", name="Go on with this reason")
    expect(on).to_be_disabled()
    look(desk, "ahead-dialog")
    dialog.get_by_label("Why do you go on all the same?").fill("Our tools are fixed until June.")
    on.click()
    expect(dialog).to_have_count(0)
    desk.sees("provisional")
    assert room.live.state.jumps["ladder"]["reason"] == "Our tools are fixed until June."
    look(desk, "ahead-desk")
    assert desk.complaints == []


def test_what_it_started_from(tab: Page) -> None:
    """The desk says it before the first step, and keeps it in the agenda."""
    first = earlier()
    room = following(first, carried([exporting(first.hub, first.code, "json").record]))
    desk = Shown(tab, room, room.desk)
    desk.sees("What it starts from")
    desk.sees("By June, 40 adjusters cut rework from 18% to 12%.")
    look(desk, "begun-desk")
    room.open("frame")
    desk.catch_up()
    tab.get_by_text("What it started from").click()
    desk.sees("By June, 40 adjusters cut rework from 18% to 12%.")
    assert desk.complaints == []
