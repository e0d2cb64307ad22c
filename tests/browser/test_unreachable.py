"""Everybody else on the network is out of reach, and a workshop is held all the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .unreachable import guard

NAMESPACE = ["unshare", "--map-root-user", "--net"]
ROOT = Path(__file__).parents[2]


def namespaces() -> bool:
    """Whether this machine lets us have a network of our own."""
    if shutil.which(NAMESPACE[0]) is None:
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


# The guard works everywhere, so something is always tested; where it can be, the real thing too.
REALLY = [pytest.param("namespace", marks=pytest.mark.held)] if namespaces() else []


@pytest.mark.parametrize("way", ["guard", *REALLY])
def test_nobody_else_is_needed(tmp_path: Path, way: str) -> None:
    """Join, desk and screen work, nothing complains, and nobody even tried to reach another."""
    tried = tmp_path / "tried.txt"
    environment = dict(os.environ)
    command = [sys.executable, "-m", "tests.browser.unreachable", str(tmp_path)]
    if way == "guard":
        guard(tmp_path / "guard", tried)
        environment["PYTHONPATH"] = str(tmp_path / "guard")
    else:
        command = [*NAMESPACE, *command]
    run = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout.splitlines()[-1])
    assert not found["reachable"]
    assert found["complaints"] == found["elsewhere"] == [[], [], []]
    assert all(found["requests"])
    assert "1 of 1" in found["counted"]
    assert "Traceback" not in found["log"]
    asked = tried.read_text().splitlines() if tried.exists() else []
    assert asked == (["socket.connect 192.0.2.1"] if way == "guard" else [])
