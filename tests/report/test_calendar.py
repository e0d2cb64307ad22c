"""The calendar of a session: every step with its days, and what is measured when, each once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from icalendar import Calendar

from commonground.report import export
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground_widgets import Workshop as Notebook
from commonground_widgets import column, indicators, register
from tests.rooms import Room, one

NASTY = "Zoë; \\n, <b>\r\nBEGIN:VALARM"
ROWS = {
    "Name the hosts": {"owner": "Claims", "unit": "North", "start": "2027-03-01", "budget": "500"},
    "Go": {"kind": "launch", "start": "2027-03-08", "end": "2027-03-10", "after": "Name the hosts"},
    NASTY: {"start": "2027-03-09", "owner": NASTY},
    "Some day": {"owner": "Nobody"},
}


def room() -> Room:
    """A roadmap, and one indicator card that is due every month."""
    book = Notebook("plan", "A plan", leads_to="Days")
    kinds = {"start": "date", "end": "date", "budget": "number", "after": "list"}
    names = ("kind", "owner", "unit", *kinds)
    columns = [column(name, name.title(), kind=kinds.get(name, "line")) for name in names]
    about: dict[str, Any] = {"minutes": 5, "prompt": "Go on.", "anonymous": True}
    limits = register([column("horizon", "By")], ["All"])
    book.step("limits", "Limits", limits, gives="limits", **about)
    book.step("road", "Roadmap", register(columns, reads="roadmap"), **about)
    book.step("cards", "Cards", indicators(["Rework"]), **about)
    held = Room(book.declared)
    ada = held.person("Ada")
    held.open("limits")
    ada.do("save_row", row="i1", base=0, fields={"horizon": "2027-06-30"})
    held.open("road")
    for name, fields in ROWS.items():
        ada.do("add_row", text=name)
        board = ada.page["board"]
        ada.do("save_row", row=board["rows"][-1]["id"], base=board["changes"], fields=fields)
    held.open("cards")
    fields = {"cadence": "monthly", "horizon": "2026-12-31"}
    ada.do("save_indicator", card="i1", base=0, fields=fields)
    held.clock.now = dt.datetime(2026, 9, 15, tzinfo=dt.UTC).timestamp()
    ada.do("save_indicator", card="i1", base=9, fields={"owner": "Broker desk"})
    return held


def events(held: Room) -> dict[str, Any]:
    """Summary → event, as a calendar program reads it."""
    found = export(held.hub, held.code, "ics")
    assert found.filename.endswith(".ics")
    assert found.mime == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(found.body)
    assert all(len(line) <= 75 for line in found.body.split(b"\r\n"))
    assert not read.walk("VALARM")
    return {str(event["summary"]): event for event in read.walk("VEVENT")}


def test_every_day_there_is() -> None:
    """Whole days, both included; a step without days is none; nobody is invited."""
    held = room()
    found = events(held)
    strange = " ".join(NASTY.split())
    measured = [name for name in found if name.startswith("Measure")]
    assert found.keys() - {*measured} == {
        *("Name the hosts", "Launch: Go", strange, "Look back", "Look back: Rework"),
    }
    assert measured
    go = found["Launch: Go"]
    assert [go[name].dt for name in ("dtstart", "dtend")] == [
        dt.date(2027, 3, 8),
        dt.date(2027, 3, 11),
    ]
    said = str(found["Name the hosts"]["description"])
    assert said.splitlines() == ["Who: Claims (North)", "Cost: 500"]
    assert "Waits for: Name the hosts" in str(go["description"])
    assert found["Look back"]["dtstart"].dt == dt.date(2027, 6, 30)
    text = export(held.hub, held.code, "ics").body.decode()
    assert "Ada" not in text
    assert not {"attendee", "organizer"} & {name.lower() for e in found.values() for name in e}


def test_imported_again_it_is_replaced() -> None:
    """The same UIDs with a higher sequence after a change, also under another name."""
    held = room()
    before = events(held)["Launch: Go"]
    held.open("road")
    board = held.desk.page["board"]
    row = next(each["id"] for each in board["rows"] if each["text"] == "Go")
    held.desk.do("save_row", row=row, base=board["changes"], fields={"text": "Start"})
    after = events(held)["Launch: Start"]
    assert (after["uid"], after["sequence"] > before["sequence"]) == (before["uid"], True)


def test_a_session_without_days() -> None:
    """It is said, and what would make some; the desk is not offered a calendar."""
    held = Room(one(Step("a", "A", "reading", 5)))
    with pytest.raises(Refused, match="nothing has a day"):
        export(held.hub, held.code, "ics")
    assert "ics" not in held.desk.page["session"]
    assert room().desk.page["session"]["ics"] is True
