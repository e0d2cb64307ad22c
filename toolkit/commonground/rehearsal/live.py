"""A rehearsal at a watchable pace, inside the server: people join, think, answer.

With an autopilot the steps go on by themselves, until a person at the desk does something: from
then on the session is theirs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from random import Random
from typing import Any

from commonground.hub import Hub
from commonground.rehearsal.autopilot import pilot
from commonground.rehearsal.room import SimulatedPerson, enter
from commonground.session.problems import Refused

JOIN_SECONDS = 1.5  # between one arrival and the next, on average
THINK_SECONDS = (2.0, 14.0)  # before an answer
MOST = 100


def start(
    hub: Hub,
    code: str,
    participants: int,
    *,
    seed: int = 1,
    speed: float = 1.0,
    autopilot: bool = False,
) -> asyncio.Task[None]:
    """Begin a rehearsal in the running event loop; the task ends when the session does.

    ``speed`` is how many times faster than at leisure. Raises `Refused` for numbers that make no
    room, and for a code that does not exist.
    """
    if not 1 <= participants <= MOST:
        raise Refused(f"A rehearsal has 1 to {MOST} simulated people, not {participants}.")
    if not 0.1 <= speed <= 1000:
        raise Refused(f"The speed is {speed}; it can be 0.1 to 1000.")
    hub.live(code)
    chance = Random(seed)  # noqa: S311  # chance, not a secret
    room = _rehearse(hub, code, participants, chance, speed)
    return asyncio.ensure_future(_led(room, pilot(hub, code, speed)) if autopilot else room)


async def _led(room: Coroutine[Any, Any, None], lead: Coroutine[Any, Any, None]) -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(lead)
        tasks.create_task(room)


async def _rehearse(hub: Hub, code: str, participants: int, chance: Random, speed: float) -> None:
    async with asyncio.TaskGroup() as tasks:
        for _ in range(participants):
            await asyncio.sleep(chance.uniform(0, 2 * JOIN_SECONDS) / speed)
            try:
                person = enter(hub, code, chance)
            except Refused:
                break  # locked or finished meanwhile: those who are in go on
            tasks.create_task(_take_part(hub, person, Random(chance.random()), speed))  # noqa: S311


async def _take_part(hub: Hub, person: SimulatedPerson, chance: Random, speed: float) -> None:
    """One person's part, until the session ends or they are removed."""
    while not person.page["session"]["finished"] and person.page["me"].get("person"):
        await asyncio.sleep(chance.uniform(*THINK_SECONDS) / speed)
        if (move := person.move()) is not None:
            await hub.submit(person.viewer, move)
    person.leave()
