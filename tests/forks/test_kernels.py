"""A forked kernel does what a plain one does."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import until

from .kernels import Forks, Kernel, alive

INTERACT = """
import ipywidgets
out = ipywidgets.Output()
def show(n):
    print("n is", n)
    print("still")
control = ipywidgets.interactive(show, n=3)
with out:
    print("before")
    display("shown")
control
"""


@pytest.fixture(scope="module")
def unforked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """What there is where kernels cannot be forked."""
    unforked = Forks(tmp_path_factory.mktemp("plain"), forked=False)
    yield unforked
    unforked.close()


@pytest.fixture(params=["forked", "plain"])
def either(request: pytest.FixtureRequest, forks: Forks, unforked: Forks) -> Forks:
    """Both kinds behave in the same way."""
    return forks if request.param == "forked" else unforked


def test_it_runs_cells(either: Forks) -> None:
    """One after the other, also those that wait, in the folder and with the words it was given."""
    kernel = either.kernel(["answer = 6 * 7", "answer", "print('a'); print('b')"], MINE="one")
    assert either.run(kernel.outputs()) == [
        [],
        [
            {
                "output_type": "execute_result",
                "data": {"text/plain": "42"},
                "metadata": {},
                "execution_count": 0,
            }
        ],
        [{"output_type": "stream", "name": "stdout", "text": "a\nb\n"}],
    ]
    assert either.run(kernel.run("print(answer)")) == "42"
    code = "import os; print(os.getcwd(), os.environ['MINE'])"
    assert either.run(kernel.run(code)) == f"{either.folder / 'work'} one"
    code = "import asyncio; await asyncio.sleep(0); print('waited')"
    assert either.run(kernel.run(code)) == "waited"
    assert either.run(kernel.run("!echo from a shell")) == "from a shell"
    either.end(kernel)


def test_a_cell_that_fails_is_the_last(either: Forks) -> None:
    """What it printed and its error are there; those below it did not run."""
    kernel = either.kernel(["x = 1", "print('so far'); x / 0", "x = 2"])
    first, second = either.run(kernel.outputs())
    assert first == []
    assert [output["output_type"] for output in second] == ["stream", "error"]
    assert second[1]["ename"] == "ZeroDivisionError"
    assert either.run(kernel.run("print(x)")) == "1"
    either.end(kernel)


def test_what_an_output_widget_takes(either: Forks) -> None:
    """Printed and displayed inside a widget, before any page is there and after: it is its own."""
    kernel = either.kernel([INTERACT])
    ((shown,),) = either.run(kernel.outputs())
    assert "application/vnd.jupyter.widget-view+json" in shown["data"]
    kept = "print([o.get('text') or o['data'] for o in {}.outputs])"
    texts = "['before\\n', {'text/plain': \"'shown'\"}]"
    assert either.run(kernel.run(kept.format("out"))) == texts
    assert either.run(kernel.run(kept.format("control.out"))) == "['n is 3\\nstill\\n']"
    assert either.run(kernel.run("control.children[0].value = 4")) == ""
    assert either.run(kernel.run(kept.format("control.out"))) == "['n is 4\\nstill\\n']"
    either.end(kernel)


def test_somebody_is_at_home_while_a_cell_computes(either: Forks) -> None:
    """The question whether it lives is answered at once, on the control channel."""
    kernel = either.kernel()

    async def ask_meanwhile() -> str:
        busy = asyncio.ensure_future(kernel.run("import time; time.sleep(600)"))
        (reply,) = await kernel.ask("kernel_info_request", on="control")
        busy.cancel()
        await asyncio.gather(busy, return_exceptions=True)
        return reply.kind

    assert either.run(ask_meanwhile()) == "kernel_info_reply"
    either.end(kernel)
    until(lambda: not alive(kernel.pid))


def test_it_answers_what_it_understands(either: Forks) -> None:
    """Bytes that are no frame and messages of unknown kinds change nothing."""
    kernel = either.kernel()
    kernel.served.send(b"no frame")

    async def ask() -> list[str]:
        kernel.served.send(b"\0" * 200)
        return [one.kind for one in await kernel.ask("comm_info_request")]

    assert "comm_info_reply" in either.run(ask())
    either.end(kernel)


def test_many_at_once(forks: Forks) -> None:
    """Twenty kernels asked for at the same time are twenty processes, all of one warm one."""

    async def burst() -> list[Kernel]:
        return list(await asyncio.gather(*(forks.start() for _ in range(20))))

    kernels = forks.run(burst())
    parents = {forks.run(kernel.run("import os; print(os.getppid())")) for kernel in kernels}
    assert parents == {str(forks.warm)}
    assert len({kernel.pid for kernel in kernels}) == 20
    assert all(kernel.forked for kernel in kernels)
    forks.end_kernels()


def test_what_one_costs(forks: Forks, kernel: Kernel) -> None:
    """Two threads, and of sockets its line alone; for the server a socket and a handle."""
    assert len(list(Path(f"/proc/{kernel.pid}/task").iterdir())) == 2
    before = len(list(Path("/proc/self/fd").iterdir()))
    more = [forks.kernel() for _ in range(3)]
    assert len(list(Path("/proc/self/fd").iterdir())) == before + 3 * 2
    for one in more:
        forks.end(one)
    until(lambda: len(list(Path("/proc/self/fd").iterdir())) == before)


def test_a_killed_kernel_is_noticed(either: Forks) -> None:
    """Its pages are told that it is dead, and then whoever keeps it."""
    kernel = either.kernel()
    os.kill(kernel.pid, signal.SIGKILL)
    until(lambda: either.died == [kernel.identity])
    dead = either.run(kernel.heard.get())
    assert (dead.kind, dead.content) == ("status", {"execution_state": "dead"})
    either.end(kernel)
    kernel.served.process.kill()  # of no effect on one that has ended, or on one with its number
    either.died.clear()


def test_one_that_dies_in_its_cells(either: Forks) -> None:
    """Whoever waits for what they put out is told."""

    async def die() -> str:
        kernel = await either.kernels.start("dies", {}, ["import os; os._exit(3)"])
        try:
            await kernel.outputs
        except Exception as error:  # noqa: BLE001  # its name is what is asked for
            return type(error).__name__
        return "lived"

    assert either.run(die()) == "KernelDied"
    either.run(either.kernels.end("dies"))
    either.died.clear()


def test_what_a_kernel_started_ends_with_it(either: Forks) -> None:
    """Its whole process group is ended."""
    kernel = either.kernel()
    code = "import subprocess; print(subprocess.Popen(['sleep', '600']).pid)"
    other = int(either.run(kernel.run(code)))
    assert alive(other)
    either.end(kernel)
    until(lambda: not alive(other))
    assert either.died == []
