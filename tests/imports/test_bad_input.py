"""Each defect of a file is a sentence with its row and column; the rest comes in, or nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from commonground.imports import Unreadable, look, take
from commonground.session.problems import Refused

from .files import TICKETS, tickets, written

TABLE = ["Day", "Site", "Handled"]


def table(count: int = 12) -> list[list[object]]:
    """Rows of a plain table: a day each."""
    return [[f"2026-03-{day:02}", "Harbour", 40 + day] for day in range(1, count + 1)]


def broken_quote(path: Path) -> None:
    """A cell whose quote is opened and never closed."""
    text = written(path, TABLE, table()).read_text()
    path.write_text(text.replace("2026-03-03,Harbour", '2026-03-03,"Harbour'))


def bad_number(path: Path) -> None:
    """A word where a number should be."""
    rows = table()
    rows[2][2] = "many"
    written(path, TABLE, rows)


def negative(path: Path) -> None:
    """Fewer than none reopened."""
    rows = tickets()
    rows[2][5] = -1
    written(path, TICKETS, rows)


def before(path: Path) -> None:
    """Solved before it was created."""
    rows = tickets()
    rows[2][4] = "2020-01-01 09:00:00"
    written(path, TICKETS, rows)


def no_date(path: Path) -> None:
    """A day that no month has."""
    rows = table()
    rows[2][0] = "2026-02-31"
    written(path, TABLE, rows)


def too_short(path: Path) -> None:
    """Cells are missing."""
    written(path, TABLE, [*table()[:2], ["2026-03-03"], *table()[3:]])


ROWS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a broken quote": (broken_quote, "Row 4, column “Site”: a quote is not closed"),
    "no number": (bad_number, "Row 4, column “Handled”: this cannot be read as a number."),
    "a negative count": (negative, "Row 4, column “Reopens”: less than nothing"),
    "an end before its beginning": (before, "Row 4, column “Solved at”: earlier than"),
    "no date": (no_date, "Row 4, column “Day”: this cannot be read as a date."),
    "too few cells": (too_short, "Row 4 has 1 cells where there are 3 headers."),
}


@pytest.mark.parametrize("defect", ROWS)
def test_a_row(defect: str, tmp_path: Path) -> None:
    """It is told by its row; nothing is taken, or the rest is, as the person says."""
    path = tmp_path / "file.csv"
    spoil, words = ROWS[defect]
    spoil(path)
    assert look(path).problems[0].words.startswith(words)
    assert look(path).problems[0].row == 4
    with pytest.raises(Refused, match="Nothing was taken in"):
        take(path)
    made = take(path, rest=True)
    assert made.rows_left_out == 1
    assert made.series
    assert "1 row in which something could not be read." in made.files[0]["left_out"]


def bomb() -> bytes:
    """A few kilobytes that unpack to 64 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("xl/workbook.xml", "<workbook/>")
        zipped.writestr("xl/worksheets/sheet1.xml", b"0" * (64 * 1024 * 1024))
    return made.getvalue()


def entities() -> bytes:
    """A real workbook whose sheet defines an entity by others: a billion laughs."""
    whole = io.BytesIO()
    book = Workbook()
    book.active.append(["Day", "Handled"])
    book.save(whole)
    made = io.BytesIO()
    lol = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                text = text.replace("<worksheet", f"{lol}<worksheet", 1).replace("Handled", "&b;")
            new.writestr(name, text)
    return made.getvalue()


WHOLE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.csv", b"", "The file is empty"),
    "only blanks": ("a.csv", b"\n\n\n", "The file is empty"),
    "no text": ("a.csv", bytes(range(256)) * 40, "The file is no text"),
    "50,000 columns": ("a.csv", ",".join(map(str, range(50_000))).encode(), "50,000 columns"),
    "a bomb": ("a.xlsx", bomb(), "The workbook unpacks to 67 MB"),
    "entities": ("a.xlsx", entities(), "The workbook is damaged"),
    "half a workbook": ("a.xlsx", bomb()[:900], "The workbook is damaged"),
    "an old workbook": ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "in the old format"),
    "half a Parquet file": ("a.parquet", b"PAR1" + b"\0" * 90, "The Parquet file is damaged"),
    "nothing to follow": ("a.csv", b"Colour,Shape\nred,round\n", "no column for “The date"),
}


@pytest.mark.parametrize("defect", WHOLE)
def test_a_file(defect: str, tmp_path: Path) -> None:
    """It is refused with what is wrong, before it is unpacked, and with what is safe."""
    name, body, words = WHOLE[defect]
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(Unreadable, match=words) as caught:
        take(path)
    assert caught.value.safe == "The session is as it was, and nothing of the file was kept."
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_formula_is_never_worked_out(tmp_path: Path) -> None:
    """Its saved value counts; where there is none, that is told with its row and column."""
    book = Workbook()
    book.active.append(TABLE)
    for row in table():
        book.active.append(row)
    book.active["C4"] = '=HYPERLINK("http://example.org", 7)'
    book.save(tmp_path / "table.xlsx")
    (problem,) = look(tmp_path / "table.xlsx").problems
    assert (problem.level, problem.row, problem.column) == ("warning", 4, "Handled")
    made = take(tmp_path / "table.xlsx")
    assert sum(point["n"] for point in made.series[0]["points"]) == 11


def test_day_or_month(tmp_path: Path) -> None:
    """One date decides for its column; where none does it is asked, and nothing is taken before."""
    path = tmp_path / "file.csv"
    written(path, TABLE, [[f"0{day}/03/2026", "Harbour", 50] for day in range(1, 8)])
    (asked, *_) = look(path).questions
    assert (asked.id, asked.answer) == ("order-date", "")
    with pytest.raises(Refused, match="is the day first, or the month"):
        take(path)
    days = [
        {
            one["at"]
            for one in take(path, {"said": {"order-date": order}, "cadence": "day"}).series[0][
                "points"
            ]
        }
        for order in ("day", "month")
    ]
    assert {"2026-03-07"} <= days[0]
    assert {"2026-07-03"} <= days[1]
    written(path, TABLE, [["13/03/2026", "Harbour", 50], ["03/04/2026", "Harbour", 50]])
    assert [one.id for one in look(path).questions] == ["rows"]


def test_both_orders_in_one_column(tmp_path: Path) -> None:
    """Then it is asked, and the dates that do not fit the answer are told."""
    days = ["25/03/2026", "26/03/2026", "03/27/2026"]
    path = written(tmp_path / "file.csv", TABLE, [[day, "Harbour", 50] for day in days])
    asked = look(path).questions[0]
    assert "Some dates in it have the day first and some the month." in asked.words
    made = take(path, {"said": {"order-date": "day"}}, rest=True)
    assert [one.row for one in made.problems if one.level == "block"] == [4]


def test_a_time_zone(tmp_path: Path) -> None:
    """By which clock a day begins is asked; as written if nobody says."""
    days = ["2026-03-02T00:30:00+02:00", "2026-03-02 23:30 UTC"] * 3
    path = written(tmp_path / "file.csv", TABLE, [[day, "Harbour", 50] for day in days])
    points = [
        take(path, {"said": {"zone": zone}, "cadence": "day"}).series[0]["points"]
        for zone in ("written", "utc")
    ]
    assert [[point["at"] for point in each] for each in points] == [
        ["2026-03-02"],
        ["2026-03-01", "2026-03-02"],
    ]


def test_a_column_twice(tmp_path: Path) -> None:
    """Which one counts is asked where it matters."""
    headers = ["Day", "Site", "Site", "Handled"]
    rows = [[row[0], "Harbour", "Hillside", row[2]] for row in table()]
    path = written(tmp_path / "file.csv", headers, rows)
    asked = look(path).questions[0]
    assert (asked.id, asked.answer) == ("again-group", "")
    assert [text for _, text in asked.choices] == ["Site, column 2", "Site (2), column 3"]
    assert look(path, {"said": {"again-group": "c3"}}).groups[0]["name"] == "Hillside"


def test_the_plan(tmp_path: Path) -> None:
    """A measure that is in no card, and a card without a baseline, are told; both come in."""
    path = written(tmp_path / "tickets.csv", TICKETS, tickets())
    plan = [{"id": "i1", "name": "Tickets reopened", "baseline": None}]
    words = " ".join(one.words for one in take(path, plan=plan).problems)
    assert "The card “Tickets reopened” has no baseline in the plan." in words
    assert "“Tickets solved” is in no indicator card of the plan." in words


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_letters_and_separators(encoding: str, delimiter: str, tmp_path: Path) -> None:
    """Whatever a spreadsheet program writes: the same comes of it."""
    headers = ["Tag", "Größe", "Straße"]
    rows = [[f"{day}.3.2026", 40 + day, "Süd"] for day in range(1, 13)]
    text = written(tmp_path / "file.csv", headers, rows, delimiter).read_text()
    (tmp_path / "file.csv").write_bytes(text.encode(encoding))
    found = look(tmp_path / "file.csv")
    assert [column.name for column in found.columns] == headers
    assert found.dates == ("2026-03-01", "2026-03-12")


def test_missing_dates(tmp_path: Path) -> None:
    """Rows without one are counted, and periods without a row are named."""
    rows = [row for row in table() if row[0] != "2026-03-05"]
    rows[1][0] = ""
    path = written(tmp_path / "file.csv", TABLE, rows)
    (file,) = take(path, {"cadence": "day"}).files
    assert "1 row without a date (“The date of a row”)." in file["left_out"]
    assert file["notes"][0] == "There is nothing in the day from 2026-03-02, 2026-03-05."
