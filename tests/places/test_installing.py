"""Wheel and sdist, installed with pip and with pipx into the Pythons of this machine.

All that is needed is fetched by uv, which takes seconds where pip takes minutes; then pip itself
installs the wheel, and finds that what it needs is there.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.patience import ENOUGH
from tests.places.pythons import ROOT, clean, pins, pythons, ran, requirements
from tests.protocol import Client

pytestmark = pytest.mark.places

PYTHONS = pythons()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and the sdist, by their kind."""
    folder = tmp_path_factory.mktemp("built")
    ran(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": sdist}


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pip, pipx and uv are, and the pins."""
    folder = tmp_path_factory.mktemp("tools")
    ran(sys.executable, "-m", "venv", folder)
    ran(folder / "bin" / "pip", "install", "--quiet", "pipx[uv]>=1.8")
    (folder / "pins.txt").write_text(pins(), encoding="utf-8")
    return folder


async def joined(link: str) -> list[str]:
    """The steps on the page of somebody who joins."""
    ada = await Client.join(link, "Ada")
    await ada.close()
    return [step["title"] for step in ada.page["agenda"]]


def is_used(program: Path, home: Path) -> None:
    """It finds all that it needs, and holds a session in which somebody gets a page."""
    found: list[dict[str, Any]] = json.loads(ran(program, "doctor", "--json", home=home))
    assert [line for line in found if line["level"] == "missing"] == []
    with subprocess.Popen(
        [program, "serve", "--json", "--port=0"],
        env=clean(home),
        cwd=home,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        try:
            assert server.stdout.readline()
            session = json.loads(ran(program, "new", "purpose", "--json", home=home))
            assert asyncio.run(joined(session["join"]))[0] == "Frame"
        finally:
            server.terminate()
            server.communicate(timeout=ENOUGH)


def first_of(
    commands: Sequence[Sequence[str | Path]], environment: dict[str, str] | None = None
) -> None:
    """Run commands until one goes well: uv may not know where pip fetches from."""
    told = ""
    for words in commands:
        run = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        if run.returncode == 0:
            return
        told += f"{words}:\n{run.stdout}\n{run.stderr}\n"
    pytest.fail(told)


@pytest.mark.parametrize("version", PYTHONS)
def test_pip_installs_the_wheel(
    built: dict[str, Path], tools: Path, tmp_path: Path, version: str
) -> None:
    """Into each Python that we say it runs on: what it needs suits it, and it holds a session."""
    environment, home = tmp_path / "environment", tmp_path / "home"
    home.mkdir()
    python = environment / "bin" / "python"
    ran(PYTHONS[version], "-m", "venv", "--without-pip", environment)
    uv = (tools / "bin" / "uv", "pip", "install", "--python", python)
    pip = (tools / "bin" / "pip", "--python", python)
    wanted: list[str | Path] = ["--constraint", tools / "pins.txt", *requirements()]
    first_of([[*uv, *wanted], [*pip, "install", "--quiet", *wanted]])
    ran(*pip, "install", "--no-index", built["wheel"])
    assert ran(*pip, "check").strip() == "No broken requirements found."
    is_used(environment / "bin" / "commonground", home)


def test_pipx_installs_the_wheel(built: dict[str, Path], tools: Path, tmp_path: Path) -> None:
    """Into the newest Python that is here: one command on the path, which holds a session."""
    newest = PYTHONS[max(PYTHONS, key=lambda version: int(version.split(".")[1]))]
    where = {"PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    words = ["--python", newest, "--pip-args", f"--constraint {tools / 'pins.txt'}"]
    pipx: list[str | Path] = [tools / "bin" / "pipx", "install", "--force", *words, built["wheel"]]
    first_of(
        [[*pipx, "--backend", backend] for backend in ("uv", "pip")],
        clean(tmp_path) | where | {"PATH": f"{tools / 'bin'}:/usr/bin:/bin"},
    )
    assert [path.name for path in (tmp_path / "bin").iterdir()] == ["commonground"]
    is_used(tmp_path / "bin" / "commonground", tmp_path)


def test_the_sdist_builds_the_same_wheel(built: dict[str, Path], tmp_path: Path) -> None:
    """Whoever packages it anew gets every file."""
    with tarfile.open(built["sdist"]) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    ran(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=source)
    (again,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(built["wheel"]) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
