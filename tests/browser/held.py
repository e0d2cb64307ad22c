"""How a workshop is held in real browsers: what is done and looked at in every step.

With three pages (`Three`): a desk, a screen and a phone; the rest of the room has no browser. Or
with two hands and a crowd (`Room`): Ada has a phone and only touches it. Ben has a keyboard and
only uses that. The others have no browser; one more of them looks at the screen, to read what it
is sent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .crowd import Crowd
from .hands import Keys, Touch
from .test_whole_workshop import press
from .visit import Visit

Begin = Callable[..., Visit]
Board = dict[str, Any]


class Three:
    """A desk, a screen and a phone; ``others`` take part by wire."""

    def __init__(
        self, links: dict[str, Any], visit: Begin, crowd: Crowd, others: int, size: str = "phone"
    ) -> None:
        self.desk, self.screen = visit("laptop"), visit("projector")
        self.phone = visit(size, touch=True)
        self.all, self.crowd = (self.desk, self.screen, self.phone), crowd
        self.desk.page.goto(links["desk"])
        self.screen.page.goto(links["screen"])
        self.phone.join(links["join"], "Nuri")
        if others:
            crowd.join(links["join"], others)

    def go_on(self, title: str, step: str) -> None:
        """Next, at the desk; every page follows."""
        self.desk.page.get_by_role("button", name=f": {title}").first.click()
        for one in self.all:
            one.step(title)
        self.crowd.see(step)

    def reveal(self) -> None:
        """The others do theirs, and the desk reveals."""
        self.crowd.play()
        press(self.desk.page, "Reveal")

    def went_well(self) -> None:
        """No page complained or asked another host for anything."""
        assert [one.complaints for one in self.all] == [[], [], []]
        assert [one.elsewhere for one in self.all] == [[], [], []]


class Room:
    """A desk, a screen, Ada, Ben and ``others``."""

    def __init__(self, links: dict[str, Any], visit: Begin, crowd: Crowd, others: int) -> None:
        self.people = others + 2
        self.desk, self.screen = visit("laptop"), visit("projector")
        phone, small = visit("phone", touch=True), visit("small")
        self.visits = [self.desk, self.screen, phone, small]
        self.ada, self.ben = Touch(phone.page), Keys(small.page)
        self.crowd = crowd
        self.desk.page.goto(links["desk"])
        self.screen.page.goto(links["screen"])
        phone.join(links["join"], "Ada")
        small.join(links["join"], "Ben")
        crowd.join(links["join"], others)
        self.wall = crowd.watch(links["screen"])
        expect(self.screen.page.get_by_text(f"{self.people} people here")).to_be_visible()

    def go_on(self, title: str, step: str, phase: str = "open") -> None:
        """Next, at the desk; every page follows."""
        self.desk.page.get_by_role("button", name=f": {title}").first.click()
        for one in self.visits:
            one.step(title)
        self.crowd.see(step, phase)

    def rest(self, *secrets: str) -> None:
        """The others do theirs; all have answered, and nobody sees what these two have."""
        self.crowd.play()
        self.answered(*secrets)
        for one in self.visits:
            assert one.page.locator(".cg-problem-note").count() == 0

    def answered(self, *secrets: str) -> None:
        """All have answered, and nobody else is sent or shown what these two have."""
        everybody = f"{self.people} of {self.people}"
        expect(self.desk.page.locator(".cg-progress")).to_contain_text(everybody)
        sent = json.dumps([client.page for client in (*self.crowd.clients, self.wall)])
        assert [text for text in secrets if text in sent] == []
        for page in (self.desk.page, self.screen.page):
            assert [text for text in secrets if page.get_by_text(text).count()] == []
        assert "results" not in self.wall.page["board"]

    def reveal(self) -> list[dict[str, Any]]:
        """Reveal, at the desk; what the screen is sent."""
        press(self.desk.page, "Reveal")
        return list(self.seen(lambda board: "results" in board)["results"])

    def seen(self, so: Callable[[Board], Any]) -> Board:
        """Wait until the screen is sent a board that is so; the board."""
        page = self.crowd.run(self.wall.wait(lambda page: bool(so(page["board"]))))
        return dict(page["board"])

    def went_well(self) -> None:
        """No page complained or asked another host for anything; nobody was refused anything."""
        assert [one.complaints for one in self.visits] == [[]] * len(self.visits)
        assert [one.elsewhere for one in self.visits] == [[]] * len(self.visits)
        refused = [one for client in self.crowd.clients for one in client.refused]
        assert refused == [], refused

    def tell(self, kind: str, data: Callable[[int, str], dict[str, Any]], text: str) -> None:
        """The clients say something of an item, before they say what else they have to say."""

        async def say() -> None:
            for place, client in enumerate(self.crowd.clients):
                item = next(one for one in client.page["board"]["items"] if one["text"] == text)
                assert (await client.send(kind, data(place, item["id"])))["ok"]

        self.crowd.run(say())


def one_by_one(page: Page) -> Iterator[Locator]:
    """What is asked one after the other, each when the page has come to it."""
    first = page.locator(".cg-fill")
    count = int(str(first.get_attribute("aria-label")).split()[-1])
    for place in range(1, count + 1):
        section = page.locator(f'.cg-fill[aria-label="{place} of {count}"]')
        expect(section).to_be_visible()
        if place > 1:  # the focus comes along, and what is pressed before it is there is lost
            expect(section).to_be_focused()
        yield section


def named(results: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The results by their texts."""
    return {one["text"]: one for one in results}
