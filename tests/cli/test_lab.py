"""`commonground lab`: JupyterLab in a facilitator's own folder."""

import json
import signal
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from commonground.notebooks.folder import fill
from commonground.resources import examples_folder, workshops_folder
from tests.cli.running import User
from tests.patience import ENOUGH

NAMES = {
    *(path.name for path in workshops_folder().glob("*.ipynb")),
    *(f"examples/{path.name}" for path in examples_folder().iterdir()),
}


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    """The rest is copied; the packaged ones are only read."""
    folder = tmp_path / "Größere Ziele"
    folder.mkdir()
    (folder / "purpose.ipynb").write_text("mine")
    filled = fill(folder)
    assert (set(filled.new), filled.kept) == (NAMES - {"purpose.ipynb"}, ("purpose.ipynb",))
    assert (folder / "purpose.ipynb").read_text() == "mine"
    packaged = workshops_folder() / "measures.ipynb"
    assert (folder / "measures.ipynb").read_bytes() == packaged.read_bytes()
    assert set(fill(folder).kept) == NAMES


def test_folders_that_cannot_be_used(user: User) -> None:
    """That of the packaged workshops, and one that is a file."""
    told = user.problem("lab", str(workshops_folder()), "--no-open")
    assert "holds the workshops that come with the program" in told
    file = user.home / "file"
    file.write_text("a file")
    assert "cannot be used" in user.problem("lab", str(file), "--no-open")
    assert file.read_text() == "a file"


@pytest.fixture
def folder(user: User) -> Path:
    """A folder that is not there yet."""
    return user.home / "Größere Ziele 2"


def test_it_runs_once_in_a_folder(user: User, folder: Path) -> None:
    """Only for this machine and with a token; asked for again, the one that runs is shown."""
    user.environment |= {"JUPYTER_RUNTIME_DIR": str(user.home / "jupyter")}
    words = ("lab", str(folder), "--no-open", "--json")
    process = user.start(*words)
    assert process.stdout is not None
    with process:
        try:
            said = json.loads(process.stdout.readline())
            link = urlsplit(said["lab"])
            assert (link.hostname, set(said["new"]), said["already"]) == ("127.0.0.1", NAMES, False)
            with httpx.Client(timeout=ENOUGH) as browser:
                assert browser.get(said["lab"], follow_redirects=True).status_code == 200
            with httpx.Client(timeout=ENOUGH) as stranger:
                assert stranger.get(f"http://{link.netloc}/api/contents").status_code == 403
            with user.start(*words) as second:
                again = json.loads(second.communicate(timeout=120)[0])
            assert (second.returncode, again["already"], again["new"]) == (0, True, [])
            assert urlsplit(again["lab"]).netloc == link.netloc
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=ENOUGH)
    assert process.returncode == 0


def test_without_jupyterlab(user: User, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, with how to install it."""
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", None)
    assert "pip install jupyterlab" in user.problem("lab", str(folder), "--no-open")


def test_a_port_that_is_taken(user: User, folder: Path) -> None:
    """It is told, and the way round."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = user.problem("lab", str(folder), "--no-open", f"--port={port}")
    assert f"Port {port} cannot be used" in told
    assert "Leave --port out" in told
