"""The server as a process: its port, its end, what it leaves behind."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from commonground.hub import Hub
from commonground.server.application import CommonGroundServer
from commonground.server.runtime import recorded
from commonground.server.site import Limits
from commonground.session.problems import Unusable
from tests.patience import ENOUGH, until

from .visiting import SECRET, WORKSHOP, kernel_of, serve

PROGRAM = """
import sys
from commonground.hub import Hub
from commonground.server.application import CommonGroundServer
from commonground.session.steps import Workshop
from commonground.store import Log
hub = Hub(Log(sys.argv[1]))
import json
print(hub.create([Workshop.from_json(json.loads(sys.argv[3]))], "A session"), flush=True)
CommonGroundServer(hub, secret=sys.argv[2], port=0).run(lambda home: print(home, flush=True))
"""


@contextlib.contextmanager
def process(database: Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A server in a process of its own; its home link and the code of a session."""
    arguments = [f"sqlite:///{database}", SECRET, json.dumps(WORKSHOP.to_json())]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        code, home = running.stdout.readline().strip(), running.stdout.readline().strip()
        try:
            yield running, home, code
        finally:
            running.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_clean_end(tmp_path: Path, runtime_folder: Path, number: signal.Signals) -> None:
    """Kernels, sockets, folders and the record go; the database is closed."""
    with process(tmp_path / "test.db") as (server, home, code):
        assert home.endswith(f"/#secret={SECRET}")
        found = recorded()
        assert found == {"home": home, "pid": server.pid}
        with httpx.Client(base_url=home.partition("#")[0], timeout=ENOUGH) as browser:
            token = re.search(r'name="xsrf" content="([^"]+)"', browser.get("join").text)
            assert token
            browser.post(f"join/{code}", data={"name": "Ada", "_xsrf": token[1]})
            assert kernel_of(browser.get(f"room/{code}").text)
        started = until(lambda: children(server.pid))
        server.send_signal(number)
        assert server.wait(ENOUGH) == 0
        until(lambda: not any(Path(f"/proc/{process}").exists() for process in started))
    assert recorded() is None
    assert list(runtime_folder.rglob("*sock")) == []
    assert list(runtime_folder.rglob("cg-*")) == []
    assert not (tmp_path / "test.db-wal").exists()


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_port_in_use(runtime_folder: Path) -> None:
    """The port is not changed silently: a QR code would lie."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Unusable) as problem:
            CommonGroundServer(Hub(), secret=SECRET, port=port).run()
    assert problem.value.what.startswith(f"Port {port} is in use by another program")
    assert problem.value.safe == "Nothing was started, and the sessions are untouched."
    assert f"--port {port + 1}" in problem.value.do
    assert list(runtime_folder.rglob("cg-*")) == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"port": 70000}, "cannot listen"),
        ({"host": "192.0.2.77"}, "cannot listen on 192.0.2.77"),
        ({"host": "no such host"}, "cannot listen on no such host"),
        ({"base_url": "workshops"}, "The base URL “workshops” cannot be used."),
        ({"secret": "short"}, "too short"),
    ],
)
def test_what_cannot_be(options: dict[str, object], says: str) -> None:
    """A sentence each, before anything is started."""
    given: dict[str, object] = {"secret": SECRET, "port": 0} | options
    with pytest.raises(Unusable) as problem:
        CommonGroundServer(Hub(), **given).run()  # type: ignore[arg-type]
    assert says in problem.value.what


def test_configuration_of_others_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the working folder nor in the user's."""
    (tmp_path / "voila.json").write_text('{"VoilaConfiguration": {"show_tracebacks": true}}')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    server = CommonGroundServer(Hub(), secret=SECRET)
    assert server.voila_configuration.show_tracebacks is False
    assert server.voila_configuration.allow_template_override == "NO"
    assert server.open_browser is False
    server.hub.close()


def test_a_base_url() -> None:
    """Everything is below it, and cookies too."""
    for running in serve(Hub(), base_url="/user/ada@example/"):
        assert running.url.endswith("/user/ada@example/")
        browser = running.visitor()
        assert browser.get("api").json() == {"alive": True}
        cookie = browser.get("join").headers["set-cookie"]
        assert "Path=/user/ada@example/" in cookie
        assert "/user/ada@example/static/look" in browser.get("join").text
        elsewhere = running.url.replace("/user/ada@example/", "/join")
        assert httpx.get(elsewhere, timeout=ENOUGH).status_code == 404


def test_an_idle_connection_is_closed() -> None:
    """A browser keeps several open for later; a room's would be more than a process may have."""
    answer = b""
    for running in serve(Hub(), limits=Limits(idle=0.1), forked=False):
        address = urlsplit(running.url)
        with socket.create_connection((address.hostname, address.port)) as line:
            line.settimeout(ENOUGH)
            line.sendall(b"GET /api/alive HTTP/1.1\r\nHost: here\r\n\r\n")
            with line.makefile("rb") as file:
                answer = file.read()
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert answer.endswith(b'{"alive": true}')
