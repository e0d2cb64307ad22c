"""The files that a browser loads: built pages, styles and the few scripts of the plain pages.

Every name holds a hash of what is in it, so a browser may keep a file for ever and never asks
again. The built files come with their compressed forms beside them. Lookups go through a table
made at the start: a path that is not in it does not exist, whatever it looks like.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import logging
import mimetypes
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "assets"
_HASHED = re.compile(r"-[0-9A-Za-z]{8}\.[a-z0-9]+")
NEEDED = ("look.css", "app.css", "host.js")  # by every page
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its type, its bytes, and those bytes under each encoding there is."""

    name: str
    mime: str
    bodies: Mapping[str, bytes]

    @property
    def immutable(self) -> bool:
        """Whether the name changes when the bytes do."""
        return _HASHED.search(self.name) is not None

    def best(self, accept_encoding: str) -> tuple[str, bytes]:
        """The smallest form that the browser understands: its encoding ("" for none) and bytes."""
        accepted = {part.partition(";")[0].strip() for part in accept_encoding.split(",")}
        for encoding in ("br", "gzip"):
            if encoding in accepted and encoding in self.bodies:
                return encoding, self.bodies[encoding]
        return "", self.bodies[""]


class Assets:
    """All files by the name that stands in their address.

    ``renewed`` says that the names are others than when somebody was last told of them.
    """

    def __init__(self, address: str, built: Path | None = None) -> None:
        self.address = address
        self._built = built_folder() if built is None else built
        self._own = dict(_own(path) for path in sorted(OWN.glob("*.*")))
        self._manifest: dict[str, str] = {}
        self._said: set[str] = set()
        self.renewed = False
        self._look()
        self.missing(*NEEDED, *self._manifest)

    def _look(self) -> None:
        """See what there is on the disk: the pages may have been built anew."""
        found: dict[str, str] = _read_json(self._built / "manifest.json")
        if self._manifest and found and found != self._manifest:
            self.renewed = True
        self._manifest = found or self._manifest
        self._preload: dict[str, list[str]] = _read_json(self._built / "preload.json")
        self._names = self._manifest | {_plain(name): name for name in self._own}
        self._files = {path.name: path for path in self._built.glob("*.*") if path.is_file()}

    def missing(self, *names: str) -> list[str]:
        """What is not there of these entries' files and of those that they import at once.

        They are looked for on the disk each time. The log is told once of each.
        """
        if self._lacking(names):
            self._look()
        lacking = self._lacking(names)
        if news := [file for file in lacking if file not in self._said]:
            _log.error(
                "Pages cannot be shown: of their built files %s are missing in %s. Build them "
                "with “make front”, or install the program again.",
                *(", ".join(news), self._built),
            )
        self._said |= set(lacking)
        return lacking

    def _lacking(self, names: Iterable[str]) -> list[str]:
        parts = ((self._names.get(name, name), *self._preload.get(name, ())) for name in names)
        wanted = dict.fromkeys(file for entry in parts for file in entry)
        return [
            file for file in wanted if file not in self._own and not (self._built / file).is_file()
        ]

    def url(self, name: str) -> str:
        """The address of the file that is called ``name`` before its hash is added.

        A file that was never built gets its plain name: the page then says what is missing by
        failing to load it, and everything else still works.
        """
        return self.address + self._names.get(name, name)

    def urls(self) -> dict[str, str]:
        """Plain name → address, of every entry."""
        return {name: self.url(name) for name in self._names}

    def preload(self, name: str) -> list[str]:
        """The addresses of an entry and of what it imports at once, for the page to announce."""
        return [self.url(name), *(self.address + part for part in self._preload.get(name, ()))]

    def find(self, name: str) -> Asset | None:
        """The file with this name, if it is one of ours."""
        if name in self._own:
            return self._own[name]
        if self._said and name not in self._files:
            self._look()
        path = self._files.get(name)
        if path is None or path.suffix in {".br", ".gz"}:
            return None
        return _from_disk(path)


@cache
def _from_disk(path: Path) -> Asset:
    bodies = {"": path.read_bytes()}
    for encoding, suffix in (("br", ".br"), ("gzip", ".gz")):
        packed = path.with_name(path.name + suffix)
        if packed.exists():
            bodies[encoding] = packed.read_bytes()
    return Asset(path.name, _mime(path), bodies)


def _own(path: Path) -> tuple[str, Asset]:
    body = path.read_bytes()
    name = f"{path.stem}-{hashlib.sha256(body).hexdigest()[:8]}{path.suffix}"
    packed = gzip.compress(body, mtime=0)
    return name, Asset(name, _mime(path), {"": body, "gzip": packed})


def _plain(name: str) -> str:
    return _HASHED.sub("", name) + Path(name).suffix


def _mime(path: Path) -> str:
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    if kind is None:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _read_json(path: Path) -> dict[str, Any]:
    """What was built, as the file says; nothing if there is none or it is damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    return found if isinstance(found, dict) else {}


def built_folder() -> Path:
    """Where the built pages lie, beside the package that they are built from."""
    package = importlib.util.find_spec("commonground_widgets")
    places = package.submodule_search_locations if package else None
    return Path(next(iter(places or ["missing"]))) / "static"
