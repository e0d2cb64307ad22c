"""What all tests share: their order, how hard hypothesis searches, where things are kept."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from commonground.store import Log

# "steady" finds the same on every machine and every day; "search" looks for what is new:
# HYPOTHESIS_PROFILE=search make test ARGS=tests/hub
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", settings.get_profile("steady"), derandomize=False)
settings.register_profile("search", settings.get_profile("search"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# With real browsers and processes, the longest first.
ON_LINUX = sys.platform == "linux"
LONG = ("browser", "cli", "widgets", "server", "forks", "packaging", "binder", "workshops")
# Where sockets, files and loops are opened.
OPENING = frozenset({*LONG, "places", "hub", "store", "rehearsal", "report"})


def pytest_xdist_auto_num_workers() -> int:
    """One worker for each core that we may use; four browsers at once fill any machine."""
    affinity = getattr(os, "sched_getaffinity", None)
    return min(4, len(affinity(0)) if affinity else os.cpu_count() or 1)


def pytest_report_header() -> list[str]:
    """What is left out here is said before anything is run."""
    needs = "what needs processes that fork, /proc or Unix sockets (the mark “linux”)"
    return [] if ON_LINUX else [f"left out on this system: {needs}"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Only what this system can do; several workers begin with the long files.

    So they finish at about the same time.
    """
    if not ON_LINUX:
        config.hook.pytest_deselected(items=[one for one in items if needs_linux(one)])
        items[:] = [one for one in items if not needs_linux(one)]

    def place(item: pytest.Item) -> int:
        folder = item.path.parent.name
        return LONG.index(folder) if folder in LONG else len(LONG)

    if hasattr(config, "workerinput"):
        items.sort(key=place)


def needs_linux(item: pytest.Item) -> bool:
    """Whether a test is marked so."""
    return item.get_closest_marker("linux") is not None


@pytest.fixture(scope="module", autouse=True)
def nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a module forgot to close is told at its end, and not in the middle of another."""
    yield
    if request.path.parent.name in OPENING:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each worker keeps to itself, and leaves alone what the person who runs the tests has."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "sessions.db"


@pytest.fixture
def log(path: Path) -> Iterator[Log]:
    """A log in a file."""
    log = Log(str(path))
    yield log
    log.close()
