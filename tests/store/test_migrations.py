"""Named steps from one version of the file to the next."""

import time
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, select, text

from commonground.session.events import Event
from commonground.session.problems import Unusable
from commonground.store import Log, SessionRow, migrations, schema
from commonground.store.migrations import MIGRATIONS, migrate

FIRST = {
    "events": ["code", "seq", "at", "actor", "kind", "step", "data", "command"],
    "drafts": ["code", "person", "step", "data"],
    "migrations": ["name", "applied_at"],
    "seats": ["token_hash", "code", "role", "person"],
    "sessions": ["code", "id", "title", "workshop", "created_at", "salt"],
}


NOW = FIRST | {"snapshots": ["code", "seq", "made_by", "text"]}


def tables(log: Log) -> dict[str, list[str]]:
    """Every table with its columns."""
    seen = inspect(log.database.engine)
    return {
        table: [column["name"] for column in seen.get_columns(table)]
        for table in seen.get_table_names()
    }


def test_the_first_tables(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of the first version are what they were when it was released."""
    with monkeypatch.context() as before:
        before.setattr(migrations, "MIGRATIONS", MIGRATIONS[:1])
        log = Log(str(path))
        assert tables(log) == FIRST
        log.close()


def test_a_file_of_the_first_version(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets the tables of today; what it held is kept."""
    row = SessionRow("K7M2QX", "an-id", "A title", "purpose", 1000.0, "salt")
    with monkeypatch.context() as before:
        before.setattr(migrations, "MIGRATIONS", MIGRATIONS[:1])
        log = Log(str(path))
        log.create(row, [Event(1, 1000.0, "hub", "session_created")])
        log.close()
    log = Log(str(path))
    assert (log.database.migrations, tables(log)) == (["m002_snapshots"], NOW)
    assert (log.session(row.code), len(log.events(row.code))) == (row, 1)
    log.close()


def test_each_step_is_recorded(log: Log) -> None:
    """The file says which steps it has been through, and when."""
    with log.database.engine.begin() as connection:
        recorded = connection.execute(select(schema.migrations)).all()
    assert [row.name for row in recorded] == [step.__name__ for step in MIGRATIONS]
    assert all(time.time() - 60 < row.applied_at <= time.time() for row in recorded)
    assert migrate(log.database.engine) == []


def test_a_later_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of an older version goes through the new steps, once; what it held is kept."""

    def m003_a_mood(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE sessions ADD COLUMN mood TEXT"))

    Log(str(path)).close()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, m003_a_mood))
    for taken in (["m003_a_mood"], []):
        log = Log(str(path))
        assert log.database.migrations == taken
        assert tables(log)["sessions"] == [*NOW["sessions"], "mood"]
        log.close()


def test_a_step_that_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that fails half-way leaves nothing behind, and those before it stand."""

    def m003_fails(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE sessions ADD COLUMN mood TEXT"))
        connection.execute(text("ALTER TABLE moods ADD COLUMN mood TEXT"))

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, m003_fails))
    with pytest.raises(Unusable, match="no such table: moods"):
        Log(str(path))
    monkeypatch.undo()
    log = Log(str(path))
    assert (log.database.migrations, tables(log)) == ([], NOW)
    log.close()
