"""A server in a process of its own: what it has started and opened can be counted from outside."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from commonground.session.events import Event
from commonground.store import Log
from tests.patience import ENOUGH

from .visiting import SECRET

T = TypeVar("T")
PROGRAM = """
import asyncio, json, sys

from commonground import workshops
from commonground.hub import Hub
from commonground.server.application import CommonGroundServer
from commonground.server.site import Limits
from commonground.store import Log

hub = Hub(Log(sys.argv[1]))
code = hub.create([workshops.read(workshops.packaged()["purpose"])], "Less rework in claims")
server = CommonGroundServer(hub, secret=sys.argv[2], port=0, limits=Limits(closed=1.0))

async def say(home):
    site = server.app.settings["site"]
    await site.kernels.forks.ready()
    print(json.dumps(site.links.all(code) | {"warm": site.kernels.forks.warm.pid}), flush=True)

saying = []
server.run(lambda home: saying.append(asyncio.ensure_future(say(home))))
"""


class Apart:
    """A session of the purpose workshop on a server that is ready to fork.

    ``files`` is how many files it may have open, once and for all.
    """

    def __init__(self, folder: Path, files: int | None = None) -> None:
        self._folder = folder
        self._run = Path(tempfile.mkdtemp(prefix="cg-"))  # a short path: sockets lie there
        self._database = f"sqlite:///{folder}/test.db"
        command = [sys.executable, "-c", PROGRAM, self._database, SECRET]
        if files is not None:
            command = ["sh", "-c", f'ulimit -n {files} && exec "$@"', "sh", *command]
        with (folder / "server.log").open("w") as log:
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, env=self._environment()
            )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said, self.log()
        self.links: dict[str, Any] = json.loads(said)

    def _environment(self) -> dict[str, str]:
        return os.environ | {"XDG_RUNTIME_DIR": str(self._run)}

    @property
    def join(self) -> str:
        """The link by which people join."""
        return str(self.links["join"])

    @property
    def code(self) -> str:
        """The session's code."""
        return str(self.links["code"])

    def log(self) -> str:
        """What the server has written to its log."""
        return (self._folder / "server.log").read_text()

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    # What can be counted ---------------------------------------------------------------------

    @property
    def warm(self) -> int:
        """The process that kernels are forked from, or 0."""
        return next((pid for pid in children(self._process.pid) if is_warm(pid)), 0)

    def forks(self) -> set[int]:
        """Kernels that were forked from the warm process that there is now."""
        return children(self.warm) if self.warm else set()

    def kernels(self) -> set[int]:
        """All kernels, forked or not, whatever became of the process that they are forked from."""
        return {pid for pid in everybody() if self._is_kernel(pid)}

    def _is_kernel(self, pid: int) -> bool:
        """Kernels work in a folder of the server's own."""
        try:
            where = Path(f"/proc/{pid}/cwd").readlink()
            return where.is_relative_to(self._run) and where.name == "work" and runs(pid)
        except OSError:
            return False

    def descriptors(self) -> int:
        """How many files and sockets the server has open."""
        return len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))

    # The end ---------------------------------------------------------------------------------

    def stop(self) -> None:
        """End it, as Ctrl-C does."""
        if self.alive:
            self._process.send_signal(signal.SIGINT)
        self._process.wait(ENOUGH)
        assert self._process.stdout is not None
        self._process.stdout.close()
        shutil.rmtree(self._run, ignore_errors=True)

    def events(self) -> list[Event]:
        """All that is in the store, after the end."""
        self.stop()
        log = Log(self._database)
        found = list(log.events(self.code))
        log.close()
        return found


def everybody() -> set[int]:
    """All processes."""
    return {int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()}


def children(pid: int) -> set[int]:
    """The processes that this one has started, and that still run."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return set()
    return {one for one in map(int, found) if runs(one)}


def runs(pid: int) -> bool:
    """Whether it has not ended; one that nobody has seen off yet has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def is_warm(pid: int) -> bool:
    """Whether a process is the one that kernels are forked from."""
    try:
        return b"commonground.forks.warm" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def threads(pid: int) -> int:
    """How many threads a process has."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def play(scene: Coroutine[Any, Any, T], within: float = 200.0) -> T:
    """Play a scene with protocol clients."""
    return asyncio.run(asyncio.wait_for(scene, within))
