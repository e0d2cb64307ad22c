"""What a file is brought for, and who reads it.

A purpose is a word that a page says with the file. Its reader gets the file, what the person said
of it, and the board of the step that they are in (as ``given``); it says what the file is, or what
may be taken of it, as JSON that a page can show and a command can hold. Readers run in a process of
their own (`apart`), so that they may take time and memory, fail and be killed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from commonground.imports.limits import FILE
from commonground.imports.records import Progress

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Brought:
    """A file on its way in: where it is, what it was called, and what is known around it.

    ``answers`` is what the person said of it, ``given`` the board of the step; copies are made
    below ``folder``.
    """

    path: Path
    name: str
    answers: Mapping[str, Any]
    given: Mapping[str, Any]
    folder: Path


class Reader(Protocol):
    """Reads the files of one purpose. Both raise a `CommonGroundError` for what cannot be read."""

    def look(self, brought: Brought, progress: Progress) -> Json:
        """What the file is, and what a person must say of it: ``{"look": …}``."""
        ...

    def take(self, brought: Brought, progress: Progress) -> Json:
        """What may be taken in of it: ``{"look": …, "found": …}``."""
        ...


@dataclass(frozen=True, slots=True)
class Purpose:
    """What files are brought for: which ones, how large, and the module that has their ``READER``.

    A ``mapped`` one is looked at first, so that the person can correct how it was understood; any
    other is read at once.
    """

    name: str
    reader: str
    endings: tuple[str, ...]
    largest: int = FILE
    mapped: bool = True

    def open(self) -> Reader:
        """The reader. Only the process that reads imports it, with all that it needs."""
        reader: Reader = import_module(self.reader).READER
        return reader


TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".json")
PURPOSES: Mapping[str, Purpose] = {
    one.name: one
    for one in (
        Purpose("data", "commonground.imports.readers", TABLES),
        Purpose("voices", "commonground.imports.readers", TABLES, 32 * 1024 * 1024),
        Purpose("sessions", "commonground.imports.sessions", (".json",), 50_000_000, mapped=False),
    )
}
