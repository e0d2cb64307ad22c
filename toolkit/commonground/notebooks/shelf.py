"""The workshops that a server offers: those that come with the program, and a facilitator's own.

The own ones are the notebooks in one folder. A workshop there takes the place of the packaged one
with the same id, since it usually began as its copy. A notebook that cannot be read is told by its
name and keeps nobody from the others; it is looked at again when its file has changed.

A session goes on with the notebook that it was begun with for as long as that can be read. When it
cannot (it is being edited, it was taken away, the session came from another machine), its pages are
shown by a packaged notebook: the steps come from the session's log, so that nothing is missing but
the cells that a facilitator added below the page.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from commonground import workshops
from commonground.session.problems import CommonGroundError, Unusable
from commonground.session.steps import Workshop

Version = tuple[Path, int]  # a file, and when it was changed


@dataclass(frozen=True, slots=True)
class Broken:
    """A notebook in the folder that cannot be served, and why."""

    name: str
    problem: CommonGroundError


class Offer(NamedTuple):
    """The workshops by their ids, which of them are the facilitator's own, and what is broken."""

    workshops: Mapping[str, Workshop]
    own: frozenset[str]
    broken: tuple[Broken, ...]


@dataclass
class Shelf:
    """The packaged workshops, and those in ``folder``. Its methods may be called in any thread."""

    folder: Path | None = None
    _read: dict[Version, Workshop | CommonGroundError] = field(default_factory=dict, repr=False)
    _own: dict[str, Version] = field(default_factory=dict, repr=False)
    _reading: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        if self.folder is not None:
            self.folder = existing(self.folder)

    def offer(self) -> Offer:
        """All workshops. Cells of notebooks that are new or changed are run, which takes a moment.

        Raises `Unusable` when one of the packaged ones cannot be read.
        """
        own, broken = self._of_folder()
        packaged = {name: workshops.read(path) for name, path in workshops.packaged().items()}
        return Offer({**packaged, **own}, frozenset(own), tuple(broken))

    def notebook(self, workshop: str) -> Path:
        """The notebook that shows the pages of a session through this workshop."""
        path, changed = self._own.get(workshop, (None, 0))
        if path is not None and _changed(path) == changed:
            return path
        packaged = workshops.packaged()
        return packaged.get(workshop) or next(iter(packaged.values()))

    def _of_folder(self) -> tuple[dict[str, Workshop], list[Broken]]:
        if self.folder is None:
            return {}, []
        with self._reading:
            return self._look()

    def _look(self) -> tuple[dict[str, Workshop], list[Broken]]:
        found: dict[str, Workshop] = {}
        at: dict[str, Version] = {}
        broken: list[Broken] = []
        for path in notebooks(self.folder or Path()):
            version = (path, _changed(path))
            known = self._read.get(version) or _tried(path)
            self._read[version] = known
            if isinstance(known, CommonGroundError):
                broken.append(Broken(path.name, known))
            elif known.id in found:
                broken.append(Broken(path.name, _same_id(path, at[known.id][0], known.id)))
            else:
                found[known.id], at[known.id] = known, version
        self._own = at
        self._read = {version: self._read[version] for version in self._read if version[0].exists()}
        return found, broken


def notebooks(folder: Path) -> list[Path]:
    """The notebooks in a folder, without those that an editor keeps beside them."""
    found = (path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
    return sorted(path for path in found if path.is_file())


def existing(folder: Path) -> Path:
    """The folder's whole path. Raises `Unusable` when it is not there or is none."""
    whole = folder.expanduser().absolute()
    if whole.is_dir():
        return whole
    if whole.exists():
        what, do = "is a file", f"Name the folder that it is in: {whole.parent}"
    else:
        what, do = "is not there", f"Check it, or have it made: commonground lab “{folder}”"
    raise Unusable(f"The folder {whole} {what}.", "No server was started.", do)


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _tried(path: Path) -> Workshop | CommonGroundError:
    try:
        return workshops.read(path)
    except CommonGroundError as problem:
        return problem


def _same_id(path: Path, first: Path, identity: str) -> Unusable:
    return Unusable(
        f"The workshop {path.name} has the same id as {first.name}: “{identity}”.",
        do="Give one of them another id: the first text in Workshop(…).",
    )
