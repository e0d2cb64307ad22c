"""A real JupyterLab in Chromium: each workshop is read, tried, changed, checked and served."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect, sync_playwright

from commonground.workshops import packaged, read
from tests.browser.visit import ARGUMENTS, Visit, chromium
from tests.cli.running import User
from tests.looking import be_patient, violations
from tests.patience import ENOUGH, until
from tests.protocol import Client

pytestmark = pytest.mark.places

PROMPT = "What keeps you awake at night, and what would end it?"
FIRST = "Participant"


class Lab(NamedTuple):
    """A running JupyterLab: who started it, in which folder, its address and its token."""

    user: User
    folder: Path
    address: str
    token: str

    def link(self, name: str) -> str:
        """The link that opens a notebook, and nothing that was open before."""
        return f"{self.address}/tree/{quote(name)}?{self.token}&reset"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab as the command starts it, in a folder that is not there yet."""
    user = User(tmp_path_factory.mktemp("home"))
    folders = {"JUPYTER_RUNTIME_DIR": "jupyter", "JUPYTER_CONFIG_DIR": "config", "IPYTHONDIR": "ip"}
    user.environment |= {name: str(user.home / folder) for name, folder in folders.items()}
    folder = user.home / "Unsere Wörkshops"
    process = user.start("lab", str(folder), "--no-open", "--json")
    assert process.stdout is not None
    with process:
        try:
            address, _, token = json.loads(process.stdout.readline())["lab"].partition("?")
            yield Lab(user, folder, address.partition("/tree/")[0], token)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=ENOUGH)


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visit]:
    """One browser; what it needed from elsewhere is told in the end."""
    be_patient()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        visit = Visit.begin(browser)
        yield visit
        visit.page.context.close()
        browser.close()


def run_all(visitor: Visit, link: str) -> None:
    """Open a notebook and run it from top to bottom."""
    page = visitor.page
    page.goto(link)
    expect(page.get_by_role("button", name="Python 3 (ipykernel) | Idle")).to_be_visible()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()


def look_at_all_three(shown: Locator, step: str) -> None:
    """The same step on the phone, on the desk and on the screen; with keys."""
    shown.scroll_into_view_if_needed()
    for name in (FIRST, "Desk", "Screen"):
        tab = shown.get_by_role("tab", name=name)
        expect(tab).to_have_attribute("aria-selected", "true")
        frame = shown.get_by_role("tabpanel")
        expect(frame.get_by_role("heading", name=step, exact=True).first).to_be_visible()
        tab.press("ArrowRight")
    expect(shown.get_by_role("tab", name=FIRST)).to_be_focused()


@pytest.mark.parametrize("name", sorted(packaged()))
def test_a_workshop_is_read_from_top_to_bottom(lab: Lab, visitor: Visit, name: str) -> None:
    """Below each step's cell it is at work, in three roles; nothing is fetched from elsewhere."""
    steps = read(packaged()[name]).steps
    run_all(visitor, lab.link(f"{name}.ipynb"))
    for place, step in enumerate(steps):
        shown = visitor.page.get_by_role("region", name=f"Preview of {step.title}", exact=True)
        expect(shown).to_be_attached()
        if place % 4 == 0 or step is steps[-1]:  # each is built of the same three pages
            look_at_all_three(shown, step.title)
    expect(visitor.page.locator(".jp-OutputArea-output[data-mime-type*=error]")).to_have_count(0)
    assert visitor.elsewhere == []


def test_what_is_done_in_one_page_is_seen_in_the_others(lab: Lab, visitor: Visit) -> None:
    """The others answer, the desk reveals, the screen shows it; JupyterLab keeps off the keys."""
    run_all(visitor, lab.link("purpose.ipynb"))
    shown = visitor.page.get_by_role("region", name="Preview of Blind rating", exact=True)
    expect(shown).to_be_attached()
    shown.scroll_into_view_if_needed()
    shown.get_by_role("button", name="Let the others answer").click()
    shown.get_by_role("tab", name="Desk").click()
    expect(shown.get_by_text("6 of 7").first).to_be_visible()
    shown.get_by_role("button", name="Reveal").press("Enter")
    shown.get_by_role("tab", name="Screen").click()
    expect(shown.get_by_role("tabpanel").get_by_text("median").first).to_be_visible()
    assert violations(visitor.page, ".cg-preview") == []


def test_a_prompt_is_changed_checked_and_served(lab: Lab, visitor: Visit) -> None:
    """The preview shows the change at once, the check is content, people are asked the new one."""
    page, path = visitor.page, lab.folder / "purpose.ipynb"
    run_all(visitor, lab.link("purpose.ipynb"))
    shown = page.get_by_role("region", name="Preview of Frame", exact=True)
    expect(shown).to_be_attached()
    cell = page.locator(".jp-CodeCell", has=shown)
    editor = cell.locator(".cm-content").first
    editor.scroll_into_view_if_needed()
    editor.click()
    source = next(cell for cell in cells(path) if '"frame"' in cell)
    before = read(packaged()["purpose"]).steps[0].prompt
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source.replace(before, PROMPT))
    page.keyboard.press("Control+Enter")
    expect(shown.get_by_text(PROMPT).first).to_be_visible()
    page.keyboard.press("Control+s")
    until(lambda: PROMPT in path.read_text(encoding="utf-8"))

    assert lab.user.json("check-workshop", str(path))["mistakes"] == []
    with lab.user.serving("serve", "--port=0", "--workshops", str(lab.folder)) as said:
        assert said["workshops"] == sorted(packaged())
        links = lab.user.json("new", "purpose")
        with ThreadPoolExecutor(1) as elsewhere:  # the browser has this thread's event loop
            asked = elsewhere.submit(asyncio.run, asked_first(links)).result(timeout=ENOUGH)
    assert asked == PROMPT


def cells(path: Path) -> list[str]:
    """The texts of a notebook's cells."""
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found]


async def asked_first(links: dict[str, Any]) -> str:
    """What a participant is asked when the desk opens the first step."""
    desk = await Client.enter(links["desk"])
    ada = await Client.join(links["join"], "Ada")
    try:
        await desk.send("open_step", {"step": desk.page["agenda"][0]["id"]})
        await ada.wait(lambda page: bool(page.get("step")))
        return str(ada.page["step"]["prompt"])
    finally:
        await ada.close()
        await desk.close()
