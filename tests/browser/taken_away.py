"""The measurement plan as it lies in the folder of downloads: a ZIP file, opened and read."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from icalendar import Calendar
from icalendar.cal import Component
from playwright.sync_api import Page

Row = dict[str, str]


@dataclass(frozen=True)
class Plan:
    """What the files hold."""

    dictionary: list[Row]
    open_points: list[Row]
    sheets: dict[str, list[Row]]
    events: list[Component]
    readme: str


def plan(desk: Page, path: Path) -> Plan:
    """Take the plan away by its link on the desk, and read it."""
    with desk.expect_download() as begun:
        desk.get_by_role("link", name="Measurement plan").click()
    begun.value.save_as(path)
    with zipfile.ZipFile(path) as folder:
        files = {name: folder.read(name).decode("utf-8-sig") for name in folder.namelist()}
    return Plan(
        dictionary=_rows(files["data-dictionary.csv"]),
        open_points=_rows(files["open-points.csv"]),
        sheets={name: _rows(text) for name, text in files.items() if name.startswith("sheets/")},
        events=Calendar.from_ical(files["calendar.ics"]).walk("VEVENT"),
        readme=files["README.txt"],
    )


def _rows(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text, newline="")))
