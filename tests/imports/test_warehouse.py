"""A query is added up in its database; a Parquet file is read where it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from commonground.imports import Asked, Unreadable, query, take

from .files import TICKETS, tickets, written

ASKED = Asked(
    name="Tickets reopened",
    when="solved",
    value="reopened",
    statistic="share",
    group="site",
    groups={"Harbour": "treated", "Hillside": "control"},
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with tickets of two sites, and of a third that is small."""
    with closing(sqlite3.connect(tmp_path / "house.db")) as db, db:
        db.execute("CREATE TABLE tickets (site TEXT, solved TEXT, reopened INTEGER, who TEXT)")
        rows = [(row[1], str(row[4]), row[5], row[7]) for row in tickets(small=2)]
        db.executemany("INSERT INTO tickets VALUES (?, ?, ?, ?)", rows)
    return f"sqlite:///{tmp_path / 'house.db'}"


def test_a_query(url: str) -> None:
    """As from a file: by week, for each arm, small cells and their totals withheld."""
    made = query(url, "SELECT * FROM tickets", ASKED)
    first = {one["arm"]: one["points"][0] for one in made["series"]}
    assert first == {
        "": {"at": "2026-03-02", "value": None, "n": 0, "k": None, "withheld": True},
        "treated": {"at": "2026-03-02", "value": 0.2, "n": 10, "k": 2},
        "control": {"at": "2026-03-02", "value": 0.2, "n": 10, "k": 2},
    }
    assert made["files"][0]["rows"] == 88


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM tickets",
        "SELECT 1; DELETE FROM tickets",
        "WITH x AS (SELECT 1) DELETE FROM tickets",
    ],
)
def test_it_only_reads(url: str, statement: str) -> None:
    """Whatever is asked, nothing is changed."""
    with pytest.raises(Unreadable):
        query(url, statement, ASKED)
    assert query(url, "SELECT * FROM tickets;", ASKED)["files"][0]["rows"] == 88


def test_the_password_is_in_no_sentence() -> None:
    """Nor the user, nor the host."""
    for kind in ("sqlite+nothing", "postgresql", "mysql"):
        with pytest.raises(Unreadable) as caught:
            query(f"{kind}://ulla:hush-hush@127.0.0.9:1/house", "SELECT 1 AS solved", ASKED)
        assert not {"ulla", "hush-hush", "127.0.0.9"} & {
            *str(caught.value).replace(":", " ").split()
        }
        assert caught.value.__cause__ is None


def test_names_are_not_compared(url: str) -> None:
    """A column that names people is no column of groups."""
    with pytest.raises(Unreadable, match="names people"):
        query(
            url,
            "SELECT *, who AS assignee FROM tickets",
            Asked(name="x", when="solved", group="assignee"),
        )


def test_parquet(tmp_path: Path) -> None:
    """The same comes of it as of the text."""
    path = written(tmp_path / "tickets.csv", TICKETS, tickets())
    with duckdb.connect() as db:
        target = tmp_path / "tickets.parquet"
        db.read_csv(str(path)).write_parquet(str(target))
    said = {"groups": {"Harbour": "treated"}, "cadence": "week"}
    assert take(target, said).series == take(path, said).series
