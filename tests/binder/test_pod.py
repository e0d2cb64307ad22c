"""The server that `binder/start` becomes answers as a hub expects, below the prefix it gave."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

START = Path(__file__).parents[2] / "binder" / "start"
PREFIX = "/user/room-x1/"
TOKEN = "a-token-that-the-hub-made"
OTHER = {"Origin": "https://elsewhere.example"}
PATIENCE = 120  # a hub waits for 30 seconds; a machine that runs other tests may be slower


@pytest.fixture(scope="module")
def port() -> int:
    """A port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def pod(port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that was started as Binder does it, once it answers there."""
    home = str(tmp_path_factory.mktemp("pod"))
    words = ["jupyter-notebook", "--ip=0.0.0.0", f"--port={port}", "--NotebookApp.allow_origin=*"]
    words += [f"--NotebookApp.base_url={PREFIX}", f"--NotebookApp.token={TOKEN}"]
    variables = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home, "XDG_DATA_HOME": home}
    address = f"http://127.0.0.1:{port}{PREFIX}"
    with subprocess.Popen([sys.executable, START, *words], env=variables, cwd=home) as server:
        try:
            wait_for(address, server)
            yield address
        finally:
            server.terminate()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Ask as the hub does until something answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            answer = httpx.get(f"{address}api")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            assert answer.status_code < 500
            return
    pytest.fail(f"nothing answers at {address}")


def test_the_token_is_consumed(pod: str) -> None:
    """The launch link shows its visitor a workshop; its token leaves the address, and is spent."""
    with httpx.Client(base_url=pod, timeout=PATIENCE) as browser:
        answer = browser.get("", params={"token": TOKEN})
        assert answer.status_code == 302
        desk = answer.headers["location"]
        assert desk.startswith(f"{PREFIX}desk/")
        assert "HttpOnly" in answer.headers["set-cookie"]
        home = browser.get("").text
        assert f'"{desk}"' in home
        assert "of 60 places taken" in home
        assert "closes after 10 minutes in which no page of it is open" in home
    with httpx.Client(base_url=pod, timeout=PATIENCE) as stranger:
        answer = stranger.get("", params={"token": TOKEN})
        assert answer.headers["location"] == f"{PREFIX}?link=used"


def test_no_other_site_is_let_in(pod: str) -> None:
    """What Binder says about other origins is not honoured."""
    answer = httpx.get(f"{pod}join", headers=OTHER, timeout=PATIENCE)
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers
