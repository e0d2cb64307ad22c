"""A real page in Chromium, and what it must never do: call elsewhere, or complain."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests import looking

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {
    "small": (320, 640),
    "phone": (390, 844),
    "laptop": (1280, 800),
    "projector": (1920, 1080),
}


def chromium() -> str:
    """The browser on this machine; `make test` installs one where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "no Chromium here: install one, or name it in the variable CHROMIUM"
    return found


@dataclass
class Visit:
    """One visitor's page."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @classmethod
    def begin(
        cls, browser: Browser, size: str = "laptop", scheme: Any = "light", *, touch: bool = False
    ) -> Visit:
        """A browser of its own, with nothing in its memory; of a phone with `touch`."""
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, has_touch=touch
        )
        context.set_default_timeout(looking.PATIENCE)
        visit = cls(context.new_page())
        visit.page.on("console", visit._heard)
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("request", lambda request: visit._asked(request.url))
        visit.page.on("websocket", lambda socket: visit._asked(socket.url))
        return visit

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, url: str) -> None:
        self.requests.append(url)
        if urlsplit(url).hostname not in ("127.0.0.1", None):
            self.elsewhere.append(url)

    def resize(self, size: str) -> None:
        """Look at the page in another size."""
        width, height = SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})

    def scheme(self, scheme: Any) -> None:
        """Look at the page light or dark, as somebody for whom nothing moves."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def join(self, link: str, name: str) -> None:
        """Join as a person does."""
        self.page.goto(link)
        self.page.get_by_label("Your name").fill(name)
        self.page.get_by_role("button", name="Join", exact=True).click()
        self.page.wait_for_url(re.compile("/room/"))

    def step(self, title: str) -> None:
        """Wait until the page shows a step."""
        heading = self.page.get_by_role("heading", name=title, exact=True)
        expect(heading.first).to_be_visible()

    def violations(self) -> list[str]:
        """What axe finds against A and AA, each with the place."""
        return looking.violations(self.page)

    def sideways(self) -> int:
        """How many pixels the page is wider than the window."""
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(wide))

    def picture(self, path: Path) -> None:
        """Take a screenshot."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)
