"""A process that may open few files: it says so politely, and whoever is in stays in."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from commonground.server import descriptors
from tests.patience import ENOUGH, until
from tests.protocol import Client

from .apart import Apart, play
from .test_burst import at_the_desk, everybody, join_and_write

pytestmark = pytest.mark.linux
FILES, PEOPLE = 150, 24
NO_ROOM = "The server has as many pages open as it can."


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    """A server that may open few files, whatever it asks for."""
    server = Apart(tmp_path, files=FILES)
    yield server
    server.stop()


def test_more_people_than_there_is_room_for(apart: Apart) -> None:
    """Some get in, the others a sentence; when somebody goes, one of those comes in."""

    async def scene() -> None:
        desk = await at_the_desk(apart)
        clients, refused = list[Client](), list[httpx.HTTPStatusError]()

        async def come(number: int) -> None:
            try:
                clients.append(await join_and_write(apart, number))
            except httpx.HTTPStatusError as problem:
                refused.append(problem)

        await everybody(map(come, range(PEOPLE)))
        assert {problem.response.status_code for problem in refused} == {503}
        assert all(NO_ROOM in problem.response.text for problem in refused)
        assert all("your place is kept" in problem.response.text for problem in refused)
        assert len(clients) + len(refused) == PEOPLE
        assert len(clients) >= (FILES - descriptors.KEPT) // descriptors.EACH // 3
        for client in (desk, *clients):
            assert (await client.send("draft", {})) is not None
        for client in (gone := clients[: len(clients) // 2]):
            await client.close()
        await asyncio.to_thread(until, lambda: len(apart.kernels()) <= len(clients) - len(gone) + 1)
        clients.append(await Client.join(apart.join, "A latecomer"))
        await everybody(client.close() for client in (*clients[len(gone) :], desk))

    play(scene())
    assert apart.alive
    assert "A page was refused: of the 150 files" in apart.log()
    assert "Traceback" not in apart.log()


def test_not_one_more_connection(apart: Apart) -> None:
    """Who knocks is told so by the door itself; who is in goes on; and afterwards all is well."""
    address = urlsplit(apart.join)
    host, port = str(address.hostname), int(address.port or 0)

    async def scene() -> str:
        desk = await at_the_desk(apart)
        ada = await Client.join(apart.join, "Ada")
        with contextlib.ExitStack() as stack:
            crowd = [
                stack.enter_context(socket.create_connection((host, port))) for _ in range(FILES)
            ]
            last = await asyncio.to_thread(ask, crowd[-1])
            assert (await ada.send("write", {"text": "Still here"}))["ok"]
            assert (await desk.send("close_step", {"step": "drafts"}, step=None)) is not None
        await asyncio.to_thread(until, lambda: apart.descriptors() < FILES - descriptors.KEPT)
        ben = await Client.join(apart.join, "Ben")
        await everybody(client.close() for client in (ada, ben, desk))
        return last

    def ask(connection: socket.socket) -> str:
        connection.settimeout(ENOUGH)
        connection.sendall(b"GET /join HTTP/1.1\r\nHost: here\r\n\r\n")
        with connection.makefile("rb") as answer:
            return answer.read().decode()

    said = play(scene())
    assert said.startswith("HTTP/1.1 503 Service Unavailable\r\n")
    assert NO_ROOM in said
    assert apart.alive
    assert apart.log().count("Visitors are turned away") == 1
    assert "Traceback" not in apart.log()
