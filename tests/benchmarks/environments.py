"""Each peer in a virtual environment of its own, made once and used again while it is unchanged.

The environments lie in the user's cache folder. What one was made from, the pinned requirements
and the interpreter, is written into it last, so that one that was left half made is made anew.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs

APPS = Path(__file__).parent / "apps"
INSTALL_WITHIN = 1200.0  # seconds


def folder(peer: str) -> Path:
    """Where a peer's environment lies."""
    cache = platformdirs.user_cache_path("commonground", appauthor=False)
    return cache / "benchmarks" / peer


def program(peer: str, name: str) -> str:
    """A program of a peer's environment, which is made if need be."""
    there, made_from = folder(peer), _made_from(peer)
    record = there / "made-from"
    if not record.is_file() or record.read_text() != made_from:
        _make(peer, there)
        record.write_text(made_from)
    return str(there / "bin" / name)


def version(peer: str, package: str) -> str:
    """Which version of a package the peer's environment has."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    command = [program(peer, "python"), "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _made_from(peer: str) -> str:
    pinned = (APPS / peer / "requirements.txt").read_bytes()
    return f"{sys.version}\n{hashlib.sha256(pinned).hexdigest()}\n"


def _make(peer: str, there: Path) -> None:
    sys.stderr.write(f"Installing {peer} into {there} (once) ...\n")
    shutil.rmtree(there, ignore_errors=True)
    there.parent.mkdir(parents=True, exist_ok=True)
    install = ["-m", "pip", "--python", str(there / "bin" / "python"), "install", "-qq"]
    pinned = ["--only-binary=:all:", "--requirement", str(APPS / peer / "requirements.txt")]
    # The environment that runs this may itself be one; its pip installs into the new one.
    for arguments in (["-m", "venv", "--without-pip", str(there)], [*install, *pinned]):
        subprocess.run([sys.executable, *arguments], check=True, timeout=INSTALL_WITHIN)
