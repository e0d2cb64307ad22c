"""A part of the program is missing: a line in the log, a plain page, and people get in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader

from commonground.hub import Hub
from commonground.server import application
from commonground.server.assets import Assets, built_folder

from .visiting import Running, kernel_of, serve


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A copy of the built pages, from which something may be taken."""
    return Path(shutil.copytree(built_folder(), tmp_path / "static"))


def file_of(built: Path, name: str) -> str:
    """The name under which an entry was built."""
    return str(json.loads((built / "manifest.json").read_text())[name])


def test_all_is_there() -> None:
    """As the pages are built here, nothing is missing."""
    assets = Assets("/static/")
    assert assets.missing(*assets.urls()) == []


@pytest.mark.parametrize("manifest", [None, "", "{", "[]", "null"])
def test_pages_that_were_never_built(
    built: Path, manifest: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither a missing nor a damaged list of them stops the server; the log says what to do."""
    (built / "manifest.json").unlink()
    if manifest is not None:
        (built / "manifest.json").write_text(manifest)
    assets = Assets("/static/", built)
    assert assets.missing("host.js", "desk.js") == ["host.js", "desk.js"]
    assert assets.url("look.css") == "/static/look.css"
    assert "look.css, app.css, host.js are missing" in caplog.text
    assert "make front" in caplog.text


def test_a_file_that_is_named_and_missing(built: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is told once, whoever asks; and no more when it is there again."""
    host = file_of(built, "host.js")
    hidden = (built / host).rename(built / "away")
    assets = Assets("/static/", built)
    assert assets.missing("host.js", "app.css") == [host]
    assert assets.missing("host.js", "app.css") == [host]
    assert assets.missing("app.css") == []
    assert caplog.text.count(f"of their built files {host} are missing") == 1
    assert assets.find(host) is None
    hidden.rename(built / host)
    assert assets.missing("host.js", "app.css") == []
    assert assets.find(host) is not None


def test_what_an_entry_imports_is_needed_too(built: Path) -> None:
    """A page without a part of its script would stay empty."""
    imported = json.loads((built / "preload.json").read_text())["host.js"]
    for part in imported:
        (built / part).unlink()
    assert Assets("/static/", built).missing("host.js") == imported


def test_pages_that_are_built_later(built: Path) -> None:
    """A server that started without them has them then."""
    manifest = (built / "manifest.json").rename(built / "away.json")
    assets = Assets("/static/", built)
    assert assets.missing("host.js") == ["host.js"]
    manifest.rename(built / "manifest.json")
    assert assets.missing("host.js") == []
    assert assets.url("host.js") == f"/static/{file_of(built, 'host.js')}"


def test_pages_that_are_built_anew(built: Path) -> None:
    """Their new names are taken, and whoever knows the old ones is to be told once."""
    assets = Assets("/static/", built)
    old = file_of(built, "desk.js")
    (built / old).rename(built / "desk-ABCDEFGH.js")
    manifest = (built / "manifest.json").read_text()
    (built / "manifest.json").write_text(manifest.replace(old, "desk-ABCDEFGH.js"))
    assert (assets.missing("screen.js"), assets.renewed) == ([], False)
    assert (assets.missing("desk.js"), assets.renewed) == ([], True)
    assert assets.url("desk.js") == "/static/desk-ABCDEFGH.js"
    assert assets.find(old) is None


def warm(running: Running) -> int:
    """The process that kernels are forked from, once it is ready."""
    forks = running.site.kernels.forks
    assert forks is not None
    running.run(forks.ready)
    assert forks.warm is not None
    return forks.warm.pid


def test_kernels_know_the_names_of_new_pages(
    runtime_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they are forked from read the old ones, so it is replaced."""
    for running in serve(Hub()):
        code = running.session()
        ada = running.participant(code)
        before = warm(running)
        monkeypatch.setattr(running.site.assets, "renewed", True)
        assert kernel_of(ada.get(f"room/{code}").text)
        assert warm(running) != before
        assert not running.site.assets.renewed


def test_a_room_without_its_script(
    running: Running, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Joining works and is kept; the page says what is the matter, and comes when it can."""
    assets = running.site.assets
    built = Path(shutil.copytree(assets._built, tmp_path / "static"))
    monkeypatch.setattr(assets, "_built", built)
    hidden = (built / file_of(built, "participant.js")).rename(tmp_path / "away")
    ada = running.participant(code, "Ada")
    answer = ada.get(f"room/{code}")
    assert (answer.status_code, running.kernels()) == (503, [])
    assert "Part of the program is missing on the server" in answer.text
    assert "you are still in the session" in answer.text
    assert '<a class="cg-button" data-kind="main" href="">Try again</a>' in answer.text
    assert running.visitor().get(f"join/{code}").status_code == 200
    assert running.facilitator().get(f"desk/{code}").status_code == 200
    hidden.rename(built / file_of(built, "participant.js"))
    assert kernel_of(ada.get(f"room/{code}").text)
    people = running.run(running.site.hub.live, code).state.people.values()
    assert [person.name for person in people] == ["Ada"]


@pytest.mark.parametrize("name", ["index.html.j2", "first.css", "problem.html.j2"])
def test_a_room_without_its_template(
    code_before: str, name: str, templates: Path, caplog: pytest.LogCaptureFixture, fresh: Running
) -> None:
    """The same: a line in the log, a page that says so, and nobody lost."""
    hidden = (templates / name).rename(templates / "away")
    ada = fresh.participant(code_before, "Ada")
    answer = ada.get(f"room/{code_before}")
    assert answer.status_code == 503
    assert "Part of the program is missing on the server" in answer.text
    assert f"A page could not be rendered: the template {name} is missing" in caplog.text
    assert "Traceback" not in caplog.text
    assert fresh.kernels() == []
    hidden.rename(templates / name)
    assert kernel_of(ada.get(f"room/{code_before}").text)


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates of rooms, from which a server takes them."""
    copy = Path(shutil.copytree(application.TEMPLATES, tmp_path / "templates"))
    monkeypatch.setattr(application, "TEMPLATES", copy)
    return copy


@pytest.fixture
def fresh(templates: Path) -> Iterator[Running]:
    """A server that has rendered nothing yet."""
    yield from serve(Hub(), forked=False)


@pytest.fixture
def code_before(fresh: Running) -> str:
    """A session of that server."""
    return fresh.session()


def test_a_plain_page_without_its_template(
    running: Running, code: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where not even the page for problems is there, the words are."""
    monkeypatch.setattr(running.site.templates, "loader", DictLoader({}))
    monkeypatch.setattr(running.site.templates, "cache", None)
    answer = running.visitor().get(f"join/{code}")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines()[0].startswith("Part of the program is missing")
    assert "A page could not be shown: the template join.html is missing." in caplog.text
