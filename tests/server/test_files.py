"""Files come in for the facilitator alone, are read beside the server, and do not stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from commonground.hub import Hub
from commonground.imports import purposes
from commonground.server import uploads
from commonground.session.steps import Step, Workshop
from commonground.store import Log
from tests.patience import ENOUGH, until

from .visiting import Running, serve

REVIEW = Workshop("review", "Review", "", (Step("data", "Real data", "data", 5),))
TICKETS = "Id,Issue key,Issue Type,Created,Resolved\n" + "".join(
    f"{n},NC-{n},Bug,2026-03-02,2026-03-04\n" for n in range(40)
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with a database of its own, beside which files lie."""
    path = tmp_path_factory.mktemp("database") / "sessions.db"
    left = path.parent / f".{path.name}.files-left"
    left.mkdir()
    with contextmanager(serve)(Hub(Log(str(path)))) as running:
        assert not left.exists()
        yield running
    assert list(path.parent.glob(".*files-*")) == []


def there(running: Running) -> list[Path]:
    """The files that lie beside the database."""
    path = running.site.hub.log.database.path
    assert path is not None
    return [one for one in path.parent.glob(".*files-*/*/*") if one.is_file()]


def bring(browser: httpx.Client, code: str, body: bytes, purpose: str = "data") -> httpx.Response:
    """Bring a file, with the token that the desk's page asks for."""
    path = f"api/sessions/{code}/files"
    token = browser.get(path).json().get("token", "")
    query = {"purpose": purpose, "name": "../../etc/tickets.csv"}
    return browser.post(path, params=query, content=body, headers={"X-XSRFToken": token})


def read(browser: httpx.Client, code: str, file: str, **said: Any) -> dict[str, Any]:
    """Have it read; what was said last."""
    path = f"api/sessions/{code}/files"
    headers = {"X-XSRFToken": browser.get(path).json()["token"]}
    said = {"step": "data", "take": True, **said}
    answer = browser.post(f"{path}/{file}", json=said, headers=headers, timeout=2 * ENOUGH)
    found: dict[str, Any] = json.loads(answer.text.splitlines()[-1])
    return found


def test_a_file_comes_in_and_goes(running: Running) -> None:
    """It is read by the name it had; what comes back are aggregates; then it is removed."""
    code = running.run(running.site.hub.create, [REVIEW], "Review")
    desk = running.facilitator()
    arrived = bring(desk, code, TICKETS.encode())
    assert (arrived.status_code, arrived.json()["bytes"]) == (201, len(TICKETS))
    (lies,) = there(running)
    assert lies.read_text() == TICKETS
    file = arrived.json()["file"]
    assert read(desk, code, file, take=False)["result"]["look"]["kind"] == "jira"
    made = read(desk, code, file)["result"]["found"]
    assert made["files"][0]["name"] == "tickets.csv"
    assert made["series"][0]["points"] == [{"at": "2026-03-02", "value": 2.0, "n": 40, "k": None}]
    path = f"api/sessions/{code}/files"
    headers = {"X-XSRFToken": desk.get(path).json()["token"]}
    assert desk.delete(f"{path}/{file}", headers=headers).status_code == 200
    assert there(running) == []
    assert "not there any more" in read(desk, code, file)["problem"]["what"]


def test_nobody_else(running: Running) -> None:
    """Neither a visitor nor a participant; nor the facilitator's browser without the token."""
    code = running.run(running.site.hub.create, [REVIEW], "Review")
    people = [running.visitor(), running.participant(code, "Zelda")]
    assert [bring(one, code, b"Day\n").status_code for one in people] == [403, 403]
    forged = running.facilitator().post(
        f"api/sessions/{code}/files?purpose=data&name=a.csv", content=TICKETS.encode()
    )
    assert forged.status_code == 403
    command = running.command_line()
    assert bring(command, code, TICKETS.encode(), "everything").status_code == 404
    assert bring(command, code, b"").json()["problem"]["what"] == "The file is empty."
    mine = bring(running.facilitator(), code, TICKETS.encode()).json()["file"]
    assert "not there any more" in read(command, code, mine)["problem"]["what"]


def test_bad_files_are_sentences(running: Running) -> None:
    """With the row and the column; the session is as it was."""
    code = running.run(running.site.hub.create, [REVIEW], "Review")
    desk = running.command_line()
    file = bring(desk, code, TICKETS.replace("NC-3,", 'NC-3",').encode()[:60]).json()["file"]
    assert read(desk, code, file)["problem"]["safe"].startswith("The session is as it was")
    assert len(running.run(running.site.hub.live, code).events) == 1


def test_a_reader_that_hangs_is_ended(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it says nothing for too long, and when nobody waits for it any more."""
    code = running.run(running.site.hub.create, [REVIEW], "Review")
    desk = running.command_line()
    file = bring(desk, code, TICKETS.encode()).json()["file"]
    monkeypatch.setattr(uploads, "COMMAND", ("-c", "import time; time.sleep(600)"))
    monkeypatch.setattr(uploads, "SILENT", 0.5)
    assert read(desk, code, file)["problem"]["what"].startswith("The file could not be read")
    monkeypatch.setattr(uploads, "SILENT", 600.0)
    hasty = httpx.Timeout(ENOUGH, read=1)
    with pytest.raises(httpx.ReadTimeout):
        desk.post(f"api/sessions/{code}/files/{file}", json={"step": "data"}, timeout=hasty)
    until(lambda: running.site.uploads.reading is None)


def test_not_more_than_the_limit(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large is cut off, and nothing of it stays."""
    code = running.run(running.site.hub.create, [REVIEW], "Review")
    small = purposes.Purpose("data", "commonground.imports.readers", (".csv",), largest=1_000)
    monkeypatch.setitem(purposes.PURPOSES, "data", small)
    before = running.site.uploads.kept
    with pytest.raises(httpx.HTTPError):
        bring(running.command_line(), code, b"a" * 200_000).raise_for_status()
    until(lambda: running.site.uploads.kept == before)


def test_no_room(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full is a sentence, and the session goes on."""

    def full(_: object) -> Any:
        raise OSError(28, "No space left on device")

    code = running.run(running.site.hub.create, [REVIEW], "Review")
    before = running.site.uploads.kept
    monkeypatch.setattr(uploads.Uploads, "_folder", full)
    answer = bring(running.command_line(), code, TICKETS.encode())
    assert answer.status_code == 409
    assert answer.json()["problem"]["what"].startswith("There is no room for the file")
    assert running.site.uploads.kept == before
