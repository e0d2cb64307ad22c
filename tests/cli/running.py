"""The commands as a user runs them, for a user who has nothing yet.

Servers are processes of their own. What ends by itself runs in this one: the two seconds that the
server's libraries take to load are spent once.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from commonground.cli import main

OURS = ("COMMONGROUND_", "JUPYTER_", "XDG_")
SECONDS = 120


class User:
    """Somebody with a home folder, who types commands."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: text for name, text in os.environ.items() if not name.startswith(OURS)}
        runtime = home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        self.environment = {
            **kept,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command; it may be interrupted as with Ctrl-C."""
        return subprocess.Popen(
            [sys.executable, "-m", "commonground", *words],
            cwd=self.home,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=_listen_to_ctrl_c,  # noqa: PLW1509 - no threads here
        )

    def run(self, *words: str) -> tuple[int, str, str]:
        """Run a command to its end: exit code, stdout, stderr."""
        unset = dict.fromkeys(name for name in os.environ if name.startswith(OURS))
        result = CliRunner(env={**unset, **self.environment}).invoke(main, list(words))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    def json(self, *words: str) -> Any:
        """What a command prints for a program."""
        code, out, err = self.run(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    def problem(self, *words: str) -> str:
        """What a command that must fail says: three parts, and no traceback."""
        code, out, err = self.run(*words)
        assert (code, out) == (1, "")
        what, safe, do = err.splitlines()
        assert what.startswith("Error: ")
        assert safe.strip()
        assert do.strip()
        return err

    @contextmanager
    def serving(self, *words: str) -> Iterator[dict[str, Any]]:
        """A server while the block runs; what it said when it was ready."""
        with self.start(*(words or ("serve", "--port=0")), "--json") as process:
            assert process.stdout is not None
            assert process.stderr is not None
            try:
                line = process.stdout.readline()
                assert line, process.stderr.read()
                yield json.loads(line)
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(SECONDS)
            assert (process.returncode, process.stderr.read()) == (0, "")


def _listen_to_ctrl_c() -> None:
    """Whoever started the tests in the background has told their children to ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
