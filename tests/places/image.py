"""Binder's image without Docker: the Dockerfile that repo2docker renders, and its steps run here.

The steps that are ours are taken from that Dockerfile: what is installed before the sources are
copied, what afterwards, and the program that it starts. They run in a virtual environment and a
copy of the sources, in that order; the first is kept for as long as the requirements are the same,
as Docker would keep its layer.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .tools import ROOT, clean, environment, hub_programs, made, run, sources

PREFIX = "KERNEL_PYTHON_PREFIX"


@cache
def dockerfile() -> str:
    """What repo2docker would have Docker build."""
    options = ["--no-build", "--debug", "--user-id", "1000", "--user-name", "jovyan"]
    told = run(
        hub_programs() / "jupyter-repo2docker",
        *options,
        "--Repo2Docker.default_buildpack=None",
        ROOT,
    )
    return told[told.index("FROM ") :]


def steps(text: str) -> list[str]:
    """The instructions of a Dockerfile, each on one line."""
    joined = re.sub(r"\\\n", " ", text)
    return [line.strip() for line in joined.splitlines() if line and not line.startswith("#")]


def place(instruction: str) -> int:
    """Where the only instruction that matches a pattern stands."""
    (found,) = [n for n, line in enumerate(steps(dockerfile())) if re.search(instruction, line)]
    return found


@dataclass(frozen=True)
class Image:
    """Where the programs of the image are, and its copy of the sources."""

    programs: Path
    repository: Path

    @property
    def start(self) -> Path:
        """What the image starts."""
        return self.repository / "binder" / "start"

    def environment(self, home: Path) -> dict[str, str]:
        """The environment of a container made from it."""
        own = {"PATH": f"{self.programs}:{clean()['PATH']}", "HOME": str(home)}
        return clean() | own | {"PYTHONUNBUFFERED": "1", "XDG_RUNTIME_DIR": str(home)}


def image(folder: Path) -> Image:
    """The image, its sources copied into a folder."""
    needed = ROOT / "binder" / "requirements.txt"
    lines = steps(dockerfile())
    (install,) = [line for line in lines if "requirements.txt" in line and line.startswith("RUN")]

    def make(there: Path) -> None:
        environment(there)
        (there / "binder").mkdir()
        shutil.copy(needed, there / "binder")
        _step(install, there, there)

    layer = made("image", [needed], make)
    for name in sources():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    for line in lines[place("^COPY .* src/ ") :]:
        if line.startswith("RUN") and "binder/" in line:
            _step(line, layer, folder)
    return Image(layer / "bin", folder)


def _step(instruction: str, layer: Path, folder: Path) -> None:
    """Run one RUN as the image's user would."""
    own = {PREFIX: str(layer), "REPO_DIR": str(folder)}
    path = {"PATH": f"{layer / 'bin'}:{clean()['PATH']}"}
    run("bash", "-c", instruction.removeprefix("RUN "), env=clean() | own | path, cwd=folder)
