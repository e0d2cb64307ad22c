"""One warm process for all of these tests; those that end it leave another."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonground.forks.status import possible

from .kernels import Forks, Kernel

collect_ignore = [] if possible() else [one.name for one in Path(__file__).parent.glob("test_*")]


@pytest.fixture(scope="package")
def forks() -> Iterator[Forks]:
    """A warm process, and kernels from it."""
    folder = Path(tempfile.mkdtemp(prefix="cg-"))
    forks = Forks(folder)
    forks.ready()
    yield forks
    forks.close()
    shutil.rmtree(folder)


@pytest.fixture
def kernel(forks: Forks) -> Iterator[Kernel]:
    """A forked kernel."""
    kernel = forks.kernel()
    assert kernel.forked
    yield kernel
    forks.end(kernel)
