"""The measurement plan as it is taken away: a ZIP file, read back whole."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest
from icalendar import Calendar

from commonground import report
from commonground.report.plan import NO_CARD
from commonground.session.problems import Refused
from commonground.session.steps import Step, Workshop
from tests.rooms import PURPOSE, Room

CARDS = Workshop(
    "m",
    "Measures",
    "",
    (
        Step("cards", "Cards", "indicators", 20, anonymous=True),
        Step("again", "Again", "indicators", 5, continues="cards", anonymous=True),
    ),
)
REWORK = {
    "id": "R1",
    "purpose": "Adjusters share cases to cut rework",
    "definition": "Claims that come back",
    "numerator": "claims that came back",
    "unit": "%",
    "segments": "North, South",
    "direction": "down",
    "baseline": "18",
    "baseline_end": "2026-12-31",
    "target": "12",
    "horizon": "2027-02-28",
    "source": "=claims system",
    "owner": "Zoë 🙂",
    "cadence": "monthly",
}
DAY = 1_798_797_600  # 1 January 2027, 10 o'clock UTC


def filled(*cards: dict[str, str]) -> Room:
    """A room in which somebody has filled these cards."""
    room = Room(CARDS)
    room.clock.now = DAY
    ada = room.person("Ada")
    room.open("cards")
    for fields in cards:
        ada.do("add_indicator", name=fields.get("name", "Share of claims with rework"))
        card = room.desk.page["board"]["cards"][-1]["id"]
        if len(fields) > ("name" in fields):
            ada.do("save_indicator", card=card, base=99, fields=fields)
    return room


def files(room: Room) -> dict[str, str]:
    """Each file of the plan as text."""
    body = report.export(room.hub, room.code, "plan").body
    with zipfile.ZipFile(io.BytesIO(body)) as folder:
        assert folder.testzip() is None
        return {name: folder.read(name).decode("utf-8-sig") for name in folder.namelist()}


def table(text: str) -> list[list[str]]:
    """A file as rows of cells, its heads first."""
    return list(csv.reader(io.StringIO(text, newline="")))


def first_line(text: object) -> str:
    """What a description begins with."""
    return str(text).split("\n")[0]


def test_the_files() -> None:
    """What there is, under which name, and the same bytes each time."""
    room = filled(REWORK, {"name": 'Con<>|"?.'})
    found = report.export(room.hub, room.code, "plan")
    assert (found.filename, found.mime) == (f"a-room-{room.code}.zip", "application/zip")
    assert list(files(room)) == [
        "README.txt",
        "data-dictionary.csv",
        "open-points.csv",
        "sheets/01 R1.csv",
        "sheets/02 Con.csv",
        "calendar.ics",
    ]
    assert report.export(room.hub, room.code, "plan") == found
    with zipfile.ZipFile(io.BytesIO(found.body)) as folder:
        assert {info.date_time for info in folder.infolist()} == {(2027, 1, 1, 10, 0, 0)}


def test_a_collection_sheet() -> None:
    """A row per period and segment with its days, and nothing that a spreadsheet would run."""
    head, *rows = table(files(filled(REWORK))["sheets/01 R1.csv"])
    assert head == [
        *("Kind", "From", "To", "Due", "Segment", "Numerator: claims that came back", "Value (%)"),
        *("Collected by", "Collected on", "Source", "Note"),
    ]
    known = ["Zoë 🙂", "", "'=claims system", ""]
    january, february = (
        ("2027-01-01", "2027-01-31", "2027-02-01"),
        (*("2027-02-01", "2027-02-28", "2027-03-01"),),
    )
    baseline = ["baseline", "", "2026-12-31", ""]
    assert rows == [
        [*baseline, "all", "", "18.0", *known],
        [*baseline, "North", "", "", *known],
        [*baseline, "South", "", "", *known],
        ["measurement", *january, "North", "", "", *known],
        ["measurement", *january, "South", "", "", *known],
        ["measurement", *february, "North", "", "", *known],
        ["measurement", *february, "South", "", "", *known],
    ]


def test_the_dictionary() -> None:
    """One row per card under the labels of its fields; what was typed is text only."""
    head, row = table(files(filled(REWORK))["data-dictionary.csv"])
    said = {name: cell for name, cell in zip(head, row, strict=True) if cell}
    assert said == {
        "Id": "R1",
        "Name": "Share of claims with rework",
        "Purpose": "Adjusters share cases to cut rework",
        "Definition": "Claims that come back",
        "Numerator": "claims that came back",
        "Unit": "%",
        "Segments": "North, South",
        "Direction": "down",
        "Baseline": "18.0",
        "Baseline to": "2026-12-31",
        "Target": "12.0",
        "Horizon": "2027-02-28",
        "Source": "'=claims system",
        "Owner": "Zoë 🙂",
        "Cadence": "monthly",
        "Status": "candidate",
        "Version": "1",
        "Context only": "no",
        "Findings": "V3, V5",
    }


def test_the_calendar() -> None:
    """Read back as any calendar program does: who measures what when, and a day to look back."""
    room = filled(REWORK)
    calendar = Calendar.from_ical(files(room)["calendar.ics"])
    assert str(calendar["x-wr-calname"]) == "A room: measurement plan"
    events = [
        (str(event.decoded("dtstart")), str(event["summary"]), first_line(event["description"]))
        for event in calendar.walk("VEVENT")
    ]
    title = "Share of claims with rework"
    assert events == [
        ("2027-02-01", f"Measure: {title}", "For 2027-01-01 to 2027-01-31."),
        ("2027-03-01", f"Measure: {title}", "For 2027-02-01 to 2027-02-28."),
        ("2027-02-28", f"Look back: {title}", "From 18 to 12 %?"),
    ]
    uids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
    room.clock.now += 40 * 24 * 3600
    later = Calendar.from_ical(files(room)["calendar.ics"])
    assert [str(event["uid"]) for event in later.walk("VEVENT")] == uids
    assert len(set(uids)) == 3


def test_what_it_says_first() -> None:
    """Who measures what, and what the cards lack together."""
    lines = files(filled(REWORK))["README.txt"].split("\r\n")
    assert lines[0] == "A room: measurement plan from 2027-01-01"
    assert ("- Share of claims with rework: Zoë 🙂, monthly, until 2027-02-28 (sheet R1)") in lines
    at = lines.index("What so many can show")
    assert lines[at + 1] == (
        "- Share of claims with rework: To know a share near 18% within ± 5 points, look at 227 "
        "each time."
    )
    assert "To think of for “Adjusters share cases to cut rework”" in lines
    assert any(line.startswith("- There is no counter-metric") for line in lines)


BAD: dict[str, Any] = {"baseline": "140%", "target": "soon", "horizon": "1999-01-01"}


def test_a_bad_card_is_told() -> None:
    """A field that cannot be read is left empty and told; the plan is made all the same."""
    found = files(filled({**REWORK, **BAD}))
    _, *rows = table(found["open-points.csv"])
    assert {field: words.split(". ")[0] for _, field, words in rows} == {
        "Horizon": "The horizon 1999-01-01 is not after the baseline, which goes to 2026-12-31",
        "Baseline": "A share lies between 0% and 100%; 140% is outside",
        "Target": "“soon” is not a number",
    }
    assert [row[0] for row in table(found["sheets/01 R1.csv"])[1:]] == ["baseline"] * 3
    assert Calendar.from_ical(found["calendar.ics"]).walk("VEVENT") == []


def test_no_card_at_all() -> None:
    """A plan that says so, rather than a failure."""
    room = Room(CARDS)
    found = files(room)
    assert found["README.txt"].split("\r\n")[2:] == [NO_CARD, ""]
    assert [len(table(found[name])) for name in ("data-dictionary.csv", "open-points.csv")] == [
        1,
        1,
    ]
    assert Calendar.from_ical(found["calendar.ics"]).walk("VEVENT") == []


def test_two_hundred_years_and_many_cards() -> None:
    """Cards of one name have sheets of their own; those that were retired have none."""
    cards = [{"name": "Rework", "cadence": "weekly", "horizon": "2227-01-01"}] * 19
    found = files(filled(*cards, {"name": "Old", "status": "retired"}))
    sheets = [name for name in found if name.startswith("sheets/")]
    assert sheets[:2] == ["sheets/01 Rework.csv", "sheets/02 Rework 2.csv"]
    assert len(sheets) == 19


def test_a_workshop_without_cards() -> None:
    """Refused with a sentence, and nothing is written."""
    room = Room(PURPOSE)
    with pytest.raises(Refused, match="there is no measurement plan"):
        report.export(room.hub, room.code, "plan")
