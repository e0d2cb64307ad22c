"""A file comes in at the desk: chosen, corrected, seen, taken in, taken back; a bad one is told."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonground.hub import Hub
from commonground.session.steps import Step, Workshop
from commonground.store import Log
from tests.imports.files import written
from tests.server.visiting import Running, serve

from .visit import Visit

REVIEW = Workshop("review", "Review", "", (Step("data", "Real data", "data", 5),))
HEADERS = ("Day", "Site", "Handled", "Asked again", "Contact e-mail")


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A server in this process, with a session that has one step."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with contextlib.contextmanager(serve)(Hub(Log(str(tmp_path / "held.db")))) as running:
        yield running


def days(path: Path) -> Path:
    """A plain table: in no date of it is it clear which number is the month."""
    rows = [
        [f"0{1 + n % 9}/0{1 + n // 36}/2026", site, 40 + n, 6, f"quill{n}@example.org"]
        for n in range(72)
        for site in ("Harbour", "Hillside")
    ]
    written(path, HEADERS, rows)
    text = path.read_text().replace("Harbour,41", '"Harbour,41', 1)
    path.write_text(text)
    return path


def choose(desk: Page, path: Path) -> None:
    """Choose a file as one does who has no mouse: the field itself takes the keys."""
    desk.locator("input[type=file]").set_input_files(path)


def test_a_file_comes_in(running: Running, visit: Callable[..., Visit], tmp_path: Path) -> None:
    """What only a person knows is asked; nothing is in the session before it is taken in."""
    code = running.run(running.site.hub.create, [REVIEW], "A review")
    links = running.run(running.site.links.all, code)
    desk, phone = visit("laptop"), visit("phone", touch=True)
    desk.page.goto(links["desk"])
    phone.join(links["join"], "Zelda")
    expect(desk.page.get_by_text("1 here").first).to_be_visible()
    desk.page.keyboard.press("n")
    expect(phone.page.get_by_text("No data has come in yet.")).to_be_visible()

    (tmp_path / "empty.csv").write_bytes(b"\n\n")
    choose(desk.page, tmp_path / "empty.csv")
    expect(desk.page.get_by_role("alert")).to_contain_text("The file is empty")
    expect(desk.page.get_by_role("alert")).to_contain_text("The session is as it was")

    choose(desk.page, days(tmp_path / "days.csv"))
    see = desk.page.get_by_role("button", name="See what comes of it")
    expect(see).to_be_disabled()
    expect(desk.page.get_by_text("Never taken in")).to_contain_text("Contact e-mail")
    desk.page.get_by_label("The day: 3/11 is").check()
    expect(see).to_be_enabled()
    numbers = desk.page.get_by_role("group", name="Numbers to follow")
    numbers.get_by_label("Asked again").uncheck()
    expect(numbers.get_by_label("Asked again")).not_to_be_checked()
    expect(desk.page.get_by_role("group", name="What to follow")).not_to_contain_text("Asked again")
    desk.page.get_by_label("Harbour").select_option(label="Where it changed")
    desk.page.get_by_label("Hillside").select_option(label="The comparison")
    see.click()
    expect(desk.page.get_by_text("Row 4, column “Site”: a quote is not closed")).to_be_visible()
    assert len(running.run(running.site.hub.live, code).events) == 3

    desk.page.get_by_role("button", name="Take in the rest, without 1 row").click()
    expect(phone.page.get_by_text("days.csv")).to_be_visible()
    expect(phone.page.get_by_text("1 row in which something could not be read.")).to_be_visible()
    expect(desk.page.get_by_text("where it changed:").first).to_be_visible()
    board = running.run(running.site.hub.live, code).state.board(REVIEW.steps[0])
    assert {one["arm"] for one in board["files"][0]["series"]} == {"", "treated", "control"}
    assert "quill" not in str(running.run(running.site.hub.live, code).events)
    assert running.site.uploads.kept == 0

    desk.page.get_by_role("button", name="Undo: File taken in").click()
    expect(phone.page.get_by_text("No data has come in yet.")).to_be_visible()
    assert [desk.complaints, desk.elsewhere, phone.complaints] == [[], [], []]
