"""How much memory this server and all that it started may use, and use.

In a container the control group knows both, and the kernel of the system ends processes when it is
exceeded. Which of the two versions of control groups a machine has shows in where the files lie.
A launcher may instead tell the limit in ``MEM_LIMIT``, as JupyterHub does; what is used is then
added up over the server's processes, each page that several share counted in parts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup")
UNLIMITED = 1 << 50  # version 1 has no word for "no limit", only a very large number


@dataclass(frozen=True, slots=True)
class _Files:
    """Where one version of control groups tells its numbers."""

    folder: Path
    limit: str
    usage: str
    reclaimable: str  # the line of memory.stat with what the system takes back when it needs it

    def allowed(self) -> int | None:
        """The limit in bytes; None without one."""
        text = _text(self.folder / self.limit)
        return int(text) if text.isdigit() and int(text) < UNLIMITED else None

    def used(self) -> int:
        """Bytes in use that cannot be taken back."""
        usage = _text(self.folder / self.usage)
        back = 0
        for line in _text(self.folder / "memory.stat").splitlines():
            name, _, value = line.partition(" ")
            back = int(value) if name == self.reclaimable else back
        return max(0, int(usage or 0) - back)


class Memory:
    """The memory of this server: ``limit`` in bytes, None where nobody set one."""

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        groups: Path = GROUPS,
        own: Path = Path("/proc/self/cgroup"),
    ) -> None:
        self._group = next((one for one in _places(groups, own) if one.allowed()), None)
        told = environ.get("MEM_LIMIT", "")
        limits = [self._group.allowed() if self._group else None]
        limits.append(int(told) if told.isdigit() and int(told) else None)
        self.limit = min((one for one in limits if one is not None), default=None)

    def used(self) -> int:
        """Bytes that this server and its kernels use. Takes a while: not for the event loop."""
        return self._group.used() if self._group else sum(map(_part, _family(os.getpid())))


def _places(groups: Path, own: Path) -> Iterator[_Files]:
    """Where the numbers of our own group may be, the nearest first."""
    for line in _text(own).splitlines():
        _, kinds, path = line.split(":", 2)
        below = path.lstrip("/")
        if "memory" in kinds.split(","):
            first = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
            yield _Files(groups / "memory" / below, *first)
            yield _Files(groups / "memory", *first)
        elif not kinds:
            second = ("memory.max", "memory.current", "inactive_file")
            yield _Files(groups / below, *second)
            yield _Files(groups, *second)


def _family(process: int) -> Iterator[int]:
    """A process and all that it has started, and those have started."""
    yield process
    for child in _text(Path(f"/proc/{process}/task/{process}/children")).split():
        yield from _family(int(child))


def _part(process: int) -> int:
    """A process's part of the memory that it uses, in bytes; 0 for one that has gone."""
    for line in _text(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
