"""`export` and `import` on a database that no server owns."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonground import report
from commonground.cli import main
from commonground.hub import Hub
from commonground.session.steps import Step, Workshop
from commonground.store import Log
from tests.report.held import held
from tests.rooms import PURPOSE, Room


def run(*words: str | Path) -> Result:
    """Run a command; nobody's server is asked."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def database(path: Path) -> Path:
    """A database with one session, in which a draft is not revealed."""
    room = Room(PURPOSE)
    room.join("Ada")
    room.open("drafts")
    room.person("Ada").do("write", text="Zebras share notes")
    whole = report.export(room.hub, room.code, "json", include_unrevealed=True).body
    hub = Hub(Log(str(path)))
    report.take(hub, whole)
    hub.close()
    return path


def code_in(path: Path) -> str:
    """The code of the only session in a database."""
    log = Log(str(path))
    (row,) = log.sessions()
    log.close()
    return row.code


@pytest.mark.parametrize("kind", report.FORMATS)
def test_export(database: Path, tmp_path: Path, kind: str) -> None:
    """Each format is written to the file that was named, without what is not revealed."""
    code, out = code_in(database), tmp_path / f"out.{kind}"
    result = run("export", code, f"--format={kind}", "-o", out, "--database", database)
    assert (result.exit_code, "Written to" in result.output) == (0, True)
    text = out.read_text(encoding="utf-8-sig")
    assert len(text) > 80
    assert "Zebras" not in text
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".commonground")] == []


def test_export_of_everything(database: Path) -> None:
    """On request the unrevealed goes along, as JSON only."""
    words = ("export", code_in(database), "-o", "-", "--include-unrevealed")
    assert "Zebras" in run(*words, "--database", database).stdout
    refused = run(*words, "--format=html", "--database", database)
    assert (refused.exit_code, "never go into" in refused.stderr) == (1, True)


def test_the_measurement_plan(path: Path, tmp_path: Path) -> None:
    """A ZIP file, also from a session without cards; without a step for them, a sentence."""
    hub = Hub(Log(str(path)))
    step = Step("cards", "Cards", "indicators", 5)
    codes = [hub.create([each], "") for each in (Workshop("m", "Measures", "", (step,)), PURPOSE)]
    hub.close()
    out = tmp_path / "plan.zip"
    plan, none = (
        run("export", code, "--format=plan", "-o", out, "--force", "--database", path)
        for code in codes
    )
    assert (plan.exit_code, zipfile.is_zipfile(out)) == (0, True)
    assert (none.exit_code, "there is no measurement plan" in none.stderr) == (1, True)


def test_stdout_is_the_file(database: Path) -> None:
    """Nothing but the file is written there, byte by byte."""
    result = run("export", code_in(database), "--format=csv", "-o", "-", "--database", database)
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfworkshop,")
    assert result.stdout_bytes.endswith(b"\r\n")


def test_a_code_as_people_type_it(database: Path) -> None:
    """Case and dashes do not matter."""
    code = code_in(database)
    typed = f"{code[:3]}-{code[3:]}".lower()
    assert run("export", typed, "-o", "-", "--database", database).exit_code == 0


def test_no_file_is_replaced(database: Path, tmp_path: Path) -> None:
    """Unless one says so."""
    out = tmp_path / "report.html"
    out.write_text("mine")
    words = ("export", code_in(database), "--format=html", "-o", out, "--database", database)
    refused = run(*words)
    assert (refused.exit_code, out.read_text()) == (1, "mine")
    assert "It was not changed" in refused.stderr
    assert run(*words, "--force").exit_code == 0
    assert out.read_text().startswith("<!doctype html>")


def test_a_place_that_cannot_be_written(database: Path, tmp_path: Path) -> None:
    """It is told, and nothing else happens."""
    (tmp_path / "file").touch()
    for out in (tmp_path / "missing" / "out.json", tmp_path / "file" / "out.json"):
        result = run("export", code_in(database), "-o", out, "--database", database)
        assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)


def test_an_unknown_code(database: Path) -> None:
    """It is refused."""
    for code in ("AAAAAA", "no code at all", "../../etc/passwd"):
        result = run("export", code, "--database", database)
        assert (result.exit_code, "There is no session" in result.stderr) == (1, True)


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    """An export makes none."""
    missing = tmp_path / "missing.db"
    result = run("export", "AAAAAA", "--database", missing)
    assert (result.exit_code, "There is no database" in result.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_import(tmp_path: Path) -> None:
    """A session comes back as it was, in a database that is made for it."""
    room, file, new = held(people=3), tmp_path / "s.json", tmp_path / "new.db"
    file.write_bytes(report.export(room.hub, room.code, "json").body)
    result = run("import", file, "--database", new, "--json")
    assert json.loads(result.stdout) == {"code": room.code}
    log = Log(str(new))
    assert log.events(room.code) == room.live.events
    log.close()
    again = run("import", file, "--database", new)
    assert (again.exit_code, "is already here" in again.stderr) == (1, True)


def test_a_truncated_file(tmp_path: Path) -> None:
    """It is refused before any database is touched."""
    room, file, new = held(people=3), tmp_path / "s.json", tmp_path / "new.db"
    file.write_bytes(report.export(room.hub, room.code, "json").body[:-2000])
    result = run("import", file, "--database", new)
    assert (result.exit_code, "ends in the middle" in result.stderr) == (1, True)
    assert "Nothing was imported" in result.stderr
    assert not new.exists()


def test_a_missing_file(tmp_path: Path) -> None:
    """It is told with its reason."""
    result = run("import", tmp_path / "missing.json", "--database", tmp_path / "new.db")
    assert (result.exit_code, "cannot be read" in result.stderr) == (1, True)
