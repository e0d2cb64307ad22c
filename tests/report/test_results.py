"""The results of a session in one line, for notebooks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import commonground
from commonground.report import pictures
from commonground.resources import examples_folder
from commonground.results import Session
from commonground.session.problems import CommonGroundError
from commonground.store import Log

SAMPLE = examples_folder() / "less-rework-in-claims.json"
SAMPLE_CODE = SAMPLE.read_text(encoding="utf-8").partition('"code": "')[2][:6]


@pytest.fixture(scope="module")
def session() -> Session:
    """The session that comes with the program."""
    return commonground.open(SAMPLE)


def test_what_there_is(session: Session) -> None:
    """Its title, its steps, what was agreed, and where it was read from."""
    assert (session.title, session.code) == ("Less rework in claims", SAMPLE_CODE)
    assert list(session.steps)[:4] == ["frame", "drafts", "check", "rating"]
    assert session.steps["rating"] == "Blind rating"
    assert "rework" in str(session.agreements)
    first, *steps = repr(session).splitlines()
    assert first == (
        f"Less rework in claims ({SAMPLE_CODE}), from the file less-rework-in-claims.json"
    )
    assert len(steps) == len(session.steps)


def test_a_step_as_a_table(session: Session) -> None:
    """A summary where there is one, contributions where there is none."""
    rated = session.summary("rating")
    assert {"text", "n", "median", "agreement"} <= set(rated.columns)
    assert len(rated) == 7
    assert session.summary("drafts").equals(session.rows("drafts"))
    assert len(session.rows("drafts")) == 7
    assert session.summary("frame").empty


def test_each_step_with_a_picture(session: Session) -> None:
    """The same as the report's; a step without one gives None."""
    drawn = {name for name in session.steps if session.chart(name) is not None}
    started = {one.step.id for one in pictures.pictures(session.record)}
    assert started <= drawn
    assert {"rating", "place", "exchange", "ties", "gaps"} <= drawn
    assert session.chart("frame") is None


def test_in_a_notebook_texts_are_only_text(session: Session) -> None:
    """Whatever a title says, it is no markup."""
    shown = session._repr_html_()
    assert "own memory" in shown
    assert ">Blind rating</td>" in shown
    bad = Session(session.record, "<script>alert(1)</script>")
    assert "<script>" not in bad._repr_html_()


def told(source: Any, code: str = "") -> CommonGroundError:
    """The problem that opening this ends with."""
    with pytest.raises(CommonGroundError) as problem:
        commonground.open(source, code)
    assert problem.value.what
    assert problem.value.safe
    assert problem.value.do
    return problem.value


def test_a_step_that_is_not_there(session: Session) -> None:
    """Its name is told with those that are."""
    with pytest.raises(CommonGroundError, match="There is no step “draft”") as problem:
        session.summary("draft")
    assert problem.value.do.startswith("Choose one of: frame, drafts, check")


def test_a_database_is_never_opened(path: Path, log: Log) -> None:
    """It belongs to its server; what to do instead is told."""
    assert log.sessions() == []
    before = path.read_bytes()
    problem = told(path)
    assert problem.what.startswith("sessions.db is a database, which belongs to the server")
    assert "commonground export CODE" in problem.do
    assert path.read_bytes() == before


def test_files_that_are_none(tmp_path: Path) -> None:
    """A file that is not there, and one that is something else."""
    assert "cannot be read" in told(tmp_path / "none.json").what
    report = tmp_path / "report.html"
    report.write_text("<html>")
    told(report)


def test_a_server_that_is_not_there() -> None:
    """A code without a server, a link without a secret or a code, a server that does not answer."""
    assert told("K7M2QX").what.startswith("No server is running here")
    assert "is not the home link of a server" in told("http://127.0.0.1:9/", "K7M2QX").what
    assert told("http://127.0.0.1:9/#secret=abc").what == "Which session of that server?"
    assert "does not answer" in told("http://127.0.0.1:9/#secret=abc", "K7M2QX").what


def test_the_example_runs_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a plain kernel, in a folder with a blank and an accent in its name."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    folder = tmp_path / "Größere Ziele"
    shutil.copytree(examples_folder(), folder)
    notebook: Any = nbformat.read(folder / "results.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output.output_type in ("error", "stream")] == []
    assert len(outputs) == 5
    assert (folder / "exchange.svg").stat().st_size > 1000
    assert (folder / "exchange.csv").read_text(encoding="utf-8").startswith("from,to,")
