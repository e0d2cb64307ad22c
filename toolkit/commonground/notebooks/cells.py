"""The cells of a notebook's file, and what may be wrong in one.

A cell is known by its place among all cells, counted from 1, as JupyterLab's status bar counts
them, and by its first words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from commonground.session.problems import Unusable

WORDS = 48  # characters of a cell by which people find it
LARGEST = 50_000_000  # bytes; outputs of a facilitator's own cells may be pictures
ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place from 1, "code" or "markdown", its text and its tags."""

    number: int
    kind: str
    source: str
    tags: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Its first words without comments, as many as find it: all steps begin alike."""
        lines = [line.strip() for line in self.source.splitlines()]
        said = " ".join(line for line in lines if line and not line.startswith("# "))
        said = said or " ".join(filter(None, lines))
        return said if len(said) <= WORDS else f"{said[: WORDS - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, in which cell (None: the notebook as a whole), and how to mend it.

    An "error" keeps the workshop from being held, a "warning" is told to people by how it works
    out, a "note" is worth knowing.
    """

    cell: int | None
    words: str
    level: str
    what: str
    do: str

    @classmethod
    def at(cls, cell: Cell | None, what: str, do: str, level: str = ERROR) -> Mistake:
        """In this cell."""
        number, words = (None, "") if cell is None else (cell.number, cell.words)
        return cls(number, words, level, what, do)

    def to_json(self) -> dict[str, Any]:
        """All fields."""
        return asdict(self)

    def __str__(self) -> str:
        where = "" if self.cell is None else f"Cell {self.cell} (“{self.words}”): "
        return f"{where}{self.what}"


def read(path: Path) -> list[Cell]:
    """The cells of a notebook. Raises `Unusable` for a file that is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise _no_notebook(path, f"it is larger than {LARGEST // 1_000_000} MB")
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Unusable(
            f"The workshop {path.name} cannot be read: {error.strerror or error}.",
            do="Check its name and its folder, and that you may read it.",
        ) from None
    except (ValueError, RecursionError):
        raise _no_notebook(path, "it does not hold what JupyterLab writes") from None
    if isinstance(found, dict) and "worksheets" in found:
        raise _no_notebook(path, "its form is that of a very old version", "Open it")
    if not isinstance(found, dict) or not isinstance(found.get("cells"), list):
        raise _no_notebook(path, "it has no cells")
    _check_language(path, found.get("metadata"))
    return [_cell(number, raw) for number, raw in enumerate(found["cells"], start=1)]


def _cell(number: int, raw: object) -> Cell:
    if not isinstance(raw, Mapping):
        return Cell(number, "raw", "")
    source, metadata = raw.get("source", ""), raw.get("metadata")
    text = "".join(map(str, source)) if isinstance(source, Sequence) else ""
    tags = metadata.get("tags", ()) if isinstance(metadata, Mapping) else ()
    named = tuple(map(str, tags)) if isinstance(tags, list) else ()
    return Cell(number, str(raw.get("cell_type")), text, named)


def _check_language(path: Path, metadata: object) -> None:
    """Only a kernel for Python can run the cells."""
    about = metadata if isinstance(metadata, Mapping) else {}
    parts = (about.get("kernelspec"), about.get("language_info"))
    spec, info = (part if isinstance(part, Mapping) else {} for part in parts)
    language = str(spec.get("language") or info.get("name") or "python")
    if language.lower() not in ("python", "ipython"):
        raise Unusable(
            f"The workshop {path.name} is written for {language[:40]}, not for Python.",
            do="Open it in JupyterLab and choose the Python kernel, at the top right.",
        )


def _no_notebook(path: Path, why: str, do: str = "Make a copy of a workshop") -> Unusable:
    return Unusable(f"{path.name} is no notebook: {why}.", do=f"{do} in JupyterLab, and save it.")
