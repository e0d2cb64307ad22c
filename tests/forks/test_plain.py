"""Where no kernel can be forked, plain ones are started, and the log says why."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonground.forks import status
from commonground.forks.connection import CannotFork

from .kernels import Forks

UNFIT = """
import os, sys, threading
from commonground.forks.warm import unfit
file = open(os.devnull)
print(unfit({file.fileno()}))
print(unfit({}))
threading.Thread(target=threading.Event().wait, daemon=True).start()
print(unfit({file.fileno()}))
"""
THREAD = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
"""
TRIAL = """
import socket
from commonground.forks import child, trial

def live(connection):
    raise AttributeError("ipykernel has changed")

child.live = live
print(trial.failure(socket.socket()))
"""


def test_a_kernel_that_comes_too_early_is_plain(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it has waited long enough for the warm process."""
    monkeypatch.setattr("commonground.forks.supervisor.WORTH_WAITING", 0.0)
    early = Forks(tmp_path)
    kernel = early.kernel()
    assert not kernel.forked
    assert early.run(kernel.run("print('here')")) == "here"
    assert "started plainly, which takes longer: the warm process is not ready" in caplog.text
    early.close()


def test_threads_and_open_files_forbid_forks() -> None:
    """A process with two threads, or with something open that is not its own, must not fork."""
    run = subprocess.run(
        [sys.executable, "-c", UNFIT], input="", capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == [
        "None",
        f"the warm process has {Path(os.devnull)} open",
        "the warm process has 2 threads",
    ]


def test_a_failed_trial_is_told() -> None:
    """With an ipykernel that has changed too much, the log shows what is wrong."""
    run = subprocess.run([sys.executable, "-c", TRIAL], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("a kernel that was forked for trial failed: ")
    assert "AttributeError: ipykernel has changed" in run.stderr


def test_a_warm_process_of_no_use_is_not_started_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says why and ends, and from then on all kernels are plain."""
    (tmp_path / "sitecustomize.py").write_text(THREAD, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    useless = Forks(tmp_path)
    with pytest.raises(CannotFork, match="no warm process is kept"):
        useless.ready()
    assert "plainly from now on: the warm process has 2 threads." in caplog.text
    assert not useless.kernel().forked
    useless.close()


@pytest.mark.parametrize(
    ("where", "what", "do"),
    [
        ("darwin", "plain kernels", "serve from Linux"),
        ("win32", "plain kernels", "serve from Linux"),
        ("linux", "forked from one warm process", ""),
    ],
)
def test_doctor_says_which_kernels_there_are(
    monkeypatch: pytest.MonkeyPatch, where: str, what: str, do: str
) -> None:
    """And what would change it."""
    monkeypatch.setattr(sys, "platform", where)
    state, cure = status.status()
    assert what in state
    assert do in cure
    assert status.possible() is (where == "linux")


def test_an_old_linux_has_plain_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without handles for processes nobody could tell when a kernel ended."""

    def refuse(pid: int) -> int:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(os, "pidfd_open", refuse)
    assert status.status()[1] == "For large rooms, serve from Linux 5.3 or newer."
