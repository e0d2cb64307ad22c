"""A purpose workshop, held: a facilitator, two people with real pages, ten protocol clients."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .crowd import Crowd
from .house import House
from .visit import Visit

pytestmark = pytest.mark.held
FIRST = "Within five months 80% of the 90 adjusters in West compare worked cases together"
AMENDED = "Within six months 75% of the adjusters share worked cases to cut rework to 12%."
Begin = Callable[..., Visit]


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def answer(page: Page, choice: str) -> None:
    """Choose consent, concern or objection."""
    page.get_by_role("radio", name=re.compile(f"^{choice}")).check()


def saved(page: Page) -> None:
    """Wait until the page says that what was sent is saved."""
    expect(page.locator(".cg-saved")).to_have_text("Saved")


def test_a_group_goes_from_a_blank_page_to_an_agreed_statement(
    house: House, visit: Begin, crowd: Crowd, tmp_path: Path
) -> None:
    """All nine steps, by hand at the desk, by thumb and by keys, and the outcome in the exports."""
    links = house.session()
    room = Held(links, visit, crowd)
    room.frame()
    room.drafts()
    room.check()
    room.rating()
    room.merge()
    room.reveal()
    room.edit()
    room.consent()
    room.owners()
    statement = room.finish()
    assert [one.complaints for one in room.visits] == [[]] * 4
    assert [one.elsewhere for one in room.visits] == [[]] * 4
    exported = export(house, links["code"], tmp_path / "session.json", "json")
    events = json.loads(exported)["events"]
    (agreed,) = [event["data"]["text"] for event in events if event["kind"] == "confirmed"]
    assert (agreed, statement) == (AMENDED, AMENDED)
    assert AMENDED in export(house, links["code"], tmp_path / "report.html", "html")


def export(house: House, code: str, path: Path, kind: str) -> str:
    """What the command exports."""
    command = [sys.executable, "-m", "commonground", "export", code, "--format", kind]
    command += ["-o", str(path), "--server", house.home]
    subprocess.run(command, check=True, capture_output=True)
    return path.read_text(encoding="utf-8")


class Held:
    """The workshop as it is held, step by step."""

    def __init__(self, links: dict[str, Any], visit: Begin, crowd: Crowd) -> None:
        self.desk, self.screen = visit("laptop"), visit("projector")
        self.ada, self.ben = visit("phone"), visit("small")
        self.visits = [self.desk, self.screen, self.ada, self.ben]
        self.crowd = crowd
        self.desk.page.goto(links["desk"])
        self.screen.page.goto(links["screen"])
        self.ada.join(links["join"], "Ada")
        self.ben.join(links["join"], "Ben")
        crowd.join(links["join"], 10)
        expect(self.screen.page.get_by_text("12 people here")).to_be_visible()
        expect(self.screen.page.get_by_text("Ada")).to_have_count(0)

    def go_on(self, title: str, step: str, phase: str = "open") -> None:
        """Next, at the desk; every page follows."""
        self.desk.page.get_by_role("button", name=f": {title}").first.click()
        for one in self.visits:
            one.step(title)
        self.crowd.see(step, phase)

    def answered(self, count: int) -> None:
        """Wait until the desk counts so many answers."""
        counted = self.desk.page.locator(".cg-progress")
        expect(counted).to_contain_text(f"{count} of 12")

    def frame(self) -> None:
        """People say that they are ready."""
        self.go_on("Frame", "frame")
        press(self.ada.page, "I’m ready")
        self.crowd.play()
        self.answered(11)

    def drafts(self) -> None:
        """Ada writes freely with her thumb; Ben fills in the pieces with the keyboard only."""
        self.go_on("Private drafts", "drafts")
        ada, ben = self.ada.page, self.ben.page
        press(ada, "Free text")
        ada.get_by_label("Your statement").fill(f"{FIRST}.")
        expect(ada.locator(".cg-findings")).to_contain_text("from")
        press(ada, "Save my statement")
        saved(ada)
        ben.get_by_label("Who", exact=True).focus()
        ben.keyboard.type("nurses on night shift")
        reach_with_tab(ben, "Save my statement")
        ben.keyboard.press("Enter")
        saved(ben)
        self.crowd.play()
        self.answered(12)
        expect(self.desk.page.get_by_text(FIRST)).to_have_count(0)
        expect(self.screen.page.get_by_text(FIRST)).to_have_count(0)

    def check(self) -> None:
        """Ada mends what the check found."""
        self.go_on("Self-check", "check")
        ada = self.ada.page
        ada.get_by_label("Your statement").fill(f"{FIRST} to cut rework from 18% to 12%.")
        press(ada, "Save changes")
        saved(ada)
        self.crowd.play()
        press(self.desk.page, "Reveal")
        expect(self.screen.page.get_by_text(f"{FIRST} to cut rework").first).to_be_visible()
        self.crowd.see("check", "revealed")

    def rating(self) -> None:
        """Everybody rates five; nobody is asked to rate their own."""
        self.go_on("Blind rating", "rating")
        for person in (self.ada, self.ben):
            for place in range(1, 6):
                heading = person.page.get_by_role("heading", name=f"Statement {place} of 5")
                expect(heading).to_be_attached()
                text = person.page.locator(".cg-judged")
                if person is self.ada:
                    expect(text).not_to_have_text(f"{FIRST} to cut rework from 18% to 12%.")
                person.page.locator(".cg-scale-point").nth(3).click()
            expect(person.page.get_by_text("All rated and saved", exact=False)).to_be_visible()
        self.crowd.play()
        self.answered(12)
        press(self.desk.page, "Reveal")
        self.crowd.see("rating", "revealed")

    def merge(self) -> None:
        """Ada writes for her group."""
        self.go_on("Merge the top three", "merge")
        field = self.ada.page.get_by_label("Your group’s proposal")
        field.fill(f"{FIRST} to cut rework from 18% to 12%.")
        press(self.ada.page, "Save for the group")
        saved(self.ada.page)
        self.crowd.play()

    def reveal(self) -> None:
        """People say which proposal they prefer; the desk chooses one."""
        self.go_on("Reveal", "reveal", "revealed")
        self.ada.page.locator(".cg-prefer").first.click()
        expect(self.ada.page.get_by_text("You prefer this")).to_be_visible()
        self.crowd.play()
        self.desk.page.get_by_role("button", name="Go on with", exact=False).first.click()

    def edit(self) -> None:
        """Two write at once: the second is told, keeps the text, and saves on top."""
        self.go_on("Edit together", "edit")
        ada, ben = self.ada.page, self.ben.page
        for page in (ada, ben):
            press(page, "Change the text")
        ada.get_by_label("Your change").fill("Ada's words are first.")
        ben.get_by_label("Your change").fill("Ben's words are on top.")
        press(ada, "Save as version 2")
        expect(ben.get_by_text("saved version 2 while you wrote", exact=False)).to_be_visible()
        expect(ben.get_by_label("Your change")).to_have_value("Ben's words are on top.")
        press(ben, "Use mine on top")
        shown = self.screen.page.locator("blockquote")
        expect(shown).to_have_text("Ben's words are on top.")

    def consent(self) -> None:
        """An objection with its harm and amendment is adopted; then nobody objects."""
        self.go_on("Consent", "consent")
        ada, desk = self.ada.page, self.desk.page
        answer(ada, "Objection")
        ada.get_by_label("What harm would it do?").fill("Nobody knows what it means.")
        ada.get_by_label("What would you change?").fill(AMENDED)
        press(ada, "Send my answer")
        saved(ada)
        press(desk, "Reveal")
        expect(desk.get_by_text("Nobody knows what it means.")).to_be_visible()
        press(desk, "Amend the text")
        desk.get_by_label("The amended text").fill(AMENDED)
        press(desk, "Adopt and ask again")
        for person in (self.ada, self.ben):
            expect(person.page.get_by_text("Round 2: the text was changed.")).to_be_visible()
            expect(person.page.get_by_text(AMENDED).first).to_be_visible()
            answer(person.page, "Consent")
            press(person.page, "Send my answer")
        self.crowd.see("consent")
        self.crowd.run(all_consent(self.crowd))
        self.answered(12)
        press(desk, "Reveal")
        desk.get_by_role("button", name="Confirm the agreement").first.click()
        press(desk, "Yes, it is agreed")
        expect(self.screen.page.get_by_text(AMENDED)).to_be_visible()

    def owners(self) -> None:
        """Ada takes a task; the desk names her, the screen does not."""
        self.go_on("Owners", "owners")
        ada = self.ada.page
        ada.get_by_role("button", name="Take this on", exact=False).first.click()
        ada.get_by_role("button", name="I take it", exact=False).click()
        expect(self.desk.page.get_by_role("region", name="The board")).to_contain_text("Ada")
        expect(self.screen.page.get_by_text("Ada")).to_have_count(0)

    def finish(self) -> str:
        """The end: the statement stands on the screen like a poster."""
        press(self.desk.page, "Finish")
        press(self.desk.page, "End the session")
        poster = self.screen.page.locator("blockquote")
        expect(poster).to_have_text(AMENDED)
        expect(self.ada.page.get_by_text(AMENDED)).to_be_visible()
        return poster.inner_text()


async def all_consent(crowd: Crowd) -> None:
    """Every protocol client consents."""
    for client in crowd.clients:
        await client.send("respond", {"choice": "consent"})


def reach_with_tab(page: Page, name: str) -> None:
    """Press Tab until a button has the focus, as somebody without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == name:
            return
    raise AssertionError(f"“{name}” cannot be reached with the keyboard")
