"""Who outlives whom: kernels the warm process, and nobody the server."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import until

from .kernels import Forks, Kernel, alive

SERVER = """
import asyncio, json, sys
from pathlib import Path
from commonground.forks import supervisor
from {tests} import Forks

supervisor.WORTH_WAITING = 0.0
forks = Forks(Path(sys.argv[1]))
kernels = [forks.kernel()]  # comes too early, and is plain
forks.ready()
supervisor.WORTH_WAITING = 15.0
kernels += [forks.kernel() for _ in range(2)]
sleep = "import subprocess; print(subprocess.Popen(['sleep', '600']).pid)"
started = [int(forks.run(kernel.run(sleep))) for kernel in kernels]
assert [kernel.forked for kernel in kernels] == [False, True, True]
print(json.dumps([forks.warm, *started, *(kernel.pid for kernel in kernels)]), flush=True)
sys.stdin.read()
"""


def test_a_burst_survives_the_warm_process(forks: Forks, caplog: pytest.LogCaptureFixture) -> None:
    """Killed in the middle of a burst: all come up, and later ones are forks again."""
    caplog.set_level(logging.WARNING)
    first, warm = forks.kernel(), forks.warm

    async def burst() -> list[Kernel]:
        starting = [asyncio.ensure_future(forks.start()) for _ in range(10)]
        await asyncio.wait(starting, return_when=asyncio.FIRST_COMPLETED)
        os.kill(warm, signal.SIGKILL)
        later = [asyncio.ensure_future(forks.start()) for _ in range(2)]
        return list(await asyncio.gather(*starting, *later))

    kernels = forks.run(burst())
    assert [forks.run(kernel.run("print('here')")) for kernel in kernels] == ["here"] * 12
    assert all(kernel.forked for kernel in kernels)  # some waited for the next warm process
    assert forks.warm != warm
    assert "ended with status -9. Those that run go on." in caplog.text

    assert forks.run(first.run("print('still here')")) == "still here"
    os.kill(first.pid, signal.SIGKILL)
    until(lambda: forks.died == [first.identity])
    forks.died.clear()

    pids = [kernel.pid for kernel in kernels]
    forks.end_kernels()
    until(lambda: not any(map(alive, pids)))


def test_a_stopped_warm_process_is_replaced(forks: Forks, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that does not answer is ended; the kernel is forked from the next, and only one is."""
    monkeypatch.setattr("commonground.forks.connection.ANSWERED_WITHIN", 0.5)
    forks.ready()
    warm = forks.warm
    os.kill(warm, signal.SIGSTOP)
    kernel = forks.kernel()
    assert kernel.forked
    assert list(forks.kernels) == [kernel.identity]
    assert forks.run(kernel.run("print('here')")) == "here"
    assert not alive(warm)
    forks.end(kernel)


def test_a_fork_that_nobody_was_told_of_ends(forks: Forks) -> None:
    """As when the warm process dies after the fork: the line closes, and so it ends."""
    forks.ready()

    async def fork_and_forget() -> int:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            return (await forks.supervisor.fork(theirs)).pid

    pid = forks.run(fork_and_forget())
    until(lambda: not alive(pid))


@pytest.mark.parametrize("how", ["killed", "ended"])
def test_nothing_outlives_the_server(tmp_path: Path, how: str) -> None:
    """The warm process, the kernels and what these started end when the server is gone."""
    program = SERVER.format(tests="tests.forks.kernels")
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as server:
        assert server.stdout
        pids = json.loads(server.stdout.readline())
        assert all(map(alive, pids))
        server.send_signal(signal.SIGKILL if how == "killed" else signal.SIGTERM)
    until(lambda: not any(map(alive, pids)))


def test_the_warm_process_ends_while_it_prepares(tmp_path: Path) -> None:
    """Closed at once, a supervisor leaves nothing behind."""
    forks = Forks(tmp_path)
    until(lambda: forks.supervisor.warm is not None)
    warm = forks.warm
    forks.close()
    assert not alive(warm)
