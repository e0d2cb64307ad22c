"""A pod behind a hub, as on Binder: everything below its prefix, over TLS, by Chromium.

One facilitator comes with the launch's token, two participants without it. The tests of this file
follow one another as an hour would; each says what it needs of those before it by its fixtures.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.visit import SIZES
from tests.looking import PATIENCE

from .hub import BASE, Hub

pytestmark = pytest.mark.places
TOKEN = "the-launch-token-that-must-not-stay"
USER = "room-x1"
PREFIX = f"{BASE}user/{USER}/"
NAMES = ("Ada", "Ben")
FOREIGN = (
    "api/kernels",
    "api/kernelspecs",
    "api/contents",
    "api/terminals",
    "api/status",
    "api/me",
    "api/shutdown",
    "api/sessions/../contents",
    "lab",
    "lab/tree",
    "doc/tree",
    "tree",
    "terminals/1",
    "terminals/websocket/1",
    "files/binder/start",
    "edit/binder/start",
    "view/binder/start",
    "notebooks/workshops/purpose.ipynb",
    "nbconvert/html",
    "nbextensions/x",
    "kernelspecs/x",
    "metrics",
    "hub/api",
    "shutdown",
    "voila/files/x",
    "voila/static/x",
    "voila/render/x",
    "static/..%2f..%2fsecret.py",
)
ASK = """async (paths) => {
  const found = [];
  for (const path of paths)
    for (const request of [{ method: "GET" }, { method: "POST", body: "{}" }]) {
      const { status } = await fetch(path, request);
      if (![403, 404, 405].includes(status)) found.push([request.method, path, status]);
    }
  return found;
}"""
CONNECT = """(path) => new Promise((resolve) => {
  const protocol = "v1.kernel.websocket.jupyter.org";
  const socket = new WebSocket(`wss://${location.host}${path}`, protocol);
  socket.onopen = () => { socket.close(); resolve("open"); };
  socket.onerror = () => resolve("refused");
})"""
REMEMBERED = """() => JSON.stringify([
  { ...localStorage }, { ...sessionStorage }, document.cookie, document.referrer, history.state,
  performance.getEntries().map(({ name }) => name),
])"""


@dataclass
class Room:
    """Who is there, by their pages, and what they have complained of."""

    address: str
    facilitator: Page
    code: str = ""
    join: str = ""
    people: list[Page] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def ask(self, url: str) -> None:
        """Somebody's page asks for this; what it has made itself is no question."""
        if not url.startswith(("data:", "blob:")):
            self.asked.add(url)

    def pages(self) -> list[Page]:
        """Everybody's page."""
        return [page for context in self.contexts for page in context.pages]


def come(browser: Browser, room: Room | None = None, size: str = "laptop") -> Page:
    """A page of a browser that was never here."""
    width, height = SIZES[size]
    context = browser.new_context(
        ignore_https_errors=True, viewport={"width": width, "height": height}
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    if room is not None:
        _watch(page, room)
    return page


def _watch(page: Page, room: Room) -> None:
    room.contexts.append(page.context)
    page.on("pageerror", lambda error: room.complaints.append(str(error)))
    page.on("request", lambda request: room.ask(request.url))
    page.on("websocket", lambda socket: room.ask(socket.url))


@pytest.fixture(scope="module")
def room(hub: Hub, browser: Browser) -> Iterator[Room]:
    """A facilitator who has clicked the badge, and started a session; two people who joined."""
    address = hub.launch(USER, TOKEN)
    page = come(browser)
    room = Room(address, page)
    _watch(page, room)
    page.goto(f"{address}?token={TOKEN}")
    expect(page.locator(".cg-desk-page")).to_be_visible()
    yield room
    for context in room.contexts:
        context.close()


def test_the_badge_leads_to_a_workshop(room: Room) -> None:
    """Simulated people are at work in it; the token has left the address."""
    page = room.facilitator
    assert re.fullmatch(rf"{re.escape(room.address)}desk/\w{{6}}", page.url)
    strip = page.get_by_role("region", name="This server")
    expect(strip).to_contain_text("A demonstration.")
    expect(strip).to_contain_text("of 60 places taken")
    expect(strip).to_contain_text("of 2 GB of memory used")
    expect(page.get_by_text("simulated").first).to_be_visible()


def test_start_my_own(room: Room) -> None:
    """One click away; its link, and the QR code, lead through the hub's own address."""
    page = room.facilitator
    page.get_by_role("link", name="Start my own").click()
    page.get_by_label("What is it about?").fill("Fewer returns")
    page.locator('input[name="agenda"][value="purpose"]').check()
    page.get_by_role("button", name="Start the session").click()
    expect(page.get_by_role("heading", name="Fewer returns").first).to_be_visible()
    found = re.search(r"new=(\w{6})", page.url)
    assert found
    room.code, room.join = found[1], f"{room.address}join/{found[1]}"
    expect(page.get_by_text(room.join, exact=True)).to_be_visible()
    expect(page.get_by_role("img", name="QR code of the join link")).to_be_visible()
    page.get_by_role("link", name="Open the desk", exact=True).click()
    expect(page.locator(".cg-desk-page")).to_be_visible()


def test_people_join_and_write(room: Room, browser: Browser) -> None:
    """Without a token. Widgets and websockets work both ways, under the prefix and over TLS."""
    for name in NAMES:
        page = come(browser, room, "phone")
        page.goto(room.join)
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join", exact=True).click()
        page.wait_for_url(f"{room.address}room/{room.code}")
        room.people.append(page)
    desk = room.facilitator
    expect(desk.locator(".cg-desk-here")).to_contain_text("2 here")
    desk.get_by_role("button", name=": Frame").first.click()
    for page in room.people:
        expect(page.get_by_role("heading", name="Frame", exact=True).first).to_be_visible()
    ready = room.people[0].get_by_role("button", name=re.compile("ready", re.IGNORECASE)).first
    ready.click()
    expect(desk.locator(".cg-desk-main")).to_contain_text("1 of 2")


def test_everything_is_asked_under_the_prefix(room: Room) -> None:
    """Pages, files, websockets: nothing else of this origin, and no other host."""
    found = {(urlsplit(url).netloc, urlsplit(url).path.startswith(PREFIX)) for url in room.asked}
    assert found == {(urlsplit(room.address).netloc, True)}
    assert any(url.startswith("wss:") for url in room.asked)
    assert room.complaints == []


def test_cookies_stay_below_the_prefix(room: Room) -> None:
    """Each for https only, unseen by scripts; no other pod of this hub is sent one."""
    cookies = [cookie for context in room.contexts for cookie in context.cookies()]
    assert {cookie["name"] for cookie in cookies} == {"commonground-visitor", "commonground-xsrf"}
    assert {cookie["path"] for cookie in cookies} == {PREFIX}
    assert all(cookie["secure"] and cookie["httpOnly"] for cookie in cookies)


def test_a_participant_finds_no_jupyter(room: Room) -> None:
    """Nor does the facilitator: none of its addresses exist, with any method."""
    addresses = [PREFIX + path for path in FOREIGN]
    for page in (room.people[0], room.facilitator):
        assert page.evaluate(ASK, addresses) == []


def test_a_participant_is_nobody_elses_kernel(room: Room) -> None:
    """Whoever knows a kernel's id and has another cookie, or none, is not let in."""
    kernel = json.loads(str(room.facilitator.locator("#cg-config").text_content()))["kernel"]
    own = json.loads(str(room.people[0].locator("#cg-config").text_content()))["kernel"]
    path = f"{PREFIX}api/kernels/%s/channels?session_id=x"
    assert room.people[0].evaluate(CONNECT, path % kernel) == "refused"
    assert room.people[1].evaluate(CONNECT, path % own) == "refused"
    assert room.people[0].evaluate(CONNECT, path % own) == "open"
    refused = "async (path) => (await fetch(path)).status"
    for path in (f"api/sessions/{room.code}/export", "api/sessions"):
        assert room.people[0].evaluate(refused, PREFIX + path) == 403
    locked = room.people[0].context.new_page()
    locked.goto(f"{room.address}desk/{room.code}")
    expect(locked.get_by_text("It opens with the link that was made for it")).to_be_visible()
    locked.close()


def test_the_link_with_the_token_opens_nothing_more(room: Room, browser: Browser) -> None:
    """Neither a second time, nor pasted into a join link: each says so in words."""
    for link, words in (
        (f"{room.address}?token={TOKEN}", "has been used already"),
        (f"{room.address}?token=wrong", "does not open anything here"),
        (f"{room.join}?token={TOKEN}", "held a key that is not for you"),
        (f"{room.address.rstrip('/')}?token={TOKEN}", "has been used already"),
    ):
        page = come(browser)
        page.goto(link)
        expect(page.get_by_text(words).first).to_be_visible()
        assert "token" not in urlsplit(page.url).query.replace("taken-out", "")
        assert TOKEN not in page.content()
        page.context.close()


def test_one_click_takes_it_away(room: Room, tmp_path: Path) -> None:
    """The file comes back in with the command, as the same session."""
    page = room.facilitator
    with page.expect_download() as started:
        page.get_by_role("link", name="Take this session with you").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert TOKEN not in file.read_text()
    database = tmp_path / "laptop.db"
    words = ["import", str(file), "--database", str(database), "--json"]
    command = [sys.executable, "-m", "commonground", *words]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(told.stdout)["code"] == room.code


def test_the_token_is_nowhere(room: Room, hub: Hub) -> None:
    """Not in an address, a history, a page, a browser's memory, an export, a log or a process."""
    for page in room.pages():
        assert TOKEN not in page.url + page.content() + page.evaluate(REMEMBERED)
    desk = room.facilitator
    fetch = "async (path) => (await fetch(path)).text()"
    for name in ("json", "csv", "html"):
        path = f"{PREFIX}api/sessions/{room.code}/export?format={name}"
        assert TOKEN not in desk.evaluate(fetch, path)
    while desk.url.startswith("https:"):
        assert TOKEN not in desk.url + desk.content()
        desk.go_back()
    # The hub itself writes down the command that it starts; that is its owner's.
    said = [line for line in hub.log().splitlines() if " Spawning " not in line]
    assert [line for line in said if TOKEN in line] == []
    pods = [pid for pid in processes() if f"--base-url={PREFIX}" in told_of(pid, "cmdline")]
    assert len(pods) == 1
    family = list(below(pods[0]))
    assert len(family) >= 5  # the server, what it forks from, three kernels
    for pid in family:
        for file in ("cmdline", "environ"):
            text = told_of(pid, file)
            assert TOKEN not in text
            assert "API_TOKEN" not in text


def processes() -> list[int]:
    """All processes."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def told_of(pid: int, file: str) -> str:
    """A file of a process, as text; empty for one that has gone."""
    try:
        return (
            Path(f"/proc/{pid}/{file}").read_bytes().replace(b"\0", b"\n").decode(errors="replace")
        )
    except OSError:
        return ""


def below(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    for child in told_of(pid, f"task/{pid}/children").split():
        yield from below(int(child))
