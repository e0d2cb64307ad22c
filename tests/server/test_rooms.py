"""Pages with a kernel: who gets one, what it knows, who may speak to it, when it ends."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import httpx
import pytest
import websocket

from commonground import workshops
from commonground.kernel.frames import read
from commonground.server.secret import digest
from commonground.server.site import Limits
from commonground.session.people import Role
from commonground.session.steps import Workshop
from tests.patience import until

from .visiting import (
    WORKSHOP,
    Running,
    connect,
    kernel_of,
    message,
    process_of,
    replies_to,
    token,
)


@pytest.fixture(scope="module")
def limits() -> Limits:
    """How long kernels wait is set by the tests that wait for it."""
    return Limits(unopened=600.0, closed=600.0)


@pytest.fixture(autouse=True)
def no_kernel_is_left(running: Running) -> Iterator[None]:
    """After each test its kernels are ended, and nothing is left of them."""
    yield
    for kernel in running.kernels():
        running.run(running.site.keeper.finish, kernel)
    until(lambda: running.kernels() == [] and len(running.site.keeper) == 0)


@pytest.fixture
def short_lives(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that nobody is connected to any more ends at once."""
    monkeypatch.setattr(running.site.keeper, "_closed", 0.0)


def room(running: Running, browser: httpx.Client, code: str) -> str:
    """Load the participant's page; the id of its kernel."""
    page = browser.get(f"room/{code}")
    assert page.status_code == 200
    return kernel_of(page.text)


def alive(process: int) -> bool:
    """Whether there is such a process."""
    return Path(f"/proc/{process}").exists()


def test_a_page_for_whoever_joined(running: Running, code: str) -> None:
    """The notebook is rendered, with the nonce of its policy, and without the script."""
    browser = running.participant(code)
    page = browser.get(f"room/{code}")
    policy = page.headers["content-security-policy"]
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert f'nonce="{nonce}"' in page.text
    assert "Less rework in claims" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "Facilitation" not in page.text
    again = browser.get(f"room/{code}").headers["content-security-policy"]
    assert nonce not in again


def test_without_a_seat(running: Running, code: str) -> None:
    """Participants are led to the form; desk and screen say which link they need. No kernel."""
    stranger = running.visitor()
    assert stranger.get(f"room/{code}").headers["location"] == f"/join/{code}"
    for page in ("desk", "screen"):
        answer = stranger.get(f"{page}/{code}")
        assert "It opens with the link that was made for it" in answer.text
    ada = running.participant(code)
    assert "It opens with the link" in ada.get(f"desk/{code}").text
    assert "It opens with the link" in ada.get(f"screen/{code}").text
    assert ada.get(f"room/{running.session()}").status_code == 302
    assert ada.get("room/222222").status_code == 404
    assert running.kernels() == []


def test_what_a_kernel_knows(running: Running, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """How to reach the hub, once. No secret, no database, nothing of Jupyter's."""
    monkeypatch.setenv("JUPYTER_TOKEN", "runs-code")
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    monkeypatch.setenv("MY_PASSWORD", "hunter2")
    kernel = room(running, running.participant(code), code)
    process = process_of(running, kernel).pid
    pairs = Path(f"/proc/{process}/environ").read_text().strip("\0").split("\0")
    environment = dict(pair.split("=", 1) for pair in pairs)
    ours = {name for name in environment if name.startswith("COMMONGROUND_")}
    assert ours == {f"COMMONGROUND_{name}" for name in ("HUB", "TICKET", "STATIC", "ROLE")}
    assert environment["COMMONGROUND_ROLE"] == "participant"
    everything = json.dumps(environment)
    for hidden in ("runs-code", "postgresql", "hunter2", running.site.keys.secret, "test.db"):
        assert hidden not in everything
    where = Path(f"/proc/{process}/cwd").readlink()
    assert where == running.site.folder.path / "work"
    assert list(where.iterdir()) == []


def test_the_ticket_was_used(running: Running, code: str) -> None:
    """The kernel has redeemed it while its cells ran: nobody else can."""
    room(running, running.participant(code), code)
    assert running.run(len, running.site.tickets) == 0
    assert len(running.run(running.site.hub.here, code)) == 1


def test_only_its_visitor_speaks_to_a_kernel(running: Running, code: str) -> None:
    """Another cookie, no cookie and another origin are refused."""
    ada, ben = running.participant(code, "Ada"), running.participant(code, "Ben")
    kernel = room(running, ada, code)
    for browser in (ben, running.visitor(), running.facilitator()):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            connect(running, browser, kernel)
        assert refused.value.status_code in {403, 404}
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        connect(running, ada, kernel, origin="http://evil.example")
    assert refused.value.status_code == 403
    assert ada.get(f"api/kernels/{kernel}").status_code == 404
    assert (
        ada.delete(f"api/kernels/{kernel}", headers={"X-XSRFToken": token(ada)}).status_code == 404
    )
    connect(running, ada, kernel, origin=running.url.rstrip("/")).close()


def test_no_code_runs_from_a_page(running: Running, code: str) -> None:
    """Requests to execute, complete, inspect or shut down are not passed on."""
    ada = running.participant(code)
    kernel = room(running, ada, code)
    socket = connect(running, ada, kernel)
    asked = ("execute_request", "complete_request", "inspect_request", "shutdown_request")
    for kind, channel in product(asked, ("shell", "control", "stdin", "cells")):
        content = {"code": "1+1", "silent": False, "cursor_pos": 0, "restart": False}
        socket.send_binary(message(kind, channel, **content))
    socket.send_binary(message("kernel_info_request"))
    for kind in asked:
        assert replies_to(socket, kind, "kernel_info_request") == []
        socket.send_binary(message("kernel_info_request"))
    assert running.kernels() == [kernel]
    socket.close()


def test_an_open_page_keeps_its_kernel(running: Running, code: str, short_lives: None) -> None:
    """While others come and go; it ends soon after the page went, not before."""
    ada, ben = running.participant(code, "Ada"), running.participant(code, "Ben")
    kernel = room(running, ada, code)
    socket = connect(running, ada, kernel)
    other = room(running, ben, code)
    connect(running, ben, other).close()
    until(lambda: running.kernels() == [kernel])
    socket.send_binary(message("kernel_info_request"))
    assert replies_to(socket, "", "kernel_info_request") == []
    process = process_of(running, kernel).pid
    socket.close()
    until(lambda: not alive(process))


def test_a_page_that_comes_back_in_time(running: Running, code: str) -> None:
    """The same kernel goes on: a blink of the network loses nothing."""
    ada = running.participant(code)
    kernel = room(running, ada, code)
    connect(running, ada, kernel).close()
    socket = connect(running, ada, kernel)
    socket.send_binary(message("kernel_info_request"))
    assert replies_to(socket, "", "kernel_info_request") == []
    assert running.run(running.site.keeper.connections, digest(cookie_of(ada))) == 1
    socket.close()


def test_a_kernel_that_is_given_up_while_it_starts(
    running: Running, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not stay behind, and the page says what to do."""
    monkeypatch.setattr(running.site.keeper, "_unopened", 0.0)
    page = running.participant(code).get(f"room/{code}")
    assert "Load the page again." in page.text
    assert running.kernels() == []


def cookie_of(browser: httpx.Client) -> str:
    """The visitor's cookie."""
    return browser.cookies["commonground-visitor"]


def test_reloading_leaves_few_kernels(running: Running, code: str) -> None:
    """Who keeps reloading has at most two kernels waiting for nobody."""
    ada = running.participant(code)
    for _ in range(4):
        room(running, ada, code)
        assert running.run(len, running.site.keeper) <= 2


def test_a_dead_kernel_is_announced_and_not_replaced(running: Running, code: str) -> None:
    """The page is told at once, so that it can load again; nothing empty takes its place."""
    ada = running.participant(code)
    kernel = room(running, ada, code)
    socket = connect(running, ada, kernel)
    os.kill(process_of(running, kernel).pid, signal.SIGKILL)
    states: list[object] = []
    while "dead" not in states:
        answer = read(socket.recv_data()[1])
        if answer.kind == "status":
            states.append(answer.content["execution_state"])
    until(lambda: running.kernels() == [])
    with pytest.raises(websocket.WebSocketBadStatusException):
        connect(running, ada, kernel)
    socket.close()


def test_what_a_kernel_started_ends_with_it(running: Running, code: str) -> None:
    """The whole process group goes, also what the kernel does not know any more."""
    ada = running.participant(code)
    kernel = room(running, ada, code)
    process = process_of(running, kernel).pid
    running.run(execute, running, kernel, "import subprocess; subprocess.Popen(['sleep', '600'])")
    children = Path(f"/proc/{process}/task/{process}/children")
    (child,) = until(lambda: children.read_text().split())
    assert os.getpgid(int(child)) == process
    running.run(running.site.keeper.finish, kernel)
    until(lambda: not alive(process) and not alive(int(child)))


def execute(running: Running, kernel: str, source: str) -> None:
    """Run code in a kernel, as only the server can."""
    served = running.site.kernels.get(kernel)
    assert served is not None
    served.send(message("execute_request", code=source, silent=False))


def test_what_is_no_frame_closes_the_line(running: Running, code: str) -> None:
    """Text, bytes without sense, and one whose offsets lie; the kernel goes on."""
    ada = running.participant(code)
    kernel = room(running, ada, code)
    lying = bytearray(message("kernel_info_request"))
    lying[8:16] = (2**62).to_bytes(8, "little")
    for nonsense in ("text", b"", b"\xff" * 300, bytes(lying), b"[" * 100_000):
        socket = connect(running, ada, kernel)
        if isinstance(nonsense, str):
            socket.send(nonsense)
        else:
            socket.send_binary(nonsense)
        assert socket.recv_data()[0] == websocket.ABNF.OPCODE_CLOSE
        socket.shutdown()  # type: ignore[no-untyped-call]
    socket = connect(running, ada, kernel)
    socket.send_binary(message("kernel_info_request"))
    assert replies_to(socket, "", "kernel_info_request") == []
    socket.close()


def test_only_packaged_notebooks_are_rendered(running: Running) -> None:
    """A session whose workshop is not here is shown all the same; no path comes from its name."""
    foreign = Workshop("../../etc/passwd", "Foreign", "", WORKSHOP.steps)
    code = str(running.run(running.site.hub.create, [foreign], "Foreign"))
    assert kernel_of(running.participant(code).get(f"room/{code}").text)
    notebook = running.run(running.site.shelf.notebook, foreign.id)
    assert notebook in workshops.packaged().values()
    assert running.command_line().get(f"api/sessions/{code}/export").status_code == 200


@pytest.mark.parametrize(("page", "role"), [("desk", "facilitator"), ("screen", "screen")])
def test_desk_and_screen(running: Running, code: str, page: str, role: str) -> None:
    """The facilitator's browser has both, each kernel in its role."""
    answer = running.facilitator().get(f"{page}/{code}")
    assert answer.status_code == 200
    process = process_of(running, kernel_of(answer.text)).pid
    environment = Path(f"/proc/{process}/environ").read_text()
    assert f"COMMONGROUND_ROLE={role}\0" in environment
    assert Role(role)


def test_too_many_pages_of_one_browser(
    running: Running, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence instead of the next kernel; the open ones go on."""
    ada = running.participant(code)
    monkeypatch.setattr(type(running.site.keeper), "connections", lambda *_: 12)
    answer = ada.get(f"room/{code}")
    assert (answer.status_code, "very many pages" in answer.text) == (429, True)
