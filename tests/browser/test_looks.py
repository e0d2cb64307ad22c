"""Every page at every size, light and dark: nothing sticks out, axe has nothing to say.

A page that is looked at changes its size and scheme where it stands, so the workshop is held once.
Dark is other colours and nothing else; axe reads a small page light and a laptop's dark. With the
variable PICTURES naming a folder, each state is kept there as a PNG, each size light and dark.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.looking import settle

from .crowd import Crowd
from .house import House
from .test_nothing_lost import STEPS
from .visit import SIZES, Visit

Begin = Callable[..., Visit]
PICTURES = os.environ.get("PICTURES")
READ = {"small": "light", "laptop": "dark"}  # the sizes in which axe reads a page, and how


class Gallery:
    """Looks at pages, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def look(self, visit: Visit, name: str) -> None:
        """Look at a page in every size; it is left light."""
        for size in SIZES:
            visit.resize(size)
            for scheme in ("dark", "light"):
                if scheme == READ.get(size, "light") or PICTURES:
                    visit.scheme(scheme)
                    self._look(visit, name, size, scheme)

    def _look(self, visit: Visit, name: str, size: str, scheme: str) -> None:
        settle(visit.page)
        where = f"{name}, {size}, {scheme}"
        if visit.sideways() > 0:
            self.wrong.append(f"{where}: {visit.sideways()} pixels too wide")
        if READ.get(size) == scheme:
            self.wrong += [f"{where}: {found}" for found in visit.violations()]
        if PICTURES:
            visit.picture(Path(PICTURES) / scheme / f"{name}-{size}.png")


@pytest.mark.held
def test_every_page_fits_and_can_be_used_by_everybody(
    house: House, visit: Begin, crowd: Crowd
) -> None:
    """Home, join, and the three roles in every step, open and revealed."""
    links = house.session("Less rework in claims, a title that is rather long for a small phone")
    gallery = Gallery()
    home, desk, screen, ada = (visit() for _ in range(4))
    look_at_the_doors(gallery, house, links, home, ada)
    desk.page.goto(links["desk"])
    screen.page.goto(links["screen"])
    ada.join(links["join"], "Ada")
    crowd.join(links["join"], 6)
    expect(screen.page.get_by_text("7 people here")).to_be_visible()
    pages = {"desk": desk, "screen": screen, "room": ada}
    for role, page in pages.items():
        gallery.look(page, f"0-gathering-{role}")
    for number, (step, title) in enumerate(STEPS.items(), start=1):
        desk.resize("laptop")
        desk.page.get_by_role("button", name=f": {title}").first.click()
        for page in pages.values():
            page.step(title)
        crowd.see(step, "revealed" if step == "reveal" else "open")
        crowd.play()
        for role, page in pages.items():
            gallery.look(page, f"{number}-{step}-{role}")
        desk.resize("laptop")
        if reveal(desk, step):
            crowd.see(step, "revealed")
            for role, page in pages.items():
                gallery.look(page, f"{number}-{step}-revealed-{role}")
        desk.resize("laptop")
        decide(desk, step)
    desk.page.get_by_role("button", name="Finish", exact=True).click()
    desk.page.get_by_role("button", name="End the session", exact=True).click()
    expect(ada.page.get_by_text("ended", exact=False).first).to_be_visible()
    for role, page in pages.items():
        gallery.look(page, f"9-end-{role}")
    visits = [home, *pages.values()]
    assert gallery.wrong == []
    assert [one.complaints for one in visits] == [[]] * 4
    assert [one.elsewhere for one in visits] == [[]] * 4


def look_at_the_doors(
    gallery: Gallery, house: House, links: dict[str, Any], home: Visit, ada: Visit
) -> None:
    """The pages that have no kernel."""
    home.page.goto(house.home)
    expect(home.page.get_by_role("heading", name="Your sessions")).to_be_visible()
    gallery.look(home, "home")
    ada.page.goto(house.address)
    gallery.look(ada, "home-of-strangers")
    ada.page.goto(f"{house.address}join")
    gallery.look(ada, "join")
    ada.page.goto(links["join"])
    gallery.look(ada, "join-code")


def reveal(desk: Visit, step: str) -> bool:
    """Reveal, where there is something to be revealed."""
    button = desk.page.get_by_role("button", name="Reveal", exact=True)
    if step == "reveal" or button.count() == 0 or not button.is_enabled():
        return False
    button.click()
    return True


def decide(desk: Visit, step: str) -> None:
    """What the desk has to decide before the room can go on."""
    if step == "reveal":
        desk.page.get_by_role("button", name="Go on with", exact=False).first.click()
