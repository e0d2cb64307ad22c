"""Checks of the program itself: what it runs on, and whether all of it is there."""

from __future__ import annotations

import importlib.util
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from commonground import agendas, workshops
from commonground.cli.found import Asked, Level, Line
from commonground.forks.status import status
from commonground.server.assets import built_folder

PYTHON = (3, 11)
SQLITE = (3, 24)  # the first one that can replace a row in place
MINIMUM = {"voila": (0, 5, 6), "jupyter_server": (2, 20), "nbconvert": (7, 17)}


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
        what, cure = status()
        yield Line(Level.NOTE if cure else Level.GOOD, what, cure)
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
        yield Line(Level.GOOD, f"Agendas: {', '.join(agendas.found())}")
    else:
        yield Line(Level.MISSING, "There are no workshops", "Install commonground again.")


def _read(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _lab(_asked: Asked) -> Iterator[Line]:
    try:
        yield Line(Level.GOOD, f"JupyterLab {version('jupyterlab')}, for preparing workshops")
    except PackageNotFoundError:
        what = "JupyterLab is not installed: workshops can be held, and not be prepared here"
        yield Line(Level.WEAK, what, "pip install jupyterlab")


CHECKS = (_python, _sqlite, _packages, _kernel, _pages, _lab)
