"""The same small app in five forms, as a person meets each: come in, type a card, press the button.

Four are written for this comparison. Common Ground's is the product itself: the last step of the
purpose workshop, where “Add a task” puts a card on a wall that everybody sees. There the name is
asked on a page of its own, before; so its visits are measured from the room page on, and once
more with the join page.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

import httpx
from playwright.async_api import BrowserContext, Page
from playwright.async_api import TimeoutError as TooLate

from tests.protocol import Client

from .servers import SECRET, Server

WITHIN = 30.0  # seconds until a page that was asked for must be there
LOST = 3000  # milliseconds until a click is taken to be lost and tried again


class Form:
    """A peer's app."""

    button = "Add a card"

    def __init__(self, server: Server) -> None:
        self.url = server.address

    async def admit(self, _context: BrowserContext, _name: str) -> None:
        """Let a browser in; here there is no door."""

    async def drawn(self, page: Page) -> None:
        """Wait until there is the button to add a card."""
        await page.get_by_role("button", name=self.button).wait_for(timeout=WITHIN * 1000)

    async def add(self, page: Page, text: str) -> None:
        """Type a card and press the button."""
        await page.get_by_label("Your card").fill(text)
        await page.get_by_role("button", name=self.button).click()

    async def until_card(self, page: Page, text: str) -> int:
        """Add a card and wait until it is there; the attempts that this took."""
        until, attempts = monotonic() + WITHIN, 0
        while True:
            attempts += 1
            await self.add(page, text)
            try:
                await page.get_by_text(text).first.wait_for(timeout=LOST)
            except TooLate:
                if monotonic() > until:
                    raise
            else:
                return attempts


class Room(Form):
    """Common Ground's last step."""

    button = "Add a task"

    def __init__(self, links: dict[str, Any]) -> None:
        self.join = str(links["join"])
        self.url = self.join.replace("/join/", "/room/")

    async def admit(self, context: BrowserContext, name: str) -> None:
        """Join by the form, without showing it."""
        page = await (await context.request.get(self.join)).text()
        token = re.search(r'name="xsrf" content="([^"]+)"', page)
        assert token, "the join page carries no token"
        form = {"name": name, "_xsrf": token[1]}
        await context.request.post(self.join, form=form, max_redirects=0)

    async def through_the_door(self, page: Page, name: str) -> None:
        """Join as a person does."""
        await page.goto(self.join, wait_until="commit")
        await page.get_by_label("Your name").fill(name)
        await page.get_by_role("button", name="Join", exact=True).click()

    async def add(self, page: Page, text: str) -> None:
        """Two presses: the first opens the field."""
        field = page.get_by_label("What is to be done?")
        if not await field.is_visible():
            await page.get_by_role("button", name=self.button).click()
        await field.fill(text)
        await page.get_by_role("button", name="Add the task").click()


@asynccontextmanager
async def opened(name: str, server: Server) -> AsyncIterator[Form]:
    """The app, ready for people."""
    if name != "commonground":
        yield Form(server)
        return
    links = new_session(server)
    desk = await at_step(links, "owners")
    try:
        yield Room(links)
    finally:
        await desk.close()


def new_session(server: Server) -> dict[str, Any]:
    """A new purpose session: its code and links."""
    headers = {"Authorization": f"Bearer {SECRET}"}
    url = f"{server.address}api/sessions"
    answer = httpx.post(url, json={"agenda": "purpose"}, headers=headers, timeout=WITHIN)
    return dict(answer.raise_for_status().json())


async def at_step(links: dict[str, Any], step: str) -> Client:
    """A desk that has opened a step."""
    desk = await Client.enter(links["desk"])
    reply = await desk.send("open_step", {"step": step}, step=None)
    assert reply["ok"], reply
    return desk
