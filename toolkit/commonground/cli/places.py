"""Where the sessions are kept, and the secret beside them."""

from __future__ import annotations

import secrets
from pathlib import Path

import platformdirs

from commonground.server.secret import read_or_make
from commonground.session.problems import CommonGroundError, Unusable
from commonground.store import Log


def data_folder() -> Path:
    """The user's own folder for what this program keeps."""
    return platformdirs.user_data_path("commonground", appauthor=False)


def default_database() -> Path:
    """The file with the user's sessions."""
    return data_folder() / "commonground.db"


def demo_database() -> Path:
    """The file with the sessions of demonstrations: never among those that matter."""
    return data_folder() / "demo.db"


def open_log(database: str | None, default: Path, *, must_exist: bool = False) -> Log:
    """The log in a database, which is then this process's own until it is closed."""
    url = database or str(default)
    if must_exist and not (url if "://" in url else Path(url).is_file()):
        raise Unusable(
            f"There is no database {url}.",
            do="Name the file with --database, or the running server with --server.",
        )
    return Log(url)


def is_in_use(problem: CommonGroundError) -> bool:
    """Whether a database could not be opened because a running server owns it."""
    return problem.what.startswith("Another Common Ground server is using")


def address(log: Log) -> str:
    """The database as --database takes it."""
    return log.database.url.render_as_string(hide_password=False)


def secret_beside(log: Log) -> str:
    """The facilitator's secret, made once and kept beside the database."""
    path = log.database.path
    return secrets.token_urlsafe(32) if path is None else read_or_make(Path(f"{path}.secret"))
