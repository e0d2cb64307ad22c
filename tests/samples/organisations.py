"""The script of the samples, and its two organisations."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from commonground.resources import data

FOLDER = Path(str(data("samples/make.py"))).parent
SCRIPT: dict[str, Any] = runpy.run_path(str(FOLDER / "make.py"))
WORKS, NOTHING = SCRIPT["organisations"](1)


def sample(name: str, *, works: bool = True) -> Path:
    """A file that ships."""
    org = WORKS if works else NOTHING
    return FOLDER / f"{org.name}-synthetic-{name}.csv"
