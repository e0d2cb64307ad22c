"""What a page costs in a session with ten thousand contributions, beside an empty one.

Both lie in one file, which was written before the server started; pages of both take turns, those
of people who join and those of the desk, who sees what everybody wrote. Reading the session,
from a snapshot and what came after it, is the server's work once after it was started; how long the
hub needs for it is measured on its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from commonground.hub import Hub
from commonground.server.secret import Keys
from commonground.session.people import Role, Viewer
from commonground.store import Log
from tests.protocol import Client
from tests.rooms import PURPOSE

from .servers import SECRET, Server, running
from .writes import STEP, open_step

PEOPLE = 100
AT_ONCE = 500
BETWEEN = 0.3  # seconds, so that what the closing costs is not the next one's
SESSIONS = ("empty", "full")


async def opens(folder: Path, contributions: int, visits: int) -> dict[str, Any]:
    """Seconds until the page's state is there, in both sessions."""
    codes = _prepare(folder / "bench.db", contributions)
    reading = _read(folder / "bench.db", codes["full"])
    times: dict[str, list[float]] = {}
    with running("commonground", folder) as server:
        for number in range(visits + 1):
            for name in SESSIONS:
                joining = await _seconds(Client.join(_join(server, codes[name]), f"No. {number}"))
                desk = await _seconds(Client.enter(_desk(server, codes[name])))
                if number:  # the first are the warm-up
                    times.setdefault(name, []).append(joining)
                    times.setdefault(f"desk_{name}", []).append(desk)
    found: dict[str, Any] = {name: median(kept) for name, kept in times.items()}
    ratios = {
        "ratio": found["full"] / found["empty"],
        "desk_ratio": found["desk_full"] / found["desk_empty"],
    }
    return found | ratios | {"contributions": contributions, "reading": reading, "times": times}


def _prepare(path: Path, contributions: int) -> dict[str, str]:
    """The sessions, by what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hub = Hub(Log(str(path)))
    codes = {name: hub.create([PURPOSE], name) for name in SESSIONS}
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


def _read(path: Path, code: str) -> float:
    """Seconds that the hub needs to read a session from the file."""
    hub = Hub(Log(str(path)))
    began = perf_counter()
    hub.live(code)
    seconds = perf_counter() - began
    hub.close()
    return seconds


def _join(server: Server, code: str) -> str:
    return f"{server.address}join/{code}"


def _desk(server: Server, code: str) -> str:
    key = Keys(SECRET).key(code, Role.FACILITATOR)
    return f"{server.address}desk/{code}#key={key}"


async def _seconds(coming: Awaitable[Client]) -> float:
    """How long it takes to come in."""
    began = perf_counter()
    client = await coming
    seconds = perf_counter() - began
    await client.close()
    await asyncio.sleep(BETWEEN)
    return seconds
