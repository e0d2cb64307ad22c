"""The image that Binder would build."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from .image import Image, dockerfile, place, steps
from .tools import ROOT

pytestmark = pytest.mark.places


def test_the_order_of_the_layers() -> None:
    """What changes least comes first: dependencies, the sources, the project itself."""
    order = [
        place("environment.py-3.12.*lock|environment.*py-2d3-2e12.*lock"),
        place("^COPY .*binder/requirements.txt "),
        place("^RUN .*pip install --no-cache-dir -r .?binder/requirements.txt"),
        place("^COPY .* src/ "),
        place(r"^RUN \./binder/postBuild$"),
        place("^ENV R2D_ENTRYPOINT="),
        place("^ENTRYPOINT"),
    ]
    assert order == sorted(order)


def test_nothing_else_of_ours_is_run() -> None:
    """One step installs the dependencies, one the project; no other needs the sources."""
    ours = [line for line in steps(dockerfile()) if line.startswith("RUN") and "binder/" in line]
    assert [line.rpartition("binder/")[2].strip('"') for line in ours] == [
        *("requirements.txt", "postBuild", "postBuild", "start"),
    ]
    assert not re.search(r"npm (ci|install)|apt-get .*install.*(node|chromium)", dockerfile())


def test_what_it_starts() -> None:
    """Our program, by the entry point that Binder's launcher hands the command to."""
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/binder/start"' in dockerfile()
    assert "ENV PYTHONUNBUFFERED=1" in dockerfile()
    for name in ("start", "postBuild"):
        assert os.access(ROOT / "binder" / name, os.X_OK)


def said(image: Image, home: Path, *command: str) -> str:
    """What a program of the image says, run as in a container."""
    return subprocess.run(
        [image.programs / command[0], *command[1:]],
        env=image.environment(home),
        cwd=home,
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
        check=True,
    ).stdout


def test_the_project_is_installed(image: Image, tmp_path: Path) -> None:
    """Into the image, not only beside it, with its workshops, and nothing is missing."""
    where = said(image, tmp_path, "python", "-c", "import commonground as c; print(c.__file__)")
    assert Path(where.strip()).is_relative_to(image.programs.parent)
    assert "No broken requirements" in said(image, tmp_path, "pip", "check")
    assert '"status": "missing"' not in said(image, tmp_path, "commonground", "doctor", "--json")


def test_requirements_need_no_sources() -> None:
    """Else the layer would be made anew with each change."""
    lines = (ROOT / "binder" / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if re.match(r"(-[erc]\b|\.|--(?!hash))", line)] == []
