"""What the tests of places need that the project itself does not: made once, used again.

JupyterHub and repo2docker get a virtual environment of their own, the proxy a folder of Node's,
and the project one as Binder's image has it. They lie in the user's cache folder, each under the
hash of what it was made from; the record is written last, so that one that was left half made is
made anew. Where something cannot be had the tests fail, and say what to do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import platformdirs

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WITHIN = 900  # seconds that an installation may take


def made(name: str, sources: list[Path], make: Callable[[Path], None]) -> Path:
    """A folder that ``make`` fills, once for each state of its sources and this interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        digest.update(source.read_bytes())
    cache = platformdirs.user_cache_path("commonground", appauthor=False) / "places"
    there = cache / f"{name}-{digest.hexdigest()[:12]}"
    record = there / "made"
    if not record.is_file():
        sys.stderr.write(f"\nInstalling {name} into {there} (once) ...\n")
        for stale in cache.glob(f"{name}-*"):
            shutil.rmtree(stale, ignore_errors=True)
        there.mkdir(parents=True)
        make(there)
        record.touch()
    return there


def run(*command: object, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run a program; what it said. Fails with all of that when the program does."""
    done = subprocess.run(
        [str(word) for word in command],
        env=dict(env) if env is not None else None,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=WITHIN,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-6000:]}"
    return done.stdout


def environment(there: Path) -> Path:
    """A new virtual environment with pip; its folder of programs."""
    run(sys.executable, "-m", "venv", "--without-pip", there)
    python = there / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-qq", "pip")
    return there / "bin"


def hub_programs() -> Path:
    """Where ``jupyterhub`` and ``jupyter-repo2docker`` are."""
    pinned = HERE / "requirements.txt"

    def make(there: Path) -> None:
        programs = environment(there)
        run(programs / "pip", "install", "-qq", "--require-hashes", "-r", pinned)

    return made("hub", [pinned], make) / "bin"


def proxy_program() -> Path:
    """Where ``configurable-http-proxy`` is."""
    if shutil.which("npm") is None:
        raise AssertionError(
            "There is no npm here, which brings JupyterHub's proxy. Nothing was tested yet. "
            "Install Node.js 20 or newer."
        )
    needed = [HERE / name for name in ("package.json", "package-lock.json", ".npmrc")]

    def make(there: Path) -> None:
        for file in needed:
            shutil.copy(file, there)
        run("npm", "ci", "--ignore-scripts", cwd=there)

    return made("proxy", needed, make) / "node_modules" / ".bin" / "configurable-http-proxy"


def sources() -> list[str]:
    """The files that a clone of the repository would have."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def clean() -> dict[str, str]:
    """This process's environment without what would let a program find this checkout."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
    pip = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "pip_"))}
    return {name: os.environ[name] for name in kept if name in os.environ} | pip
