"""Opening the file: one owner, durable commits, and a clear sentence when it cannot be."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text

from commonground.session.problems import Unusable
from commonground.store import Log
from commonground.store.database import Database

OPEN = "import sys; from commonground.store import Log; Log(sys.argv[1])"
NOBODY = 65534


def left_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with what it holds; the lock is none of the database's."""
    files = [file for file in folder.iterdir() if file.suffix != ".lock"]
    return {file.name: file.read_bytes() for file in files}


def opening(url: Path | str) -> dict[str, str]:
    """The problem with a database that cannot be opened."""
    with pytest.raises(Unusable) as problem:
        Log(str(url))
    return problem.value.to_json()


def test_a_new_file(path: Path) -> None:
    """A new file is made with its folder, and opened again as it is."""
    deep = path.parent / "a" / "b" / "sessions.db"
    first = Log(str(deep))
    assert first.database.migrations == ["m001_first_tables", "m002_snapshots"]
    assert first.database.path == deep
    first.close()
    again = Log(f"sqlite:///{deep}")
    assert (again.database.migrations, again.sessions()) == ([], [])
    again.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", ":memory:"])
def test_in_memory(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database in memory leaves nothing anywhere, and two of them are two."""
    monkeypatch.chdir(tmp_path)
    one, other = Log(url), Log(url)
    assert (one.database.path, list(tmp_path.iterdir())) == (None, [])
    one.close()
    other.close()


def test_durable_and_immediate(log: Log) -> None:
    """Every connection writes ahead, syncs fully, and begins with the right to write."""
    begun: list[str] = []
    event.listen(
        log.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_: begun.append(statement),
    )
    with log.database.engine.begin() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        found = [connection.scalar(text(f"PRAGMA {pragma}")) for pragma in pragmas]
    assert found == ["wal", 2, 1]
    assert begun[0] == "BEGIN IMMEDIATE"


def test_a_second_one_in_the_same_process(log: Log, path: Path) -> None:
    """A file that is open is refused, also under another name."""
    link = path.with_name("link.db")
    link.symlink_to(path)
    for name in (path, link, path.parent / "." / path.name):
        assert opening(name) == {
            "what": f"Another Common Ground server is using {name}.",
            "safe": "Its sessions are not disturbed.",
            "do": "Use the running one, stop it, or start this one with another --database.",
        }


def test_a_second_process(log: Log, path: Path) -> None:
    """Another process is refused with the same sentence, and the first goes on."""
    other = subprocess.run(
        [sys.executable, "-c", OPEN, path], capture_output=True, text=True, check=False
    )
    assert other.returncode == 1
    assert other.stderr.splitlines()[-1] == (
        "commonground.session.problems.Unusable: Another Common Ground server is using "
        f"{path}. Its sessions are not disturbed. Use the running one, stop it, or start this one "
        "with another --database."
    )
    assert log.sessions() == []


def test_when_the_first_has_gone(path: Path) -> None:
    """A file that was closed can be opened by others, also after a refusal."""
    first = Log(str(path))
    opening(path)
    first.close()
    second = Log(str(path))
    opening(path)
    second.close()


def test_a_database_of_another_program(path: Path) -> None:
    """A foreign database is refused, and not one byte of it is changed."""
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE recipes (name)")
    foreign.close()
    before = left_in(path.parent)
    assert opening(path) == {
        "what": f"{path} is a database of another program.",
        "safe": "It was not touched.",
        "do": "Choose another file with --database.",
    }
    assert left_in(path.parent) == before


def test_a_newer_version(path: Path) -> None:
    """What a newer version wrote is refused, and not one byte of it is changed."""
    Log(str(path)).close()
    with sqlite3.connect(path) as newer:
        newer.execute("INSERT INTO migrations VALUES ('m999_of_next_year', 0)")
    newer.close()
    before = left_in(path.parent)
    assert opening(path) == {
        "what": "This database was written by a newer version of Common Ground "
        "(m999_of_next_year).",
        "safe": "It was not touched.",
        "do": "Update with `pip install --upgrade commonground`, or choose another --database.",
    }
    assert left_in(path.parent) == before


@pytest.mark.parametrize("content", [b"These are minutes of a meeting. " * 99, b"\x00" * 5000])
def test_no_database_at_all(path: Path, content: bytes) -> None:
    """A file of another kind is refused and kept."""
    path.write_bytes(content)
    problem = opening(path)
    assert problem["what"].startswith(f"The database {path} cannot be used: ")
    assert path.read_bytes() == content


def test_an_empty_file(path: Path) -> None:
    """A file without anything in it becomes a database."""
    path.touch()
    log = Log(str(path))
    assert log.sessions() == []
    log.close()


@pytest.mark.parametrize(
    "url", ["", "postgresql://localhost/x", "mysql://x", "http://x", "://", "sqlite:///"]
)
def test_an_address_that_is_none(url: str) -> None:
    """What names no file is refused before anything is opened."""
    assert opening(url) == {
        "what": f"“{url}” is not a database that this version can use.",
        "safe": "Nothing was changed.",
        "do": "Give the path of a file, or sqlite:///path/to/file.db.",
    }


def test_below_a_file(path: Path) -> None:
    """A folder that cannot be made is told as what it is."""
    path.write_text("a file", encoding="utf-8")
    problem = opening(path / "sessions.db")
    assert problem["what"].startswith(f"The database {path / 'sessions.db'} cannot be used: ")
    assert problem["safe"] == "Nothing was written."


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """A folder is no database."""
    assert "cannot be used" in opening(tmp_path)["what"]


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """A folder that may be read and not written to, for the superuser too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """File modes do not bind the superuser; so for this test be somebody else."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield
    if root:
        os.seteuid(0)


def test_a_read_only_folder(locked_away: Path, request: pytest.FixtureRequest) -> None:
    """A folder that may not be written to is told, with the cure."""
    locked_away.chmod(0o555)
    request.getfixturevalue("ordinary_user")
    problem = opening(locked_away / "sessions.db")
    assert "Permission denied" in problem["what"]
    assert problem["safe"] == "Nothing was written."
    assert problem["do"] == (
        "Check that the folder exists, may be written to and has room, or choose another "
        "file with --database."
    )


def test_a_read_only_file(locked_away: Path, request: pytest.FixtureRequest) -> None:
    """A database that may be read and not written to is told, and kept."""
    path = locked_away / "sessions.db"
    Log(str(path)).close()
    path.chmod(0o444)
    (locked_away / "sessions.db.lock").unlink(missing_ok=True)
    locked_away.chmod(0o777)
    before = path.read_bytes()
    request.getfixturevalue("ordinary_user")
    assert "attempt to write a readonly database" in opening(path)["what"]
    assert path.read_bytes() == before


def test_a_disk_without_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that finds no room for its first tables is told, and gives up the file."""

    def no_room(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count=1")
        connection.exec_driver_sql("CREATE TABLE one (x)")

    monkeypatch.setattr("commonground.store.migrations.MIGRATIONS", (no_room,))
    assert "database or disk is full" in opening(path)["what"]
    monkeypatch.undo()
    Log(str(path)).close()


def test_closing_twice(path: Path) -> None:
    """Closing what is closed does no harm."""
    database = Database(str(path))
    database.close()
    database.close()


def test_a_new_file_is_for_its_owner_only(path: Path) -> None:
    """Nobody else on the machine reads what people wrote in private, nor the logs beside it."""
    log = Log(str(path))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    log.close()
    assert set(modes.values()) == {0o600}
