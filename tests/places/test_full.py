"""A pod with as many people as its home page promises: all of them take part, one more waits."""

from __future__ import annotations

import asyncio
import importlib.machinery
import importlib.util
import re
import sys
import time
from pathlib import Path
from random import Random

import pytest

from commonground.rehearsal.behaviour import next_move
from commonground.server.house import FULL
from tests.protocol import Client

from .image import Image
from .pod import pod
from .tools import ROOT

pytestmark = pytest.mark.places
TOKEN = "a-token-for-the-full-room"
DRAFTS = "drafts"
WITHIN = 5.0  # seconds in which all of them knock
XSRF = re.compile(r'name="xsrf" content="([^"]+)"')


def promised() -> int:
    """How many places Binder's home page speaks of."""
    loader = importlib.machinery.SourceFileLoader("start", str(ROOT / "binder" / "start"))
    spec = importlib.util.spec_from_loader("start", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return int(module.LENT["COMMONGROUND_PLACES"])


async def facilitator(address: str) -> tuple[Client, str]:
    """The desk of a new session, opened by whoever brought the token; its code."""
    desk = Client(address)
    entered = await desk.http.get("", params={"token": TOKEN})
    assert entered.status_code == 302
    page = (await desk.http.get("")).text
    assert f"0 of {promised()} places taken" in page
    found = XSRF.search(page)
    assert found
    form = {"agenda": "purpose", "title": "A full room", "_xsrf": found[1]}
    started = await desk.http.post("start", data=form)
    code = started.headers["location"].rpartition("new=")[2]
    await desk.open(f"desk/{code}")
    return desk, code


async def a_full_room(address: str) -> dict[str, float]:
    """Everybody comes, writes and sees; what it took."""
    desk, code = await facilitator(address)
    count, link = promised(), f"{address}join/{code}"
    people: list[Client] = []

    async def come(number: int) -> Client:
        await asyncio.sleep(WITHIN * number / count)
        people.append(await Client.join(link, f"Person {number}"))
        return people[-1]

    began = time.perf_counter()
    try:
        await asyncio.gather(*(come(number) for number in range(count)))
        joined = time.perf_counter() - began
        await desk.wait(lambda page: page["room"]["here"] == count)
        await one_too_many(address, code, count)
        assert (await desk.send("open_step", {"step": DRAFTS}, step=None))["ok"]
        began = time.perf_counter()
        replies = await asyncio.gather(*(write(person) for person in people))
        wrote = time.perf_counter() - began
        assert all(reply["ok"] for reply in replies)
        await desk.wait(lambda page: page["progress"]["answered"] == count)
        stands = (await desk.http.get("api/house")).json()
    finally:
        for client in (*people, desk):
            await client.close()
    shares = {gauge["name"]: gauge["share"] for gauge in stands["gauges"]}
    return {"people": count, "joined": joined, "wrote": wrote, "memory": shares["Memory"]}


async def one_too_many(address: str, code: str, count: int) -> None:
    """Whoever comes then is told in words, and is not in the session."""
    late = Client(address)
    try:
        answer = await late.http.get(f"join/{code}")
        assert answer.status_code == 503
        assert f"All {count} places here are taken" in answer.text
    finally:
        await late.close()


async def write(person: Client) -> dict[str, object]:
    """Write a statement once the step is open."""
    await person.wait(lambda page: (page.get("step") or {}).get("id") == DRAFTS)
    move = next_move(person.page, Random(1))  # noqa: S311  # chance, not a secret
    assert move is not None
    return await person.send(*move)


def test_as_many_as_promised(image: Image, tmp_path: Path) -> None:
    """On one core and within 2 GB, with room to spare; nobody is lost and the last one is told."""
    with pod(image, tmp_path, TOKEN) as address:
        took = asyncio.run(asyncio.wait_for(a_full_room(address), 300))
        log = (tmp_path / "pod.log").read_text()
    sys.stderr.write(f"\n{took}\n")
    assert took["memory"] < FULL
    assert "Traceback" not in log
