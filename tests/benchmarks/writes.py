"""How many saved writes a second, with sixty people who write as fast as they are answered.

A write counts when its reply came, and that is after the commit. Once in this process, with the
hub on a file; once through everything: sixty pages, their kernels, the socket, the hub.
"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic
from typing import Any

from commonground.hub import Hub
from commonground.session.people import Role, Viewer
from commonground.store import Log
from tests.rooms import PURPOSE

from .crowd import Guest, come_in, go_home
from .forms import at_step, new_session
from .servers import running

STEP = "drafts"
WARM_UP = 0.5  # seconds
MOST = 200_000  # writes, however fast it goes

Write = Callable[[str], Awaitable[dict[str, Any]]]


async def in_process(folder: Path, writers: int, seconds: float) -> dict[str, Any]:
    """The hub on a file, without pages."""
    # The file lies where a user's files lie: a disk in memory would flatter.
    with tempfile.TemporaryDirectory(dir=folder) as there:
        hub = Hub(Log(str(Path(there) / "writes.db")))
        code = hub.create([PURPOSE], "Writes")
        open_step(hub, code, STEP)
        people = [hub.join(code, f"Writer {number}").id for number in range(writers)]
        viewers = [Viewer(code, Role.PARTICIPANT, person) for person in people]
        try:
            return await _measured([_through_the_hub(hub, viewer) for viewer in viewers], seconds)
        finally:
            hub.close()


async def over_kernels(folder: Path, writers: int, seconds: float) -> dict[str, Any]:
    """Pages that write through their kernels; each is told of its own text and of the progress."""
    with running("commonground", folder) as server:
        links = new_session(server)
        desk = await at_step(links, STEP)
        guests = await come_in(links["join"], writers, "Writer")
        found = await _measured([_through_the_page(guest) for guest in guests], seconds)
        await go_home([desk, *guests])
    return found


def open_step(hub: Hub, code: str, step: str) -> None:
    """Open a step as the desk does."""
    command = {"id": secrets.token_urlsafe(16), "kind": "open_step", "data": {"step": step}}
    (reply,) = hub.handle([(Viewer(code, Role.FACILITATOR), command | {"step": None})])
    assert reply["ok"], reply


def _through_the_hub(hub: Hub, viewer: Viewer) -> Write:
    def write(text: str) -> Awaitable[dict[str, Any]]:
        command = {"id": secrets.token_urlsafe(16), "kind": "write", "step": STEP}
        return hub.submit(viewer, command | {"data": {"text": text}})

    return write


def _through_the_page(guest: Guest) -> Write:
    return lambda text: guest.send("write", {"text": text})


async def _measured(writers: list[Write], seconds: float) -> dict[str, Any]:
    saved, refused = [0], list[str]()
    begin = monotonic() + WARM_UP
    end = begin + seconds

    async def keep_writing(write: Write) -> None:
        number = 0
        while (now := monotonic()) < end and saved[0] < MOST:
            number += 1
            reply = await write(f"Within {number} months 80% of the adjusters compare their cases")
            if not reply["ok"]:
                refused.append(reply["problem"]["what"])
            elif begin <= now < end:
                saved[0] += 1

    await asyncio.gather(*map(keep_writing, writers))
    return {
        "writers": len(writers),
        "per_second": saved[0] / (monotonic() - begin),
        "refused": len(refused),
        "busy": sum("locked" in problem or "busy" in problem for problem in refused),
    }
