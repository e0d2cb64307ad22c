"""A server as a facilitator starts it: the command, a database of its own, a free port."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.patience import ENOUGH

SECRET = "a-secret-that-only-tests-know"


class House:
    """A running `commonground serve`, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def home(self) -> str:
        """The facilitator's link."""
        return f"{self.address}#secret={SECRET}"

    def start(self) -> None:
        """Start it, on the same port as before; returns when it says that it is ready."""
        database = self.folder / "test.db"
        command = [sys.executable, "-m", "commonground", "serve", "--json", "--secret", SECRET]
        command += ["--port", str(self.port), "--database", str(database)]
        (self.folder / "run").mkdir(exist_ok=True)
        environment = os.environ | {"XDG_RUNTIME_DIR": str(self.folder / "run")}
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, (self.folder / "server.log").read_text()
        home = json.loads(line)["home"]
        self.port = int(home.split(":")[2].split("/")[0])

    def kill(self) -> None:
        """End it without a warning."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self._end(signal.SIGINT)

    def _end(self, with_signal: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(with_signal)
            self.process.wait(timeout=ENOUGH)
        if self.process is not None and self.process.stdout is not None:
            self.process.stdout.close()

    def session(
        self, title: str = "Less rework in claims", agenda: str = "purpose"
    ) -> dict[str, Any]:
        """A new session: its code and links."""
        command = [sys.executable, "-m", "commonground", "new", agenda, "--json"]
        command += ["--title", title, "--server", self.home]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        return dict(json.loads(run.stdout))

    def log_text(self) -> str:
        """What the server has written to its log."""
        return (self.folder / "server.log").read_text()

    def processes(self) -> set[int]:
        """The process ids of everything below the server: its kernels among them."""
        assert self.process is not None
        return _below(self.process.pid)


def _below(parent: int) -> set[int]:
    """All processes below one, by the tables of the system."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue  # it has ended meanwhile
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found = {parent}
    while more := {pid for pid, of in parents.items() if of in found} - found:
        found |= more
    return found - {parent}
