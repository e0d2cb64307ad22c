"""The CSV file opens in a spreadsheet, and nothing in it runs there."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground import report
from commonground.report.table import COLUMNS, _safe
from tests.report.held import exported, held
from tests.rooms import PURPOSE, Room


def rows(room: Room) -> list[dict[str, str]]:
    """The table as a program reads it."""
    return list(csv.DictReader(io.StringIO(exported(room, "csv"), newline="")))


def test_it_begins_with_a_mark() -> None:
    """Excel knows by it that the file is UTF-8."""
    room = Room(PURPOSE)
    assert report.export(room.hub, room.code, "csv").body.startswith(b"\xef\xbb\xbfworkshop,")


def test_columns_and_rows() -> None:
    """One row for each contribution, under the step where it was made."""
    room = Room(PURPOSE)
    room.join("Ada", "Ben")
    room.open("drafts")
    room.person("Ada").do("write", text="Less rework")
    room.desk.do("reveal")
    (row,) = rows(room)
    assert tuple(row) == COLUMNS
    expected = {
        "workshop": "purpose",
        "step": "drafts",
        "title": "Drafts",
        "activity": "statement",
        "text": "Less rework",
    }
    assert {name: text for name, text in row.items() if text and name != "item"} == expected


def test_names() -> None:
    """Owners are named; raters are numbers that say nothing about who they are."""
    room = held()
    found = rows(room)
    names = {person.name for person in room.live.state.people.values()}
    assert {row["author"] for row in found if row["step"] == "owners"} <= names | {""}
    raters = {row["author"] for row in found if row["step"] == "rate"}
    assert raters == {f"anonymous {n}" for n in range(1, len(raters) + 1)}


def test_the_outcome() -> None:
    """The agreed statement, its rounds and counts stand at the end."""
    room = held()
    (outcome,) = room.live.state.agreements()
    found = [row for row in rows(room) if row["activity"] == "outcome"]
    assert {(row["workshop"], row["step"]) for row in found} == {("purpose", "consent")}
    assert (found[0]["item"], found[0]["text"]) == ("statement", outcome["statement"])
    counts = {row["status"]: int(row["value"]) for row in found if row["item"] == "answers"}
    assert counts == outcome["counts"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠x"]
)
def test_formulas(text: str) -> None:
    """A text that a spreadsheet would run begins with an apostrophe."""
    assert _safe(text) == f"'{text}"


@given(st.text(max_size=20))
def test_other_texts(text: str) -> None:
    """A text that begins with a letter or a digit is as it was."""
    assert _safe(f"a{text}") == f"a{text}"


def test_a_formula_in_a_statement() -> None:
    """It stands in the table with its apostrophe, and nowhere without."""
    room = Room(PURPOSE)
    room.join("Ada")
    room.open("drafts")
    room.person("Ada").do("write", text='=HYPERLINK("http://example.org","more")')
    room.desk.do("reveal")
    (row,) = rows(room)
    assert row["text"].startswith("'=HYPERLINK")
