"""What a page costs in a session with ten thousand contributions, beside an empty one.

Both lie in one file, which was written before the server started. The first page after the start
lets the server read the whole log; the later ones find the session in memory. They take turns.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from commonground.hub import Hub
from commonground.session.people import Role, Viewer
from commonground.store import Log
from tests.rooms import PURPOSE

from .crowd import Guest
from .servers import Server, running
from .writes import STEP, open_step

PEOPLE = 100
AT_ONCE = 500


async def opens(folder: Path, contributions: int, visits: int) -> dict[str, Any]:
    """Seconds from the join to the page's state, in both sessions."""
    codes = _prepare(folder / "bench.db", contributions)
    found: dict[str, Any] = {"contributions": contributions}
    with running("commonground", folder) as server:
        await _seconds(server, codes["warm"], 0)  # so that the other two are still unread
        for name in ("empty", "full"):
            found[f"first_{name}"] = await _seconds(server, codes[name], 1)
        times: dict[str, list[float]] = {"empty": [], "full": []}
        for number in range(2, visits + 2):
            for name, kept in times.items():
                kept.append(await _seconds(server, codes[name], number))
    found |= {name: median(kept) for name, kept in times.items()}
    return found | {
        "times": times,
        "ratio": found["full"] / found["empty"],
        "first_ratio": found["first_full"] / found["first_empty"],
    }


def _prepare(path: Path, contributions: int) -> dict[str, str]:
    """The sessions, by what they are for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hub = Hub(Log(str(path)))
    codes = {name: hub.create([PURPOSE], name) for name in ("warm", "empty", "full")}
    for code in codes.values():
        open_step(hub, code, STEP)
    people = [hub.join(codes["full"], f"Author {number}").id for number in range(PEOPLE)]
    viewers = [Viewer(codes["full"], Role.PARTICIPANT, person) for person in people]
    for begin in range(0, contributions, AT_ONCE):
        numbers = range(begin, min(begin + AT_ONCE, contributions))
        hub.handle([(viewers[n % PEOPLE], _contribution(n)) for n in numbers])
    hub.close()
    return codes


def _contribution(number: int) -> dict[str, Any]:
    text = f"Within {number} days 80% of the adjusters compare worked cases together"
    command = {"id": f"contribution_{number:012}", "kind": "write", "step": STEP}
    return command | {"data": {"text": text}}


async def _seconds(server: Server, code: str, number: int) -> float:
    """Join, and wait until the page is there."""
    began = perf_counter()
    guest = await Guest.join(f"{server.address}join/{code}", f"Reader {number}")
    seconds = perf_counter() - began
    await guest.close()
    await asyncio.sleep(0.3)  # what the closing costs is not the next one's
    return seconds
