"""Pages whose kernels are forked: the same pages, and the same whatever becomes of the forks."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commonground.forks.process import ForkedProcess
from commonground.hub import Hub
from commonground.store import Log
from tests.patience import until

from .visiting import Running, kernel_of, process_of, serve

# On Linux they must be: a machine that cannot fork them is a failure there and no reason to skip.
pytestmark = pytest.mark.linux
PEOPLE = 10


@pytest.fixture(scope="module")
def running(runtime_folder: Path) -> Iterator[Running]:
    """A server that is ready to fork."""
    for server in serve(Hub(Log(f"sqlite:///{runtime_folder}/test.db"))):
        forks = server.site.kernels.forks
        assert forks is not None
        server.run(forks.ready)
        yield server


def forked(running: Running, kernel: str) -> bool:
    """Whether a kernel is a fork."""
    return isinstance(process_of(running, kernel), ForkedProcess)


def test_a_page(running: Running, code: str) -> None:
    """Its kernel is a fork, has used its ticket, and shows nobody outside what it was given."""
    kernel = kernel_of(running.participant(code).get(f"room/{code}").text)
    assert forked(running, kernel)
    until(lambda: len(running.run(running.site.hub.here, code)) == 1)
    pid = process_of(running, kernel).pid
    assert b"COMMONGROUND" not in Path(f"/proc/{pid}/environ").read_bytes()
    running.run(running.site.keeper.end, kernel)
    until(lambda: not Path(f"/proc/{pid}").exists())


def test_a_burst_in_which_the_warm_process_dies(running: Running, code: str) -> None:
    """Everybody gets in, and afterwards kernels are forked again."""
    browsers = [running.participant(code, f"Person {number}") for number in range(PEOPLE)]
    forks = running.site.kernels.forks
    assert forks is not None
    assert forks.warm is not None
    with ThreadPoolExecutor(PEOPLE) as room:
        pages = [room.submit(browser.get, f"room/{code}") for browser in browsers]
        until(running.kernels)
        os.kill(forks.warm.pid, signal.SIGKILL)
        answers = [page.result() for page in pages]
    assert [answer.status_code for answer in answers] == [200] * PEOPLE
    kernels = {kernel_of(answer.text) for answer in answers}
    assert len(kernels) == PEOPLE
    until(lambda: len(running.run(running.site.hub.here, code)) == PEOPLE)

    running.run(forks.ready)
    assert forked(running, kernel_of(browsers[0].get(f"room/{code}").text))
