"""Reload, second tab, killed kernel, killed server: the same person, the same step, the draft."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .crowd import Crowd
from .house import House
from .visit import Visit

Begin = Callable[..., Visit]
STEPS = {
    "frame": "Frame",
    "drafts": "Private drafts",
    "check": "Self-check",
    "rating": "Blind rating",
    "merge": "Merge the top three",
    "reveal": "Reveal",
    "edit": "Edit together",
    "consent": "Consent",
    "owners": "Owners",
}
# The field in which Ada has typed something that she has not sent, where a step has one.
FIELDS = {
    "drafts": "Your statement",
    "check": "Your statement",
    "merge": "Your group’s proposal",
    "edit": "Your change",
    "consent": "What worries you?",
    "owners": "What is to be done?",
}
OPENED_BY = {
    "drafts": "Free text",
    "check": "Free text",
    "edit": "Change the text",
    "owners": "Add a task",
}
# A page that had accidents within the last minute waits longer before it loads itself again. In a
# workshop there are not three at each step, so each time the earlier ones are forgotten.
LONG_AGO = "sessionStorage.removeItem('commonground:reloads')"


def test_a_second_tab_is_the_same_person(house: House, visit: Begin) -> None:
    """Two tabs of one browser: one participant, one answer, both up to date."""
    links = house.session()
    desk, ada = visit("laptop"), visit("phone")
    desk.page.goto(links["desk"])
    ada.join(links["join"], "Ada")
    second = ada.page.context.new_page()
    second.goto(links["join"])
    second.get_by_role("link", name="Continue as Ada").or_(
        second.get_by_role("button", name="Continue as Ada")
    ).click()
    desk.page.get_by_role("button", name=": Frame").first.click()
    ada.page.get_by_role("button", name="I’m ready").click()
    expect(second.get_by_text("You are ready", exact=False)).to_be_visible()
    expect(desk.page.locator(".cg-progress")).to_contain_text("1 of 1")


@pytest.mark.held
def test_at_each_step_the_page_survives_reload_kill_of_its_kernel_and_of_the_server(
    house: House, visit: Begin, crowd: Crowd
) -> None:
    """Nine steps, three accidents each; and the banner tells the truth meanwhile."""
    links = house.session()
    desk, ada = visit("laptop"), visit("phone")
    desk.page.goto(links["desk"])
    ada.join(links["join"], "Ada")
    crowd.join(links["join"], 3)
    for step, title in STEPS.items():
        desk.page.get_by_role("button", name=f": {title}").first.click()
        phase = "revealed" if step == "reveal" else "open"
        ada.step(title)
        crowd.see(step, phase)
        crowd.play()
        typed = begin_to_type(ada.page, step)
        for visited in (desk, ada):
            visited.page.evaluate(LONG_AGO)
        before = house.processes()
        ada.page.reload()
        same(ada, title, step, typed)
        kill_kernel(house.processes() - before, ada.page)
        same(ada, title, step, typed)
        house.kill()
        banner = ada.page.get_by_text("Connection lost", exact=False)
        expect(banner.first).to_be_visible()
        house.start()
        expect(banner).to_have_count(0)
        same(ada, title, step, typed)
        desk.step(title)
        crowd.come_back()
        finish_step(desk.page, step)
    assert "Traceback" not in house.log_text()


def begin_to_type(page: Page, step: str) -> str:
    """Type something and do not send it; what was typed."""
    if step not in FIELDS:
        return ""
    if step in OPENED_BY:
        page.get_by_role("button", name=OPENED_BY[step], exact=True).click()
    if step == "consent":
        page.get_by_role("radio", name="Concern").check()
    field = page.get_by_label(FIELDS[step])
    field.fill(f"half a thought about {step}")
    return field.input_value()


def same(visit: Visit, title: str, step: str, typed: str) -> None:
    """The page is back: the same step, and what was typed stands in the field."""
    visit.step(title)
    expect(visit.page.get_by_label("Your name")).to_have_count(0)
    if typed:
        expect(visit.page.get_by_label(FIELDS[step])).to_have_value(typed)


def kill_kernel(processes: set[int], page: Page) -> None:
    """Kill the processes behind a page, and wait until the page has another kernel."""
    assert processes, "the reload started no kernel"
    before = page.locator("#cg-config").text_content() or ""
    with page.expect_event("framenavigated"):
        for pid in processes:
            os.kill(pid, signal.SIGKILL)
    expect(page.locator("#cg-config")).to_be_attached()
    assert page.locator("#cg-config").text_content() != before


def finish_step(desk: Page, step: str) -> None:
    """What the desk has to do before the room can go on."""
    if step in ("rating", "merge"):
        desk.get_by_role("button", name="Reveal", exact=True).click()
    if step == "reveal":
        desk.get_by_role("button", name="Go on with", exact=False).first.click()
