"""A user with a home folder, and a server that this user has started."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.running import User


class Serving(NamedTuple):
    """A running server: its user, and its home link."""

    user: User
    home: str
    database: str


@pytest.fixture
def user(tmp_path: Path) -> User:
    """Somebody who has nothing yet."""
    return User(tmp_path)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server that the tests of a module share."""
    user = User(tmp_path_factory.mktemp("home"))
    with user.serving() as said:
        yield Serving(user, said["home"], said["database"])
