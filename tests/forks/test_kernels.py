"""A forked kernel does what a plain one does."""

from __future__ import annotations

import asyncio
import os
import signal

from .kernels import Forks, Kernel, alive, until


def test_it_runs_cells(forks: Forks, kernel: Kernel) -> None:
    """Cells run one after the other, also those that wait, in the folder that was asked for."""
    assert forks.run(kernel.run("answer = 6 * 7")) == ""
    assert forks.run(kernel.run("print(answer)")) == "42"
    assert forks.run(kernel.run("import os; print(os.getcwd())")) == str(forks.folder)
    assert forks.run(kernel.run("import asyncio; await asyncio.sleep(0); print('waited')")) == (
        "waited"
    )
    assert forks.run(kernel.run("!echo from a shell")) == "from a shell"


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


def test_interrupt(forks: Forks, kernel: Kernel) -> None:
    """A cell that never ends can be interrupted, and the kernel goes on."""

    async def interrupt() -> str:
        cell = asyncio.ensure_future(kernel.run("print('begun'); import time; time.sleep(600)"))
        await asyncio.sleep(0.5)
        await kernel.interrupt()
        return await cell

    assert forks.run(interrupt()) == "KeyboardInterrupt"
    assert forks.run(kernel.run("print('still here')")) == "still here"


def test_restart(forks: Forks, kernel: Kernel) -> None:
    """A kernel that is restarted is another fork, which knows nothing of the one before."""
    forks.run(kernel.run("before = 1"))
    first = kernel.pid

    async def restart() -> str:
        await kernel.manager.restart_kernel(now=True)
        await kernel.client.wait_for_ready(timeout=60)
        return await kernel.run("print('before' in dir())")

    assert forks.run(restart()) == "False"
    assert kernel.pid != first
    assert kernel.forked
    assert not alive(first)


def test_shutdown_by_message(forks: Forks, kernel: Kernel) -> None:
    """A kernel that is asked to end by a message ends by itself, with status 0."""
    process = kernel.process
    forks.run(kernel.ask_to_end())
    until(lambda: process.told is not None)
    assert process.told == 0


def test_a_killed_kernel_is_noticed(forks: Forks, kernel: Kernel) -> None:
    """Jupyter learns that it died, how, and by which signal."""
    process = kernel.process
    assert forks.run(kernel.alive())
    os.kill(kernel.pid, signal.SIGKILL)
    until(lambda: not forks.run(kernel.alive()))
    assert until(lambda: process.told) == -signal.SIGKILL
    assert process.wait(0) == -signal.SIGKILL
    process.terminate()  # of no effect on a process that has ended, or on one with its number


def test_what_a_kernel_started_ends_with_it(forks: Forks, kernel: Kernel) -> None:
    """Its whole process group is ended."""
    code = "import subprocess; print(subprocess.Popen(['sleep', '600']).pid)"
    other = int(forks.run(kernel.run(code)))
    assert alive(other)
    forks.run(kernel.end())
    until(lambda: not alive(other))
