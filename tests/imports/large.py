"""A large file of tickets, and what it costs to read it in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HEADERS = (
    "Id,Group,Status,Created at,Solved at,Reopens,Full resolution time in minutes,Requester,Subject"
)
SUBJECT = "The claimant asks, again, what became of the photographs that were sent in March"
READ = """
import json, resource, sys
from pathlib import Path
from commonground.imports import take
told = []
made = take(sys.argv[1], progress=lambda *how: told.append(how), below=Path(sys.argv[2]))
unit = 1 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
rows = sum(p["n"] for s in made.series if s["measure"] == "Tickets created" for p in s["points"])
print(json.dumps({"peak": peak, "told": len(told), "rows": rows, "done": told[-1]}))
"""


@dataclass(frozen=True)
class Cost:
    """Bytes in memory at most, seconds, how often progress was told, and the rows counted."""

    peak: int
    seconds: float
    told: int
    rows: int
    done: tuple[int, int, int]


def tickets(path: Path, size: int) -> int:
    """Write tickets until the file has so many bytes; how many there are."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{HEADERS}\n")
        while file.tell() < size if count % 5_000 == 0 else True:
            week, minute = count % 60, count % 1_440
            day = f"{2025 + week // 52}-{1 + (week % 52) // 5:02}-{1 + count % 28:02}"
            clock = f"{minute // 60:02}:{minute % 60:02}:00"
            file.write(
                f"{count},Site {count % 2},Solved,{day} {clock},{day} {clock},{count % 5 // 4},"
                f'{count % 700},person{count}@example.org,"{SUBJECT}"\n'
            )
            count += 1
    return count


def cost(path: Path, folder: Path) -> Cost:
    """Read the file in a process of its own."""
    begun = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", READ, str(path), str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=500,
    )
    found = json.loads(run.stdout)
    seconds = time.monotonic() - begun
    return Cost(found["peak"], seconds, found["told"], found["rows"], tuple(found["done"]))
