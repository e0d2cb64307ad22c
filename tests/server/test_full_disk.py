"""No room on the disk for what a running server needs: it is somewhere else, and people get in."""

from __future__ import annotations

import asyncio
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commonground.hub import Hub
from commonground.server import runtime
from commonground.server.hub_socket import HubSocket
from commonground.server.tickets import Tickets
from commonground.session.people import Role, Viewer
from commonground.session.problems import Unusable

from .visiting import WORKSHOP, Running, kernel_of, serve


def full(*_args: object, **_kwargs: object) -> Any:
    """What a system says when a disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_below(folder: Path, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, for which only this folder has no room."""

    def called(*args: Any, **kwargs: Any) -> Any:
        where = Path(kwargs.get("dir") or args[0])
        return full() if where.is_relative_to(folder) else function(*args, **kwargs)

    return called


def test_the_folder_is_made_elsewhere(
    runtime_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Closed to others there too, and complete; the log says why."""
    monkeypatch.setattr(tempfile, "mkdtemp", full_below(runtime_folder, tempfile.mkdtemp))
    folder = runtime.RuntimeFolder()
    assert not folder.path.is_relative_to(runtime_folder)
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert (folder / runtime.WORK).is_dir()
    assert "The server's own folder is made somewhere else" in caplog.text
    assert "No space left on device" in caplog.text
    folder.remove()
    assert not folder.path.exists()


def test_a_folder_that_is_made_by_half_is_removed(
    runtime_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it stays where there was no room."""
    before = set(runtime_folder.rglob("*"))
    monkeypatch.setattr(Path, "touch", full_below(runtime_folder, Path.touch))
    runtime.RuntimeFolder().remove()
    assert {path for path in runtime_folder.rglob("*") if path.name != "commonground"} <= before


def test_no_place_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence with the cure, before anything is started."""
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with pytest.raises(Unusable, match="There is no place for a folder") as problem:
        runtime.RuntimeFolder()
    assert problem.value.safe == "Nothing was started, and the sessions are untouched."
    assert "Make room on the disk" in problem.value.do


def test_what_cannot_be_written_down(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The server goes on; other commands need to be told where it is."""
    monkeypatch.setattr(os, "fdopen", full)
    runtime.record("http://here/#secret=x")
    assert "Other commands will not find this server without --server" in caplog.text
    assert "secret=x" not in caplog.text


def test_people_get_in_without_a_socket_on_the_disk(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Their kernels find the hub all the same."""
    monkeypatch.setattr(asyncio, "start_unix_server", full)
    for running in serve(Hub(), forked=False):
        assert running.site.door.address.startswith("tcp:127.0.0.1:")
        code = running.session()
        assert kernel_of(running.participant(code, "Ada").get(f"room/{code}").text)
        assert len(running.run(running.site.hub.here, code)) == 1
    assert "The hub's socket cannot be at" in caplog.text
    assert "No space left on device" in caplog.text


def test_a_path_that_is_too_long_for_a_socket(tmp_path: Path) -> None:
    """The same: a port, which only a ticket opens."""

    async def scene() -> list[str]:
        hub, tickets = Hub(), Tickets()
        door = HubSocket(hub, tickets)
        await door.listen(tmp_path / ("long" * 30) / "hub.sock")
        code = hub.create([WORKSHOP], "A session")
        said = []
        for ticket in ("none", tickets.mint(Viewer(code, Role.SCREEN))):
            host, port = door.address.removeprefix("tcp:").split(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(b'{"ticket":"%s"}\n' % ticket.encode())
            said.append((await reader.readline()).decode()[:10])
            writer.close()
            await writer.wait_closed()
        await door.close()
        hub.close()
        return said

    assert asyncio.run(scene()) == ['{"problem"', '{"welcome"']


def test_a_disk_that_fills_while_people_come(running: Running, code: str) -> None:
    """It stops nobody: no page writes anything there."""
    folder = running.site.folder.path
    before = set(folder.rglob("*"))
    assert kernel_of(running.participant(code, "Ada").get(f"room/{code}").text)
    assert kernel_of(running.facilitator().get(f"desk/{code}").text)
    assert set(folder.rglob("*")) == before
