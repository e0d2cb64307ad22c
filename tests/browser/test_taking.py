"""What a facilitator takes away with pictures in it: made while one waits, or told why not."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, expect

from commonground import report
from tests.charts.rehearsed import PICTURED, rehearsed

from .house import House
from .visit import Visit

Begin = Callable[..., Visit]


def brought(house: House, folder: Path, *, reveal: bool) -> dict[str, str]:
    """The links of a session in which people have answered."""
    room, file = rehearsed(PICTURED["placement"], reveal=reveal), folder / f"{reveal}.json"
    file.write_bytes(report.export(room.hub, room.code, "json", include_unrevealed=True).body)
    command = [sys.executable, "-m", "commonground", "import", str(file), "--json"]
    run = subprocess.run(
        [*command, "--server", house.home], capture_output=True, text=True, check=True
    )
    return dict(json.loads(run.stdout))


def saved(visit: Visit, link: Locator, folder: Path) -> Path:
    """The file that a click gives."""
    with visit.page.expect_download() as found:
        link.click()
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


def test_a_picture_is_saved_from_the_desk(house: House, visit: Begin, tmp_path: Path) -> None:
    """As PNG from the step that was revealed, and all of them from home."""
    links = brought(house, tmp_path, reveal=True)
    desk = visit("phone")
    desk.page.goto(links["desk"])
    link = desk.page.get_by_role("link", name="Save the picture as PNG")
    expect(link).to_be_visible()
    assert desk.violations() == []
    assert saved(desk, link, tmp_path).read_bytes().startswith(b"\x89PNG")
    expect(link).not_to_have_attribute("aria-disabled", "true")
    home = visit()
    home.page.goto(house.home)
    home.page.get_by_text("Export").first.click()
    every = saved(home, home.page.get_by_role("link", name="Pictures (ZIP)").first, tmp_path)
    with zipfile.ZipFile(every) as files:
        assert "index.csv" in files.namelist()
    assert [desk.complaints, desk.elsewhere, home.complaints, home.elsewhere] == [[], [], [], []]


def test_before_the_reveal_there_is_no_picture(house: House, visit: Begin, tmp_path: Path) -> None:
    """The desk offers none of the step; all pictures are refused with a sentence in place."""
    links = brought(house, tmp_path, reveal=False)
    desk = visit()
    desk.page.goto(links["desk"])
    desk.page.get_by_text("Export", exact=True).click()
    desk.page.get_by_role("link", name="Pictures").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("No step of this session has a picture")
    expect(desk.page.get_by_text("Save the picture")).to_have_count(0)
