"""Opening the file: one owner, durable commits, and a clear sentence when it cannot be.

Every transaction begins with BEGIN IMMEDIATE, so that two of them never deadlock, and commits with
``synchronous=FULL``: what was acknowledged survives a power cut. A lock file beside the database
keeps a second process out; SQLite alone would let it in.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.pool import StaticPool

from commonground.session.problems import Unusable
from commonground.store import schema
from commonground.store.migrations import is_foreign, migrate

MEMORY = "sqlite://"


class Database:
    """An engine on one SQLite file, and the lock that makes this process its owner."""

    def __init__(self, url: str = MEMORY) -> None:
        self.url = _read(url)
        self._lock = self._take_lock()
        try:
            self.engine = _engine(self.url)
            self._prepare()
        except BaseException:
            self.close()
            raise

    @property
    def path(self) -> Path | None:
        """The file, or None for a database in memory."""
        return Path(self.url.database) if self.url.database else None

    def _take_lock(self) -> FileLock | None:
        if self.path is None:
            return None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # One lock for one file, whatever link it was reached by.
            lock = FileLock(f"{self.path.resolve()}.lock", timeout=0, mode=0o600)
            lock.acquire()
            # What people wrote in private is for nobody else on this machine. What SQLite puts
            # beside the file later is as open or closed as the file.
            if not self.path.exists():
                self.path.touch(mode=0o600)
        except Timeout:
            raise Unusable(
                f"Another Common Ground server is using {self.path}.",
                safe="Its sessions are not disturbed.",
                do="Use the running one, stop it, or start this one with another --database.",
            ) from None
        except OSError as error:
            raise _unwritable(self.path, error) from None
        return lock

    def _prepare(self) -> None:
        try:
            if is_foreign(self.engine):
                raise Unusable(
                    f"{self.path} is a database of another program.",
                    safe="It was not touched.",
                    do="Choose another file with --database.",
                )
            self.migrations = migrate(self.engine)
            self._write_ahead()
        except DatabaseError as error:
            raise _unwritable(self.path, error.orig or error) from None
        except sqlite3.DatabaseError as error:
            raise _unwritable(self.path, error) from None

    def _write_ahead(self) -> None:
        """Switch the file to write-ahead logging. It stays so; hence not before it is ours."""
        connection = self.engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode=WAL")
            # A file that may only be read would be opened, and refuse the first command.
            connection.cursor().execute(f"DELETE FROM {schema.migrations.name} WHERE 0")  # noqa: S608
        finally:
            connection.close()

    def close(self) -> None:
        """Close the file and let others own it."""
        if hasattr(self, "engine"):
            self.engine.dispose()
        if self._lock is not None:
            self._lock.release()


def _read(url: str) -> URL:
    try:
        read = make_url(url) if "://" in url else URL.create("sqlite", database=url)
    except ArgumentError:
        read = URL.create("")
    if read.get_backend_name() != "sqlite" or read.database == "":
        raise Unusable(
            f"“{url}” is not a database that this version can use.",
            do="Give the path of a file, or sqlite:///path/to/file.db.",
        )
    return URL.create("sqlite") if read.database == ":memory:" else read


def _engine(url: URL) -> Engine:
    if url.database is None:
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine(url)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver shall not begin transactions by itself
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _unwritable(path: Path | None, error: BaseException) -> Unusable:
    return Unusable(
        f"The database {path} cannot be used: {error}.",
        safe="Nothing was written.",
        do="Check that the folder exists, may be written to and has room, or choose another "
        "file with --database.",
    )
