"""A facilitator's own folder: copies of the packaged workshops, to be changed at will.

Whatever is in the folder already is the facilitator's and is never written over; the packaged
notebooks are only ever read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from commonground.resources import examples_folder, workshops_folder
from commonground.session.problems import Refused, Unusable

EXAMPLES = "examples"  # apart from the workshops, so that a server does not take them for some


@dataclass(frozen=True, slots=True)
class Filled:
    """The folder, what was copied into it, and what was there already and stayed as it is."""

    folder: Path
    new: tuple[str, ...]
    kept: tuple[str, ...]


def usual() -> Path:
    """Where the copies are unless another folder is named: among the user's documents."""
    return platformdirs.user_documents_path() / "Common Ground"


def fill(folder: Path) -> Filled:
    """Copy what is not there yet. Raises `Refused` or `Unusable`."""
    whole = folder.expanduser().absolute()
    sources = {path.name: path for path in sorted(workshops_folder().glob("*.ipynb"))}
    sources |= {f"{EXAMPLES}/{one.name}": one for one in sorted(examples_folder().iterdir())}
    if whole.resolve() in {workshops_folder().resolve(), examples_folder().resolve()}:
        raise Refused(
            f"The folder {whole} holds the workshops that come with the program.",
            safe="They stay as they are.",
            do="Name another folder: copies of them are put there, and those are yours.",
        )
    try:
        new = [name for name, source in sources.items() if _copied(source, whole / name)]
    except OSError as error:
        raise Unusable(
            f"The folder {whole} cannot be used: {error.strerror or error}.",
            safe="What was in it was not changed.",
            do="Name a folder in which you may write.",
        ) from None
    kept = [name for name in sources if name not in new]
    return Filled(whole, tuple(new), tuple(kept))


def _copied(source: Path, target: Path) -> bool:
    """Copy a file unless there is one of that name, also one that comes at this very moment."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("xb") as file:
            file.write(source.read_bytes())
    except FileExistsError:
        return False
    return True
