"""What all tests share: how hard hypothesis searches, and where sessions are kept."""

import os
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
