"""What a file is and what comes of it, at a terminal."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from commonground.cli import main
from tests.imports.files import TICKETS, tickets, written


def run(*arguments: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_look(tmp_path: Path) -> None:
    """It says what the file is, and prints no cell of it."""
    path = written(tmp_path / "tickets.csv", TICKETS, tickets())
    said = run("look", path)
    assert said.exit_code == 0
    assert "tickets.csv: Zendesk tickets" in said.output
    assert "Never taken in: Id, Requester, Subject" in said.output
    assert "quill" not in said.output + run("look", path, "--json").output
    other = json.loads(run("look", path, "--kind", "table", "--column", "date=5", "--json").output)
    assert (other["kind"], other["roles"][0]["columns"]) == ("table", ["c5"])


def test_take(tmp_path: Path) -> None:
    """A file with the series, and never over another one; with a bad row only if one says so."""
    rows = tickets()
    rows[3][5] = "many"
    path = written(tmp_path / "tickets.csv", TICKETS, rows)
    out = tmp_path / "series.json"
    refused = run("take", path, "-o", out)
    assert (refused.exit_code, out.exists()) == (1, False)
    assert "Row 5, column “Reopens”" in refused.output
    assert run("take", path, "--rest", "--treated", "Harbour", "-o", out).exit_code == 0
    made = json.loads(out.read_text(encoding="utf-8"))
    assert {one["arm"] for one in made["series"]} == {"", "treated"}
    assert run("take", path, "--rest", "-o", out).exit_code == 1


def test_take_from_a_database(tmp_path: Path) -> None:
    """A query is added up there; what opens it is in no output."""
    with closing(sqlite3.connect(tmp_path / "house.db")) as db, db:
        db.execute("CREATE TABLE tickets (solved TEXT)")
        db.executemany("INSERT INTO tickets VALUES (?)", [(str(row[4]),) for row in tickets()])
    asked = ("--query", "SELECT * FROM tickets", "--when", "solved")
    made = json.loads(run("take", f"sqlite:///{tmp_path / 'house.db'}", *asked).output)
    assert [point["value"] for point in made["series"][0]["points"]] == [20.0] * 4
    failed = run("take", "sqlite+none://ulla:hush-hush@host/x", *asked)
    assert failed.exit_code == 1
    assert "hush-hush" not in failed.output
