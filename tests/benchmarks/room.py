"""A whole room: forty who join within one second, and a hand that sixty others see.

The people are protocol clients in this one process: they do what a page does but fetch no script.
Somebody has come in when the first command of theirs was answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from .crowd import Guest, come_in, go_home, hand_to_others
from .forms import at_step, new_session
from .report import quantile
from .servers import Server, running

BURST = 40
WITHIN = 1.0  # second
GIVE_UP = 180.0  # seconds until a burst is over, whatever has happened
STEP = "owners"
TASKS = ("t1", "t2", "t3")
PAUSE = 0.2  # seconds between two hands


async def bursts(folder: Path, people: int = BURST) -> dict[str, Any]:
    """An empty room, and people who join within a second."""
    with running("commonground", folder) as server:
        links = new_session(server)
        desk = await at_step(links, STEP)
        warm = await come_in(links["join"], 1, "Warm-up")
        cpu = server.cpu()
        times, guests, refused = await _burst(links["join"], people)
        spent = server.cpu() - cpu
        await go_home([desk, *warm, *guests])
    return {
        "people": people,
        "first_ten": times[9] if len(times) > 9 else None,
        "all": times[-1] if len(times) == people else None,
        "clickable": len(times),
        "refused": refused,
        "cpu_per_join": spent / people,
    }


async def _burst(link: str, people: int) -> tuple[list[float], list[Guest], int]:
    """Seconds from the first knock until each had come in, in order; and how many did not."""
    began, times, guests = perf_counter(), list[float](), list[Guest]()

    async def one(number: int) -> None:
        await asyncio.sleep(WITHIN * number / people)
        guest = await Guest.join(link, f"Burst {number}")
        assert isinstance(guest, Guest)
        guests.append(guest)
        reply = await guest.send("take", {"task": TASKS[0], "by": ""})
        if reply["ok"]:
            times.append(perf_counter() - began)

    tasks = [asyncio.create_task(one(number)) for number in range(people)]
    _, late = await asyncio.wait(tasks, timeout=GIVE_UP)
    for task in late:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return sorted(times), guests, people - len(times)


async def hands(folder: Path, people: int, quiet: int, burst: int = BURST) -> dict[str, Any]:
    """From one hand to every other page, in a quiet room and while others come in."""
    with running("commonground", folder) as server:
        links = new_session(server)
        desk = await at_step(links, STEP)
        guests = await come_in(links["join"], people)
        await _some_hands(guests, 3)  # warm-up
        calm = await _some_hands(guests, quiet)
        busy, newcomers = await _during_a_burst(guests, links["join"], burst)
        memory = await _memory(server, people + len(newcomers))
        await go_home([desk, *guests, *newcomers])
    found = {"quiet": _summary(calm), "burst": _summary(busy)}
    return {"people": people, "memory": memory} | found


def _summary(times: Sequence[float]) -> dict[str, float]:
    """How long it took most of the time, and nearly always."""
    shares = {"p50": 0.5, "p95": 0.95, "longest": 1.0}
    return {name: quantile(times, share) for name, share in shares.items()} | {"n": len(times)}


async def _some_hands(guests: Sequence[Guest], count: int) -> list[float]:
    times: list[float] = []
    for number in range(count):
        sender = guests[(number * 7) % len(guests)]
        times += await hand_to_others(sender, list(guests), TASKS[1 + number % 2])
        await asyncio.sleep(PAUSE)
    return times


async def _during_a_burst(
    guests: list[Guest], link: str, people: int
) -> tuple[list[float], list[Guest]]:
    times: list[float] = []
    coming = asyncio.create_task(_burst(link, people))
    while not coming.done():  # a burst ends by itself after `GIVE_UP`
        times += await _some_hands(guests, 1)
    _, newcomers, _ = await coming
    return times, newcomers


async def _memory(server: Server, people: int) -> float:
    """Megabytes of the whole tree by person, everything shared included."""
    await asyncio.sleep(1.0)
    return server.memory() / people
