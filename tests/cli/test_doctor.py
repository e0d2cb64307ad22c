"""`commonground doctor`: what is there, what is missing, and how to mend it."""

import json
import shutil
import socket
import sqlite3
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonground.cli import checks_machine, checks_program, main
from commonground.cli.doctor import CHECKS
from commonground.cli.found import Asked, Level, Line
from commonground.server import links
from commonground.store import Log


def doctor(database: Path, *words: str) -> Result:
    """Run the command on a database."""
    return CliRunner().invoke(main, ["doctor", f"--database={database}", *words])


def only(check: str, asked: Asked) -> list[Line]:
    """What one of the checks has to say."""
    found = next(one for one in CHECKS if one.__name__ == check)
    return list(found(asked))


def test_this_machine(tmp_path: Path) -> None:
    """Nothing is missing where the tests run, and nothing is left behind."""
    result = doctor(tmp_path / "new" / "sessions.db")
    assert (result.exit_code, result.exception) == (0, None)
    assert "missing" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_each_line_has_its_cure(tmp_path: Path) -> None:
    """What is not as it should be says what to do."""
    lines = json.loads(doctor(tmp_path / "sessions.db", "--json").output)
    assert {line["level"] for line in lines} <= set(map(str, Level))
    assert all(line["cure"] for line in lines if line["level"] in {"weak", "missing"})


def test_an_existing_database(path: Path) -> None:
    """It is opened and counted."""
    Log(str(path)).close()
    (line, _room) = only("_database", Asked(str(path), 8866))
    assert line == Line(Level.GOOD, f"The database {path}, sessions in it: 0")


def test_a_database_in_use(path: Path, log: Log) -> None:
    """A running server is no defect."""
    assert log.sessions() == []
    (line,) = only("_database", Asked(str(path), 8866))
    assert (line.level, str(path) in line.what) == (Level.NOTE, True)


@pytest.mark.parametrize("exists", [True, False])
def test_a_database_that_cannot_be(tmp_path: Path, *, exists: bool) -> None:
    """One that is damaged, or in a place where nothing can be written, is essential."""
    file = tmp_path / "file"
    file.write_bytes(b"this is no database" * 100)
    path = file if exists else file / "sessions.db"
    result = doctor(path)
    assert result.exit_code == 1
    assert "missing" in result.output


def test_a_port_in_use() -> None:
    """It is told with the way round."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        (line,) = only("_port", Asked(None, port))
    assert (line.level, f"--port {port + 1}" in line.cure) == (Level.WEAK, True)


def test_an_old_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions with known weaknesses are too old, and the command that mends it is told."""

    def version(name: str) -> str:
        if name == "jupyter_server":
            raise metadata.PackageNotFoundError(name)
        return {"voila": "0.5.5", "nbconvert": "7.17.2"}[name]

    monkeypatch.setattr(checks_program, "version", version)
    voila, server, convert = only("_packages", Asked(None, 1))
    assert (voila.level, voila.cure) == (
        Level.MISSING,
        "pip install --upgrade 'voila>=0.5.6'",
    )
    assert (server.level, convert.level) == (Level.MISSING, Level.GOOD)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 40, 1), [Level.GOOD, Level.NOTE]),
        ((3, 44, 6), [Level.GOOD]),
        ((3, 45, 0), [Level.GOOD, Level.NOTE]),
        ((3, 50, 7), [Level.GOOD]),
        ((3, 51, 2), [Level.GOOD, Level.NOTE]),
        ((3, 51, 3), [Level.GOOD]),
        ((3, 8, 0), [Level.MISSING]),
    ],
)
def test_versions_of_sqlite(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], expected: list[Level]
) -> None:
    """The flaw of the write-ahead log is noted for the versions that have it."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert [line.level for line in only("_sqlite", Asked(None, 1))] == expected


def test_pages_that_were_not_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without them there is no workshop."""
    monkeypatch.setattr(checks_program, "built_folder", lambda: tmp_path)
    assert only("_pages", Asked(None, 1))[0].level is Level.MISSING
    (tmp_path / "manifest.json").write_text('{"desk.js": "desk-12345678.js"}')
    assert only("_pages", Asked(None, 1))[0].level is Level.MISSING
    (tmp_path / "desk-12345678.js").touch()
    assert only("_pages", Asked(None, 1))[0].level is Level.GOOD


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phones reach a machine only through a network."""
    monkeypatch.setattr(checks_machine, "reachable_hosts", list)
    assert [line.level for line in only("_addresses", Asked(None, 8866))] == [Level.WEAK]


def test_several_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each address by which phones may reach it is told."""
    monkeypatch.setattr(checks_machine, "reachable_hosts", lambda: ["10.0.0.2", "192.168.1.5"])
    (line,) = only("_addresses", Asked(None, 8866))
    assert line.what.endswith("at http://10.0.0.2:8866/ or http://192.168.1.5:8866/")


@pytest.mark.parametrize(
    ("name", "hosts", "expected"),
    [
        ("10.0.0.2", ["127.0.1.1", "192.168.1.5", "10.0.0.2"], ["10.0.0.2", "192.168.1.5"]),
        ("localhost", ["127.0.0.1"], []),
    ],
)
def test_addresses_of_networks_only(
    monkeypatch: pytest.MonkeyPatch, name: str, hosts: list[str], expected: list[str]
) -> None:
    """What leads only to this machine is no address for phones."""
    found = [(socket.AF_INET, 1, 6, "", (host, 0)) for host in hosts]
    monkeypatch.setattr(links, "reachable_host", lambda: name)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
    assert links.reachable_hosts() == expected


@pytest.mark.parametrize("has", [True, False])
def test_fonts(monkeypatch: pytest.MonkeyPatch, *, has: bool) -> None:
    """Scripts for which this machine has no font are told, where it can tell."""
    monkeypatch.setattr(shutil, "which", lambda _name: "fc-list")
    monkeypatch.setattr(checks_machine, "_has_font", lambda _listing, tag: has or tag != "ar")
    (line,) = only("_fonts", Asked(None, 1))
    assert (line.level, "Arabic" in line.what) == (
        (Level.GOOD, False) if has else (Level.NOTE, True)
    )
