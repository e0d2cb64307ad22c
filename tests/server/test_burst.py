"""A room that joins at once: everybody gets in, and what it takes is counted, never timed."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Awaitable, Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from commonground.server.descriptors import EACH
from tests.patience import ENOUGH, until
from tests.protocol import Client

from .apart import Apart, play, threads

pytestmark = pytest.mark.linux
PEOPLE = 40
THREADS = 2  # of a kernel: its own, and one that listens to its line


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    """A server of this test's own."""
    server = Apart(tmp_path)
    yield server
    server.stop()


async def everybody(work: Iterable[Awaitable[Any]]) -> list[Any]:
    """All at once."""
    return list(await asyncio.gather(*work))


async def at_the_desk(apart: Apart) -> Client:
    """Somebody who has opened the step in which people write."""
    desk = await Client.enter(apart.links["desk"])
    await desk.send("open_step", {"step": "drafts"}, step=None)
    return desk


async def join_and_write(apart: Apart, number: int) -> Client:
    """Somebody joins and sends a sentence, which is sent again as if the first had been lost."""
    client = await Client.join(apart.join, f"Person {number}")
    await client.wait(lambda page: (page["step"] or {}).get("id") == "drafts")
    command = {
        "id": f"sentence-{number:010}",
        "kind": "write",
        "step": "drafts",
        "data": {"text": f"Sentence {number}"},
    }
    for _ in range(2):
        reply = client._replies[str(command["id"])] = asyncio.get_running_loop().create_future()
        await client._custom({"command": command})
        assert (await asyncio.wait_for(reply, ENOUGH))["ok"]
    return client


def test_forty_people_join_at_once(apart: Apart) -> None:
    """Forty rows, each once; as many kernels as pages, each with few threads; nothing is left."""

    async def scene() -> dict[str, Any]:
        desk = await at_the_desk(apart)
        before = apart.descriptors()
        clients = await everybody(join_and_write(apart, number) for number in range(PEOPLE))
        found = {
            "refused": [problem for client in clients for problem in client.refused],
            "kernels": len(apart.kernels()),
            "forks": len(apart.forks()),
            "threads": {threads(kernel) for kernel in apart.kernels()},
            "descriptors": (apart.descriptors() - before) / PEOPLE,
        }
        await everybody(client.close() for client in clients)
        await desk.close()
        return found

    empty = apart.descriptors()
    found = play(scene())
    until(lambda: not apart.kernels())
    until(lambda: apart.descriptors() <= empty)
    assert (found["refused"], found["kernels"], found["forks"]) == ([], PEOPLE + 1, PEOPLE + 1)
    assert found["threads"] == {THREADS}
    assert found["descriptors"] <= EACH
    events = apart.events()
    joined = Counter(event.data["name"] for event in events if event.kind == "joined")
    written = Counter(event.data["text"] for event in events if event.kind == "written")
    assert joined == {f"Person {number}": 1 for number in range(PEOPLE)}
    assert written == {f"Sentence {number}": 1 for number in range(PEOPLE)}
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert "Traceback" not in apart.log()


def test_the_warm_process_is_killed_in_the_middle(apart: Apart) -> None:
    """Everybody gets in, what they wrote is there, and the next kernels are forks again."""
    people = 12

    async def scene() -> None:
        desk, warm = await at_the_desk(apart), apart.warm
        coming = [asyncio.ensure_future(join_and_write(apart, number)) for number in range(people)]
        await asyncio.wait(coming, return_when=asyncio.FIRST_COMPLETED)
        os.kill(warm, signal.SIGKILL)
        clients = await everybody(coming)
        assert len(apart.kernels()) == people + 1
        assert all(client.page["room"]["joined"] == people for client in clients[-1:])
        await asyncio.to_thread(until, lambda: apart.warm not in {0, warm}, 60)
        last = await come_until_forked(apart)
        await everybody(client.close() for client in (*clients, last, desk))

    play(scene())
    events = apart.events()
    assert Counter(event.data["text"] for event in events if event.kind == "written") == {
        f"Sentence {number}": 1 for number in range(people)
    }
    assert "ended with status -9. Those that run go on." in apart.log()
    assert "Traceback" not in apart.log()


async def come_until_forked(apart: Apart) -> Client:
    """Open the screen until its kernel is a fork. The scene's own limit ends it."""
    while True:
        client = await Client.enter(apart.links["screen"])
        if apart.forks():
            return client
        await client.close()


def test_the_others_stay_quick(apart: Apart) -> None:
    """A page to join, and a command of somebody who is in, do not wait for the burst's end."""
    people, order = 16, list[str]()

    async def told(what: str, work: Awaitable[Any]) -> Any:
        result = await work
        order.append(what)
        return result

    async def scene() -> None:
        desk = await at_the_desk(apart)
        guest = await Client.join(apart.join, "A guest")
        coming = [
            asyncio.ensure_future(told("page", join_and_write(apart, number)))
            for number in range(people)
        ]
        await asyncio.wait(coming, return_when=asyncio.FIRST_COMPLETED)
        async with httpx.AsyncClient(timeout=ENOUGH) as stranger:
            form, reply = await asyncio.gather(
                told("form", stranger.get(apart.join)),
                told("saved", guest.send("write", {"text": "Meanwhile"})),
            )
        assert (form.status_code, reply["ok"]) == (200, True)
        await everybody(client.close() for client in (*await everybody(coming), guest, desk))

    play(scene())
    assert order.count("page") == people
    assert order[-1] == "page"
