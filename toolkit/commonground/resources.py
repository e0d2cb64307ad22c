"""Where the files that come with the package are: catalogues, samples and workshops.

A wheel carries ``data/`` and ``workshops/`` inside the package. In a checkout they stand at the
root of the repository, where people look for them, and an editable install does not move them.
So the package is asked first and the checkout second.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from commonground.session.problems import Unusable

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


def data(name: str) -> Traversable:
    """The packaged data file called ``name``, for example ``"roles.json"``.

    Raises `Unusable` if this installation does not have it.
    """
    for folder in (files("commonground"), _CHECKOUT):
        if (found := folder / "data" / name).is_file():
            return found
    raise _missing(f"the data file “{name}”")


def workshops_folder() -> Path:
    """The folder of the packaged workshops, one notebook each.

    Raises `Unusable` if this installation does not have it.
    """
    return _folder("workshops", "the folder of the workshops")


def agendas_folder() -> Path:
    """The folder of the packaged agendas, one file each.

    Raises `Unusable` if this installation does not have it.
    """
    return _folder("data/agendas", "the folder of the agendas")


def _folder(name: str, words: str) -> Path:
    for folder in (_PACKAGE, _CHECKOUT):
        if (found := folder / name).is_dir():
            return found
    raise _missing(words)


def examples_folder() -> Path:
    """The folder of the examples: a held session, and a notebook that looks at its results.

    Raises `Unusable` if this installation does not have it.
    """
    for folder in (_PACKAGE, _CHECKOUT):
        if (found := folder / "data" / "examples").is_dir():
            return found
    raise _missing("the folder of the examples")


def _missing(what: str) -> Unusable:
    return Unusable(
        f"This installation lacks {what}.",
        "Your sessions are not touched.",
        "Install commonground again.",
    )
