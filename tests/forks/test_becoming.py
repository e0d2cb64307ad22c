"""A fork has nothing of the server's, of the warm process's, or of another fork's."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from commonground.forks.dry_run import _DECLARE, _SHOW, _STEP
from commonground.server.environment import kernel_environment
from tests.patience import until

from .kernels import Forks, Kernel

# What IPython itself puts into the environment of every kernel.
IPYTHONS = {
    *("CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "GIT_PAGER", "MPLBACKEND", "PAGER", "TERM"),
    *("PYDEVD_USE_FRAME_EVAL",),
}


def descriptors(pid: int) -> dict[int, str]:
    """What a process has open: sockets, pipes, files, by their names in the kernel."""
    found = {}
    for one in list(Path(f"/proc/{pid}/fd").iterdir()):
        try:
            found[int(one.name)] = str(one.readlink())
        except FileNotFoundError:
            continue
    return found


def test_the_warm_process_is_alone(forks: Forks, kernel: Kernel) -> None:
    """It has one thread, and open only its streams, its socket and an alarm."""
    assert len(list(Path(f"/proc/{forks.warm}/task").iterdir())) == 1
    kinds = [
        name.partition(":")[0] for number, name in descriptors(forks.warm).items() if number > 2
    ]
    assert sorted(kinds) == ["pipe", "pipe", "socket"]


def test_nothing_is_inherited(forks: Forks, kernel: Kernel) -> None:
    """No socket and no pipe of the server or the warm process, apart from the streams."""
    own, warms, servers = (
        {name for number, name in descriptors(pid).items() if number > 2 and name[-1] == "]"}
        - {"anon_inode:[eventpoll]", "anon_inode:[eventfd]"}  # which all of them are called
        for pid in (kernel.pid, forks.warm, os.getpid())
    )
    assert own & warms == set()
    assert own & servers == set()
    assert descriptors(kernel.pid)[0] == os.devnull


def test_a_kernel_goes_before_the_server(kernel: Kernel) -> None:
    """When memory runs out, the system ends a page, which comes back, and not the session."""

    def sooner(pid: int) -> int:
        return int(Path(f"/proc/{pid}/oom_score_adj").read_text())

    assert until(lambda: sooner(kernel.pid) > sooner(os.getpid()))


def test_the_environment_is_replaced(forks: Forks, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel sees what it was given, and the warm process holds nothing of the server's."""
    monkeypatch.setenv("A_SECRET", "of the server")
    given = kernel_environment(os.environ, forks.folder, {"MINE": "one"})
    kernel = forks.kernel(MINE="one")
    found = json.loads(
        forks.run(kernel.run("import os, json; print(json.dumps(dict(os.environ)))"))
    )
    assert {name: found[name] for name in found.keys() - IPYTHONS} == given
    for pid in (forks.warm, kernel.pid):
        assert b"A_SECRET" not in Path(f"/proc/{pid}/environ").read_bytes()
    forks.end(kernel)


def test_two_forks_draw_different_numbers(forks: Forks) -> None:
    """Random numbers, unique names and keys are each kernel's own."""
    code = """
        import random, uuid, numpy, secrets
        kernel = get_ipython().kernel
        print(random.random(), numpy.random.random(), numpy.random.default_rng().random(),
              uuid.uuid4(), secrets.token_hex(), kernel.session.session, kernel.ident)
    """
    first, second = forks.kernel(), forks.kernel()
    one = forks.run(first.run(code)).split()
    other = forks.run(second.run(code)).split()
    assert len(one) == len(other) == 7
    assert not set(one) & set(other)
    forks.end_kernels()


def test_the_dry_run_leaves_no_trace(forks: Forks, kernel: Kernel) -> None:
    """The first cell is number one, and finds no names, no history and no widgets."""
    code = """
        names = sorted(name for name in globals() if not name.startswith("_"))
        from ipywidgets.widgets.widget import _instances
        print(len(In) - 1, Out, len(_instances), *names)
    """
    assert forks.run(kernel.run(code)) == "1 {} 0 In Out exit get_ipython open quit"


def test_a_page_imports_nothing(forks: Forks) -> None:
    """All that a page needs was imported before the fork."""
    kernel = forks.kernel(COMMONGROUND_HUB="nobody")
    forks.run(kernel.run("import sys; before = set(sys.modules)"))
    for code in (_DECLARE, _STEP, _SHOW.format(role="participant")):
        assert not re.search("Error", forks.run(kernel.run(code)))
    assert forks.run(kernel.run("print(sorted(set(sys.modules) - before))")) == "[]"
    forks.end(kernel)


def test_libraries_compute_in_one_thread(forks: Forks, kernel: Kernel) -> None:
    """Linear algebra works, in the threads that the kernel had."""
    code = """
        import os, numpy
        before = len(os.listdir("/proc/self/task"))
        product = numpy.ones((400, 400)) @ numpy.ones((400, 400))
        print(product[0, 0], len(os.listdir("/proc/self/task")) - before)
    """
    assert forks.run(kernel.run(code)) == "400.0 0"
