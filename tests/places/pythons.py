"""The Pythons of this machine, and environments in which the wheel is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERSIONS = ("3.11", "3.12", "3.13")
OURS = ("COMMONGROUND_", "JUPYTER_", "PYTHON", "VIRTUAL_ENV", "XDG_")


def pythons() -> dict[str, str]:
    """Version → program, for those that are here: on the path, or where pyenv keeps them."""
    found = {".".join(map(str, sys.version_info[:2])): sys.executable}
    for program in _candidates():
        asked = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
        run = subprocess.run([program, "-c", asked], capture_output=True, text=True, check=False)
        found.setdefault(run.stdout.strip(), program)
    return {version: found[version] for version in VERSIONS if version in found}


def _candidates() -> Iterator[str]:
    kept = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for version in VERSIONS:
        named = [shutil.which(f"python{version}"), *kept.glob(f"{version}.*/bin/python")]
        yield from (str(program) for program in named if program)


def clean(home: Path) -> dict[str, str]:
    """The environment of a user who has nothing yet."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(OURS)}
    return kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}


def ran(*words: str | Path, cwd: Path | None = None, home: Path | None = None) -> str:
    """Run a program to its end; what it printed. It must go well."""
    environment = clean(home) if home else None
    run = subprocess.run(
        [*map(str, words)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert run.returncode == 0, f"{words} ended with {run.returncode}:\n{run.stdout}\n{run.stderr}"
    return run.stdout


def requirements() -> list[str]:
    """What the package needs, as it declares it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [str(one) for one in project["dependencies"]]


def pins() -> str:
    """The versions of the lock, as constraints: what is newer today is another day's news."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = re.findall(r"^[\w.-]+==[^\\\n]+", lock, flags=re.MULTILINE)
    return "\n".join(line.strip() for line in lines) + "\n"
