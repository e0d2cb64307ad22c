"""Listen first, held: a desk, a screen and a phone; the rest of the room by wire."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.protocol import Client

from .crowd import Crowd
from .held import Begin, Three
from .house import House
from .test_whole_workshop import press

pytestmark = pytest.mark.held
OTHERS = 4
SEGMENT, QUESTION = "Brokers in the south", "When did you last have to ask twice?"
SAID = "I ring you, and then ring again"
THEME = "Asked twice"


def test_from_whom_to_ask_to_what_weighs_where(house: House, visit: Begin, crowd: Crowd) -> None:
    """A plan by touch, a quote without its address, themes of one's own, alpha and the map."""
    held = Held(house.session(agenda="listening"), visit, crowd)
    held.plan()
    held.voices()
    held.coding()
    held.heat()
    held.went_well()


class Held(Three):
    """The workshop as it is held, step by step."""

    def __init__(self, links: dict[str, Any], visit: Begin, crowd: Crowd) -> None:
        super().__init__(links, visit, crowd, OTHERS)
        self.wall = crowd.watch(links["screen"])

    def turn_to(self, title: str, step: str, phase: str = "open") -> None:
        """To a step from the agenda at the desk; every page follows."""
        agenda = self.desk.page.get_by_role("navigation", name="Agenda")
        agenda.get_by_role("button", name=title).click()
        press(self.desk.page, "Open it for everybody")
        for one in self.all:
            one.step(title)
        self.crowd.see(step, phase)

    def plan(self) -> None:
        """A key segment, and a question that it is asked; the wall shows both."""
        page = self.phone.page
        self.turn_to("Who must be heard", "segments")
        page.get_by_label("Who else must be heard?").fill(SEGMENT)
        page.get_by_role("button", name="Add", exact=True).tap()
        page.get_by_role("button", name=f"Mark as key : {SEGMENT}").tap()
        expect(self.screen.page.get_by_text("1 segment, 1 of them key.")).to_be_visible()
        self.turn_to("What we ask of whom", "asking")
        page.get_by_label("Another question").fill(QUESTION)
        page.get_by_role("button", name="Add", exact=True).tap()
        asked = page.locator(".cg-asked", has_text=QUESTION)
        asked.get_by_role("button", name=SEGMENT).tap()
        expect(asked.get_by_role("button", name=SEGMENT)).to_have_attribute("aria-pressed", "true")
        expect(self.screen.page.get_by_text("is asked of nobody")).to_be_visible()

    def voices(self) -> None:
        """Nobody else is sent a quote before the reveal, and nobody an address."""
        self.turn_to("The voices", "voices")
        page = self.phone.page
        page.get_by_label("Who said it").select_option(label=SEGMENT)
        page.get_by_label("What was said").fill(f"{SAID}. Mail me: a@example.org")
        page.get_by_role("button", name="Save the quote").tap()
        expect(page.get_by_text("An address or a number was taken out.")).to_be_visible()
        expect(self.desk.page.get_by_text("has 1 voice, fewer than 3.")).to_be_visible()
        self.crowd.play()
        sent = json.dumps([client.page for client in (*self.crowd.clients, self.wall)])
        assert SAID not in sent
        press(self.desk.page, "Reveal")
        expect(page.get_by_text(f"{SAID}. Mail me: [address removed]").first).to_be_visible()
        heard = "13 voices so far; every key segment is heard."
        expect(self.screen.page.get_by_text(heard)).to_be_visible()

    def coding(self) -> None:
        """The desk adds a theme; the phone gives it first, and one thing more."""
        self.turn_to("What each quote is about", "coding")
        desk, page = self.desk.page, self.phone.page
        page.get_by_text("A theme is missing").tap()
        page.get_by_label("Name it in two or three words").fill(THEME)
        page.get_by_role("button", name="Tell").tap()
        desk.get_by_role("button", name=f"Add “{THEME}”").click()
        page.get_by_role("button", name=THEME).tap()
        page.get_by_role("button", name="What they fear").tap()
        expect(page.get_by_role("button", name=f"{THEME} mainly")).to_be_visible()
        press(page, "Next")
        expect(page.locator('.cg-fill[aria-label^="2 of"]')).to_be_visible()
        self.crowd.run(all_waits(self.crowd.clients))
        expect(desk.locator(".cg-progress")).to_contain_text(f"{OTHERS} of {OTHERS + 1}")
        assert "heat" not in self.wall.page["board"]
        press(desk, "Reveal")
        expect(page.get_by_text("seen differently").first).to_be_visible()
        desk.get_by_role("button", name="Settle it").first.click()
        settling = desk.locator(".cg-settle")
        settling.get_by_role("button", name=THEME).click()
        settling.get_by_role("button", name="Settled", exact=True).click()
        expect(page.get_by_text(f"Settled: {THEME}")).to_be_visible()

    def heat(self) -> None:
        """The map on the wall; a tap on a number reads its quotes."""
        self.turn_to("What weighs where", "heat", "revealed")
        expect(self.screen.page.get_by_text("Krippendorff’s α")).to_be_visible()
        row = self.phone.page.locator(".cg-heat tr", has_text=THEME)
        row.get_by_role("button").first.tap()
        expect(self.phone.page.locator(".cg-spoken").first).to_be_visible()
        first = self.screen.page.locator(".cg-heat tbody tr").first
        expect(first).to_contain_text("What is hard today")


async def all_waits(clients: list[Client]) -> None:
    """All clients see the same in each quote."""
    for client in clients:
        theme = client.page["board"]["themes"][0]["id"]
        for quote in client.page["mine"]["quotes"]:
            assert (await client.send("code", {"quote": quote["id"], "themes": [theme]}))["ok"]
