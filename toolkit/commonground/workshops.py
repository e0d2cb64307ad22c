"""The workshops that come with the program, and reading what a notebook declares."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from commonground.notebooks.cells import ERROR
from commonground.notebooks.running import run
from commonground.resources import workshops_folder
from commonground.session.problems import Unusable
from commonground.session.steps import Workshop


def packaged() -> dict[str, Path]:
    """The notebooks that come with the program, by name."""
    return {path.stem: path for path in sorted(workshops_folder().glob("*.ipynb"))}


def read(path: Path) -> Workshop:
    """The workshop that a notebook declares. Raises `Unusable` with the cell that went wrong."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise Unusable(
            f"The workshop {path.name} cannot be read: {error.strerror}.",
            do="Check its name and its folder, and that you may read it.",
        ) from None


@lru_cache(maxsize=128)
def _read(path: Path, _changed: int) -> Workshop:
    workshop, _, mistakes = run(path)
    first = next((mistake for mistake in mistakes if mistake.level == ERROR), None)
    if first is not None:
        raise Unusable(f"The workshop {path.name} cannot be read: {first}", do=first.do)
    if workshop is None or not workshop.steps:
        raise Unusable(
            f"The workshop {path.name} cannot be read: it declares no steps.",
            do="Add a cell with workshop.step(…) for each.",
        )
    return workshop
