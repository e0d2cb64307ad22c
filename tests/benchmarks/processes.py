"""Whole process trees: what they cost, and that they end.

A kernel is a process group of its own, so a server's group is not its tree; the tree is found by
who is whose parent. The CPU seconds of a process that ended are in its parent's account once it
was waited for, so the sum over the living is the sum over all.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(root: int) -> set[int]:
    """A process and all below it."""
    parents = {pid: int(fields[1]) for pid in _all() if (fields := _stat(pid))}
    found = {root} & parents.keys()
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def cpu_seconds(root: int) -> float:
    """User and system time of a tree, ended children included."""
    ticks = [sum(map(int, fields[11:15])) for pid in tree(root) if (fields := _stat(pid))]
    return sum(ticks) / TICKS


def memory(root: int) -> float:
    """Megabytes of a tree; what several processes share counts once (proportional set size)."""
    return sum(_pss(pid) for pid in tree(root)) / 1024


def end(root: int, within: float = 20.0) -> None:
    """End a tree: as Ctrl-C does, and after a while without asking."""
    everybody = {pid: started for pid in tree(root) if (started := _started(pid))}
    _send(root, signal.SIGINT)
    until = time.monotonic() + within
    while time.monotonic() < until and _started(root) == everybody.get(root):
        everybody |= {pid: started for pid in tree(root) if (started := _started(pid))}
        _wait(root)
        time.sleep(0.1)
    for pid, started in everybody.items():
        if _started(pid) == started:  # and no other process that was given the same number
            _send(pid, signal.SIGKILL)
    _wait(root)


def _all() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third on; none for a process that has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
    return fields


def _started(pid: int) -> str | None:
    fields = _stat(pid)
    return fields[19] if fields and fields[0] != "Z" else None


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _send(pid: int, what: signal.Signals) -> None:
    try:
        os.kill(pid, what)
    except ProcessLookupError:
        return


def _wait(pid: int) -> None:
    """Let go of a child of ours that has ended."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return
