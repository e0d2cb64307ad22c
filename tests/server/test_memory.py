"""How much memory a server may use and uses, wherever a machine tells it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commonground.server.memory import Memory

MB = 2**20


def group(folder: Path, **files: str) -> None:
    """The files of a control group."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(f"{text}\n")


def test_version_2(tmp_path: Path) -> None:
    """What the system can take back is not counted."""
    own = tmp_path / "own"
    own.write_text("0::/pod/one\n")
    stat = f"anon 5\ninactive_file {100 * MB}\nactive_file 7"
    below = {"memory__max": str(2048 * MB), "memory__current": str(700 * MB), "memory__stat": stat}
    group(tmp_path / "cgroup" / "pod" / "one", **below)
    memory = Memory({}, tmp_path / "cgroup", own)
    assert (memory.limit, memory.used()) == (2048 * MB, 600 * MB)


def test_version_1_of_a_container(tmp_path: Path) -> None:
    """A container sees its own group at the top, whatever its path is outside."""
    own = tmp_path / "own"
    own.write_text("9:name=systemd:/\n4:memory:/kubepods/burstable/x\n0::/\n")
    files = {
        "memory__limit_in_bytes": str(1024 * MB),
        "memory__usage_in_bytes": str(300 * MB),
        "memory__stat": f"total_inactive_file {50 * MB}",
    }
    group(tmp_path / "cgroup" / "memory", **files)
    memory = Memory({}, tmp_path / "cgroup", own)
    assert (memory.limit, memory.used()) == (1024 * MB, 250 * MB)


@pytest.mark.parametrize("limit", ["max", str(2**63 - 4096), "", "nonsense"])
def test_no_limit(tmp_path: Path, limit: str) -> None:
    """Then there is nothing to show."""
    own = tmp_path / "own"
    own.write_text("4:memory:/\n0::/\n")
    group(tmp_path / "cgroup", memory__max=limit, memory__current="5")
    group(tmp_path / "cgroup" / "memory", memory__limit_in_bytes=limit)
    assert Memory({}, tmp_path / "cgroup", own).limit is None


def test_a_launchers_limit(tmp_path: Path) -> None:
    """The smaller one holds; without control groups what processes use is added up."""
    memory = Memory({"MEM_LIMIT": str(512 * MB)}, tmp_path, tmp_path / "none")
    assert memory.limit == 512 * MB
    if os.path.exists("/proc/self/smaps_rollup"):  # noqa: PTH110  # Linux has it
        assert 10 * MB < memory.used() < 100_000 * MB
    own = tmp_path / "own"
    own.write_text("0::/\n")
    group(tmp_path / "cgroup", memory__max=str(256 * MB))
    assert Memory({"MEM_LIMIT": str(512 * MB)}, tmp_path / "cgroup", own).limit == 256 * MB
    assert Memory({"MEM_LIMIT": "0"}, tmp_path, tmp_path / "none").limit is None
