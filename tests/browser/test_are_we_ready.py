"""Are we ready, held: a desk, a screen and a phone; the rest of the room by wire."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.protocol import Client

from .crowd import Crowd
from .held import Begin, Three
from .house import House
from .test_whole_workshop import press
from .visit import Visit

pytestmark = pytest.mark.held
OTHERS = 4
AUDIENCE = "The forty adjusters of North, from March on"
SEEN = "Four steering groups and no decision since May"
HURTS = "It is all the fault of one of us"
RED, COUNTER = "Everything at once", "Two problems only until summer"
REASON = "Nobody guides it yet"
READY = "As ready as the weakest of the six: Guide, at 1 of 4. Enough is 2."
FLAG = "One red flag: “Everything at once”. One is enough to fail by."


def test_from_anchors_to_a_path(house: House, visit: Begin, crowd: Crowd) -> None:
    """Sentences by touch, evidence nobody's, a red flag with its owner, and where to begin."""
    held = Held(house.session(agenda="readiness"), visit, crowd)
    held.whom()
    held.disciplines()
    held.scenarios()
    held.premortem()
    held.actions()
    held.path()
    held.went_well()


class Held(Three):
    """The workshop as it is held, step by step."""

    def __init__(self, links: dict[str, Any], visit: Begin, crowd: Crowd) -> None:
        super().__init__(links, visit, crowd, OTHERS)
        self.wall = crowd.watch(links["screen"])

    def seen(self, words: str) -> None:
        """Wait until all three pages show it."""
        for one in self.all:
            expect(one.page.get_by_text(words).first).to_be_visible()

    def whom(self) -> None:
        """The phone names whom it is for."""
        self.go_on("Who it is for", "whom")
        self.phone.page.get_by_role("button", name="Write the text").tap()
        self.phone.page.get_by_label("The text").fill(AUDIENCE)
        press(self.phone.page, "Save as version 1")
        expect(self.screen.page.get_by_text(AUDIENCE)).to_be_visible()

    def disciplines(self) -> None:
        """Who leaves something open has begun; revealed, the weakest is what counts."""
        self.go_on("Six disciplines", "disciplines")
        self.phone.page.locator(".cg-anchor").nth(3).tap()
        told = self.desk.page.locator(".cg-progress")
        expect(told).to_contain_text(f"0 of {OTHERS + 1} are done, 1 has begun")
        self.crowd.run(judge(self.crowd.clients, {"guide": 1}, 3))
        expect(told).to_contain_text(f"{OTHERS} of {OTHERS + 1} are done, 1 more has begun")
        press(self.desk.page, "Reveal")
        self.seen(READY)

    def scenarios(self) -> None:
        """Evidence is nobody else's before the reveal, and nobody's after it."""
        self.go_on("Five ways to fail", "scenarios")
        diagnosing(self.phone)
        clients = self.crowd.clients
        self.crowd.run(judge(clients, {"everything": 3}, 0))
        self.crowd.run(clients[0].send("say_evidence", {"item": "everything", "text": HURTS}))
        sent = json.dumps([client.page for client in (*clients[1:], self.wall)])
        assert not any(words in sent for words in (SEEN, HURTS))
        press(self.desk.page, "Reveal")
        self.seen(FLAG)
        taking_off(self.desk, self.screen)

    def premortem(self) -> None:
        """The red flag has a row already; it gets a result, a counter-measure and an owner."""
        self.go_on("Premortem", "premortem")
        page = self.phone.page
        page.get_by_role("button", name=RED).first.tap()
        page.get_by_role("button", name="The cynics get their proof").tap()
        page.get_by_label("Counter-measure").fill(COUNTER)
        page.get_by_label("Owner").fill("Team leads")
        press(page, "Save")
        expect(self.desk.page.get_by_text("1 of 1").first).to_be_visible()
        expect(self.screen.page.get_by_text(COUNTER)).to_be_visible()

    def actions(self) -> None:
        """A tick counts with its place, and the list says that it is not sufficient."""
        self.go_on("What there is to do", "actions")
        self.phone.page.get_by_role("button", name="Strategy:").first.tap()
        self.phone.page.get_by_label("Where is it?").fill("In the shared folder")
        self.phone.page.keyboard.press("Enter")
        self.seen("Necessary, not sufficient")
        self.seen("1 of 12 done")

    def path(self) -> None:
        """What both sides at once lacks is told; inside first is recorded with its reason."""
        self.go_on("Where to begin", "path")
        expect(self.phone.page.get_by_text("One source begins with our own")).to_be_visible()
        self.crowd.play()
        press(self.desk.page, "Reveal")
        page = self.desk.page
        expect(page.get_by_text("Somebody looks after the conversation").first).to_be_visible()
        page.locator(".cg-deciding").get_by_role("radio").first.check()
        page.get_by_role("textbox", name="Why?").fill(REASON)
        press(page, "Record the decision")
        self.seen(REASON)


async def judge(clients: list[Client], points: Mapping[str, int], others: int) -> None:
    """All clients give each item the same."""
    for client in clients:
        for item in client.page["board"]["items"]:
            value = points.get(item["id"], others)
            assert (await client.send("rate", {"item": item["id"], "value": value}))["ok"]


def diagnosing(phone: Visit) -> None:
    """One after the other until the one that fits; a point, and a line of evidence."""
    heading = phone.page.locator(".cg-thing h3")
    for place in range(1, 6):
        expect(phone.page.locator(f'.cg-fill[aria-label="{place} of 5"]')).to_be_visible()
        if heading.inner_text() == RED:
            phone.page.get_by_role("button", name="this is us").tap()
            phone.page.get_by_label("What have you seen").fill(SEEN)
        phone.page.locator(".cg-thumb button").tap()
    expect(phone.page.get_by_text(SEEN)).to_be_visible()
    phone.page.get_by_role("button", name="I am done").tap()


def taking_off(desk: Visit, screen: Visit) -> None:
    """The evidence stands on the wall without names; what hurts is taken off, and stays off."""
    card = desk.page.locator(".cg-discipline", has_text=RED)
    card.get_by_role("button", name="Show it alone on the screen").click()
    for words in (SEEN, HURTS):
        expect(screen.page.get_by_text(words)).to_be_visible()
    card.get_by_role("button", name=f"Take off the wall: {HURTS}").click()
    expect(screen.page.get_by_text(HURTS)).to_have_count(0)
    expect(screen.page.get_by_text(SEEN)).to_be_visible()
