"""Registers in the files of a session: what was written, what was found, and nothing that runs."""

from __future__ import annotations

import csv
import io

from commonground.session.steps import Step
from commonground_widgets import column, register
from tests.report.held import exported
from tests.report.test_page import Read
from tests.rooms import Room, one

COLUMNS = [
    column("unit", "Unit"),
    column("owns", "Owns it for"),
    column("hours", "Hours", kind="number"),
]


def filled() -> Room:
    """Two roles, one of them with a slip and with what would like to be markup."""
    setting = register(COLUMNS, ["Host", "<b>Sponsor</b>"], row="role", reads="roles")
    room = Room(one(Step("s", "Who does what", "register", 5, options=setting.options)))
    nela = room.person("Nela")
    room.open("s")
    host, sponsor = (row["id"] for row in nela.page["board"]["rows"])
    nela.do("save_row", row=host, base=9, fields={"unit": "=1+1", "hours": "a day"})
    assert sponsor
    return room


def test_the_report_has_rows_and_findings() -> None:
    """Each row with its columns; beside it what cannot be read, and below what was found in all."""
    text = Read(exported(filled(), "html")).text
    for said in (
        "Roles that somebody has 1 of 2",
        "Unit =1+1",
        "Warning: “a day” is not a number.",
        "Note: Nobody has “<b>Sponsor</b>” yet.",
        "What was found in all of it: Warning: =1+1 holds 1 of 1 roles.",
    ):
        assert said in text
    assert "Nela" not in text


def test_the_table_has_a_row_for_each() -> None:
    """With its own columns, how much is filled and what was found; no formula among them."""
    rows = list(csv.DictReader(io.StringIO(exported(filled(), "csv"))))
    host, sponsor = (row for row in rows if row["activity"] == "register")
    assert (host["text"], host["unit"], host["hours"], host["filled"]) == (
        "Host",
        "'=1+1",
        "a day",
        "2",
    )
    assert (host["warnings"], sponsor["says"]) == (
        "1",
        "Nobody has “<b>Sponsor</b>” yet. Name a unit, or do without.",
    )
