"""One server for each module of tests, in a runtime folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonground.hub import Hub
from commonground.server.site import Limits
from commonground.store import Log

from .visiting import Running, serve


@pytest.fixture(scope="module", autouse=True)
def runtime_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A runtime folder for these tests only."""
    folder = tmp_path_factory.mktemp("run")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        yield folder


@pytest.fixture(scope="module")
def limits() -> Limits:
    """The limits of the server; a module may have its own."""
    return Limits()


@pytest.fixture(scope="module")
def running(limits: Limits, runtime_folder: Path) -> Iterator[Running]:
    """One server for a module, with plain kernels: those can be looked into from outside."""
    hub = Hub(Log(f"sqlite:///{runtime_folder}/test.db"))
    yield from serve(hub, limits=limits, forked=False)


@pytest.fixture
def code(running: Running) -> str:
    """The code of a new session."""
    return running.session()
