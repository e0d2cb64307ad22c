"""The checks behind `doctor`. Each looks at one thing, and leaves nothing behind."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from commonground import workshops
from commonground.cli import options, places
from commonground.cli.client import Server
from commonground.server.assets import built_folder
from commonground.server.links import reachable_host
from commonground.session.problems import CommonGroundError

PYTHON = (3, 11)
SQLITE = (3, 24)  # the first one that can replace a row in place
MINIMUM = {"voila": (0, 5, 6), "jupyter_server": (2, 20), "nbconvert": (7, 17)}
FILES_PER_PAGE = 20
MB_PER_PAGE = 40
ROOM = 30  # people for whom a machine should do
MB_ON_DISK = 200


class Level(StrEnum):
    """How a check ended."""

    GOOD = "ok"
    NOTE = "note"
    WEAK = "weak"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """What a check has to say."""

    level: Level
    what: str
    cure: str = ""

    def to_json(self) -> dict[str, str]:
        """All fields."""
        return {"level": str(self.level), "what": self.what, "cure": self.cure}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the checks are about."""

    database: str | None
    port: int


def _python(_asked: Asked) -> Iterator[Line]:
    now = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= PYTHON:
        yield Line(Level.GOOD, f"Python {now}")
    else:
        yield Line(Level.MISSING, f"Python {now} is too old", "Install Python 3.11 or newer.")


def _sqlite(_asked: Asked) -> Iterator[Line]:
    now = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < SQLITE:
        yield Line(
            Level.MISSING, f"SQLite {now} is too old", "Install a Python with SQLite 3.24 or newer."
        )
        return
    yield Line(Level.GOOD, f"SQLite {now}; each commit reaches the disk before it counts as saved")
    if _several_writers_are_a_danger(sqlite3.sqlite_version_info):
        yield Line(
            Level.NOTE,
            "This SQLite can damage a file that several programs write to at once",
            "One server owns its file, so you are safe. Copy a database only while it is stopped.",
        )


def _several_writers_are_a_danger(now: tuple[int, ...]) -> bool:
    """A flaw of the write-ahead log, mended in 3.51.3 and in two older lines."""
    return now < (3, 51, 3) and not ((3, 50, 7) <= now < (3, 51) or (3, 44, 6) <= now < (3, 45))


def _packages(_asked: Asked) -> Iterator[Line]:
    for name, least in MINIMUM.items():
        words = ".".join(map(str, least))
        try:
            now = version(name)
        except PackageNotFoundError:
            yield Line(Level.MISSING, f"{name} is not installed", f"pip install '{name}>={words}'")
            continue
        if tuple(int(part) for part in re.findall(r"\d+", now)[:3]) < least:
            what = f"{name} {now} has known weaknesses"
            yield Line(Level.MISSING, what, f"pip install --upgrade '{name}>={words}'")
        else:
            yield Line(Level.GOOD, f"{name} {now}")


def _kernel(_asked: Asked) -> Iterator[Line]:
    if importlib.util.find_spec("ipykernel"):
        yield Line(Level.GOOD, "A Python kernel for the pages")
    else:
        yield Line(Level.MISSING, "There is no Python kernel", "pip install ipykernel")


def _pages(_asked: Asked) -> Iterator[Line]:
    folder = built_folder()
    names = _read(folder / "manifest.json")
    if names and all((folder / name).is_file() for name in names.values()):
        yield Line(Level.GOOD, "The built pages")
    else:
        yield Line(
            Level.MISSING,
            f"The built pages in {folder} are not complete",
            "In a checkout run `make front`; otherwise install commonground again.",
        )
    found = list(workshops.packaged())
    if found:
        yield Line(Level.GOOD, f"Workshops: {', '.join(found)}")
    else:
        yield Line(Level.MISSING, "There are no workshops", "Install commonground again.")


def _read(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _database(asked: Asked) -> Iterator[Line]:
    url = asked.database or str(places.default_database())
    path = None if "://" in url else Path(url)
    if path is not None and not path.exists():
        yield from _new_database(path)
        return
    try:
        log = places.open_log(url, places.default_database())
    except CommonGroundError as problem:
        level = Level.NOTE if places.is_in_use(problem) else Level.MISSING
        yield Line(level, problem.what, problem.do)
        return
    path, count = log.database.path, len(log.sessions())
    log.close()
    yield Line(Level.GOOD, f"The database {path or 'in memory'}, sessions in it: {count}")
    if path is not None:
        yield _room_on_disk(path.parent)


def _new_database(path: Path) -> Iterator[Line]:
    """A file that is not there yet: may one be made? Tried in the folder above it that exists."""
    folder = next(one for one in path.absolute().parents if one.exists())
    try:
        with tempfile.TemporaryFile(dir=folder):
            yield Line(Level.GOOD, f"The database {path} can be made there")
            yield _room_on_disk(folder)
    except OSError as error:
        what = f"The database {path} cannot be made: {error.strerror}"
        yield Line(Level.MISSING, what, "Choose a folder where you may write, with --database.")


def _room_on_disk(folder: Path) -> Line:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < MB_ON_DISK:
        return Line(Level.WEAK, f"Only {free} MB are free in {folder}", "Make room on that disk.")
    return Line(Level.GOOD, f"{free:,} MB are free in {folder}")


def _scratch(_asked: Asked) -> Iterator[Line]:
    try:
        with tempfile.TemporaryDirectory():
            yield Line(Level.GOOD, "A folder for temporary files")
    except OSError as error:
        yield Line(
            Level.MISSING,
            f"There is no folder for temporary files ({error.strerror})",
            "Set TMPDIR to a folder of your own.",
        )


def _port(asked: Asked) -> Iterator[Line]:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.HOST, asked.port))
        except OSError:
            yield _taken(asked.port)
        else:
            yield Line(Level.GOOD, f"Port {asked.port} is free")


def _taken(port: int) -> Line:
    running = Server.running()
    if running is not None and f":{port}/" in running.address:
        return Line(Level.NOTE, f"Port {port} is used by the Common Ground server that is running")
    what = f"Port {port} is in use by another program"
    return Line(Level.WEAK, what, f"Choose another one, such as --port {port + 1}.")


def _memory(_asked: Asked) -> Iterator[Line]:
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    except (AttributeError, OSError, ValueError):
        return  # this system does not tell
    pages = free // MB_PER_PAGE
    what = f"{free:,} MB of memory are free: room for about {pages} open pages"
    if pages < ROOM:
        yield Line(Level.WEAK, what, "Close other programs, or use a machine with more memory.")
    else:
        yield Line(Level.GOOD, what)


def _open_files(_asked: Asked) -> Iterator[Line]:
    if importlib.util.find_spec("resource") is None:
        return  # Windows has no such limit
    import resource  # noqa: PLC0415 - only there where it exists

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = "any number of" if hard == resource.RLIM_INFINITY else f"{hard:,}"
    what = f"{soft:,} files may be open at once; the server raises that to {most}"
    if hard != resource.RLIM_INFINITY and hard < ROOM * FILES_PER_PAGE:
        cure = "Ask for a higher limit: each open page takes about twenty (`ulimit -Hn`)."
        yield Line(Level.WEAK, what, cure)
    else:
        yield Line(Level.GOOD, what)


def _addresses(asked: Asked) -> Iterator[Line]:
    host = reachable_host()
    if host.startswith("127.") or host in ("localhost", "::1"):
        what = "This machine is in no network: phones cannot reach it"
        yield Line(Level.WEAK, what, "Connect it to the network that the phones are in.")
        return
    yield Line(
        Level.NOTE,
        f"Phones in the same network would reach it at http://{host}:{asked.port}/",
        "Start the server with --host 0.0.0.0, and let the firewall pass that port.",
    )


CHECKS: tuple[Callable[[Asked], Iterator[Line]], ...] = (
    _python,
    _sqlite,
    _packages,
    _kernel,
    _pages,
    _database,
    _scratch,
    _port,
    _memory,
    _open_files,
    _addresses,
)
