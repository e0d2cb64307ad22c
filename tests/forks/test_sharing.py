"""What forks share, counted in pages of memory."""

from __future__ import annotations

from pathlib import Path

from .kernels import Forks, Kernel


def rollup(pid: int) -> dict[str, int]:
    """The sums of a process's memory, in kilobytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[1]) for line in lines}


def test_most_pages_are_shared(forks: Forks, kernel: Kernel) -> None:
    """A kernel with pandas and altair in it has more pages in common than of its own."""
    found = rollup(kernel.pid)
    own = found["Private_Dirty"] + found["Private_Clean"]
    assert own < found["Rss"] - own


def test_what_was_there_before_is_not_collected(forks: Forks, kernel: Kernel) -> None:
    """The garbage collector of a fork looks at what is new only, and is at work."""
    code = "import gc; print(gc.isenabled(), gc.get_freeze_count() > len(gc.get_objects()))"
    assert forks.run(kernel.run(code)) == "True True"
