"""What one page costs: traffic, time until it can be used, CPU and memory on the server.

One pass is one app with a server and a browser of its own. Its first page is the warm-up: it is
in no figure, and stays open to the end, so that nobody pays for the first time of anything.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.visit import ARGUMENTS, chromium

from .forms import Form, Room, opened
from .servers import Server, running
from .wire import Wire

# Nothing of another host can be reached: who asks for it is answered so at once.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SETTLED = 1.5  # seconds in which a page that can be used fetches what else it wants
IDLE = 3.0  # seconds in which nothing happens
COLD = 2  # visits timed in one pass

Measured = dict[str, Any]


async def one_pass(name: str, folder: Path, pages: int) -> Measured:
    """Everything of one app, once."""
    async with async_playwright() as playwright:
        with running(name, folder) as server:
            browser = await playwright.chromium.launch(
                executable_path=chromium(), args=[*ARGUMENTS, ALONE]
            )
            try:
                async with opened(name, server) as form:
                    found = await _costs(server, form, browser, pages)
                    found |= await _traffic(form, browser)
                    cold = [await _cold(form, browser, f"cold {n}") for n in range(COLD)]
                    found |= {name: [one[name] for one in cold] for name in cold[0]}
                    if isinstance(form, Room):
                        found |= await _with_the_join_page(form, browser)
            finally:
                await browser.close()
    return found


async def _page(form: Form, browser: Browser, name: str) -> Page:
    """A browser with nothing in its memory, and its window."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    await form.admit(context, name)
    return await context.new_page()


async def _costs(server: Server, form: Form, browser: Browser, pages: int) -> Measured:
    """CPU of a join and memory of a participant, from the second page on.

    What the open pages cost while nothing happens is measured too and taken off the joins.
    """
    await _open(form, browser, "warm-up")
    await asyncio.sleep(IDLE)
    memory, cpu, open_for = server.memory(), server.cpu(), 0.0
    for number in range(1, pages):
        began = monotonic()
        await _open(form, browser, f"Person {number}")
        open_for += number * (monotonic() - began)
    joining = server.cpu() - cpu
    await asyncio.sleep(IDLE)
    added, cpu = server.memory() - memory, server.cpu()
    await asyncio.sleep(IDLE)
    idle = (server.cpu() - cpu) / IDLE / pages
    return {
        "cpu": max(0.0, joining - idle * open_for) / (pages - 1),
        "cpu_with_idle": joining / (pages - 1),
        "idle": idle,
        "memory": added / (pages - 1),
        "memory_alone": memory,
    }


async def _open(form: Form, browser: Browser, name: str) -> None:
    page = await _page(form, browser, name)
    await page.goto(form.url, wait_until="commit")
    await form.drawn(page)
    await asyncio.sleep(SETTLED)


async def _traffic(form: Form, browser: Browser) -> Measured:
    """A first visit, and a second by the same browser."""
    first = await _page(form, browser, "First")
    found = {"first": await _counted(form, first, form.url, "first visit")}
    context: BrowserContext = first.context
    await first.close()
    found["later"] = await _counted(form, await context.new_page(), form.url, "later visit")
    await context.close()
    return found


async def _counted(form: Form, page: Page, url: str, card: str) -> dict[str, int]:
    wire = await Wire.of(page)
    await page.goto(url, wait_until="commit")
    await form.drawn(page)
    await form.until_card(page, card)
    await asyncio.sleep(SETTLED)
    return wire.result()


async def _cold(form: Form, browser: Browser, card: str) -> dict[str, float]:
    """Seconds from the beginning of the navigation until the button and until a card is there."""
    page = await _page(form, browser, card)
    began = perf_counter()
    await page.goto(form.url, wait_until="commit")
    await form.drawn(page)
    drawn = perf_counter() - began
    attempts = await form.until_card(page, card)
    clickable = perf_counter() - began
    await page.context.close()
    return {"drawn": drawn, "clickable": clickable, "attempts": attempts}


async def _with_the_join_page(form: Room, browser: Browser) -> Measured:
    """The same with the page that asks for the name before it."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    wire = await Wire.of(page)
    began = perf_counter()
    await form.through_the_door(page, "Through the door")
    await form.drawn(page)
    await form.until_card(page, "from the door")
    seconds = perf_counter() - began
    await asyncio.sleep(SETTLED)
    await context.close()
    return {"first_with_join": wire.result(), "clickable_with_join": seconds}
