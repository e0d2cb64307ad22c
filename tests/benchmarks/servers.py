"""The five servers, each started by its own command as its manual says, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import environments, processes

PEERS = ("voila", "panel", "solara", "streamlit")
SECRET = "a-secret-that-only-benchmarks-know"
READY_WITHIN = 90.0  # seconds


@dataclass(frozen=True)
class Server:
    """A running server."""

    pid: int
    port: int
    path: str

    @property
    def address(self) -> str:
        """Where the app is."""
        return f"http://127.0.0.1:{self.port}/{self.path}"

    def cpu(self) -> float:
        """CPU seconds so far."""
        return processes.cpu_seconds(self.pid)

    def memory(self) -> float:
        """Megabytes now."""
        return processes.memory(self.pid)


def _command(name: str, port: int, folder: Path) -> tuple[list[str], str]:
    """How an app is started, and the path at which it answers."""
    app, at = environments.APPS / name, str(port)
    match name:
        case "commonground":
            start = [sys.executable, "-m", "commonground", "serve", "--secret", SECRET]
            return [*start, "--port", at, "--database", str(folder / "bench.db")], ""
        case "voila":
            start = [environments.program(name, "voila"), str(app / "wall.ipynb"), "--no-browser"]
            return [*start, f"--port={at}", "--Voila.ip=127.0.0.1"], ""
        case "panel":
            start = [environments.program(name, "panel"), "serve", str(app / "wall.py")]
            return [*start, "--port", at, "--address", "127.0.0.1"], "wall"
        case "solara":
            start = [environments.program(name, "solara"), "run", str(app / "wall.py")]
            return [*start, "--port", at, "--host=127.0.0.1", "--production", "--no-open"], ""
        case "streamlit":
            start = [environments.program(name, "streamlit"), "run", str(app / "wall.py")]
            where = ["--server.port", at, "--server.address", "127.0.0.1"]
            return [
                *(*start, *where, "--server.headless", "true"),
                *("--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"),
            ], ""
    raise ValueError(f"no app is called {name!r}")


@contextmanager
def running(name: str, folder: Path) -> Iterator[Server]:
    """A server while the block runs; ``folder`` is for what it writes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run").mkdir(exist_ok=True, mode=0o700)
    port = _free_port()
    command, path = _command(name, port, folder)
    own = {"XDG_RUNTIME_DIR": str(folder / "run"), "WALL": str(folder / "wall.db")}
    own |= {"SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False"}  # nobody is told of a benchmark
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, env=os.environ | own, start_new_session=True
        )
    try:
        server = Server(process.pid, port, path)
        _wait(server, process)
        yield server
    except BaseException:
        sys.stderr.write(f"The last words of {name}:\n{_last_words(folder / 'server.log')}\n")
        raise
    finally:
        processes.end(process.pid)
        process.poll()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Until it listens. It is asked for nothing: some would start something for whoever asks."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", server.port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def _last_words(log: Path) -> str:
    return log.read_text(errors="replace")[-3000:]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
