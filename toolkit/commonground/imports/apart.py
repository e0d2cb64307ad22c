"""A file read in a process of its own, by ``python -m commonground.imports.apart``.

A file may be large, damaged or made to do harm. A server with a room on its line reads none itself:
it starts this, which says line by line how far it is and at the end what it found, and is gone. It
is told on its standard input what to read, as JSON, and says JSON on its standard output: lines of
``{"progress": {"done", "of", "rows"}}``, then one of ``{"result": …}`` or ``{"problem": …}``.

It may use so much memory and no more; a reader that wants more ends with a sentence, not with the
machine.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from commonground.imports.problems import Unreadable
from commonground.imports.purposes import PURPOSES, Brought
from commonground.session.problems import CommonGroundError
from commonground.startup import leave_out

KINDER = 5  # than the room, which goes first
OFTEN = 0.2  # seconds between two words on how far it is
DATA = 1_500 * 1024 * 1024  # bytes that it may allocate: DuckDB has its own, lower bound


def asked(purpose: str, brought: Brought, *, take: bool) -> bytes:
    """What the process is told."""
    said = {
        "purpose": purpose,
        "path": str(brought.path),
        "name": brought.name,
        "answers": dict(brought.answers),
        "given": dict(brought.given),
        "folder": str(brought.folder),
        "take": take,
    }
    return json.dumps(said).encode()


def main() -> None:
    """Read what the standard input says."""
    leave_out()
    _bound()
    said = json.load(sys.stdin)
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii") as out:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library says is no line of ours
        _say(out, _read(said, out))


def _read(said: dict[str, Any], out: TextIO) -> dict[str, Any]:
    names = ("name", "answers", "given")
    brought = Brought(
        path=Path(said["path"]), folder=Path(said["folder"]), **{one: said[one] for one in names}
    )
    last = 0.0

    def progress(done: int, of: int, rows: int) -> None:
        nonlocal last
        if time.monotonic() - last >= OFTEN:
            last = time.monotonic()
            _say(out, {"progress": {"done": done, "of": of, "rows": rows}})

    try:
        reader = PURPOSES[said["purpose"]].open()
        return {"result": (reader.take if said["take"] else reader.look)(brought, progress)}
    except CommonGroundError as problem:
        return {"problem": problem.to_json()}
    except MemoryError:
        words = "The file needs more memory than there is for it."
        return {"problem": Unreadable(words, "Export less of it.").to_json()}


def _say(out: TextIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line, ensure_ascii=True) + "\n")
    out.flush()


def _bound() -> None:
    """Go last, and have bounds, where the system has such."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # only there

        os.nice(KINDER)
        resource.setrlimit(resource.RLIMIT_DATA, (DATA, DATA))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
