"""The queue before the rendering: its order, what is told to those in it, and who leaves it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from commonground.server.turns import Turns
from tests.patience import ENOUGH


class Left(Exception):
    """Somebody has gone."""


class Queue:
    """Turns, and a log of what happened in their order."""

    def __init__(self, at_once: int = 2) -> None:
        self.turns = Turns(at_once, moment=0.0)
        self.came: list[str] = []
        self.told: dict[str, list[int]] = {}
        self.gone: set[str] = set()

    def ask(self, name: str) -> asyncio.Task[None]:
        """Somebody wants a turn."""

        def tell(before: int) -> None:
            if name in self.gone:
                raise Left
            self.told.setdefault(name, []).append(before)

        async def wait() -> None:
            await self.turns.acquire(tell)
            self.came.append(name)

        return asyncio.ensure_future(wait())

    def heard(self, name: str) -> list[int]:
        """The places that somebody was told, each once."""
        return list(dict.fromkeys(self.told.get(name, [])))


def play(scene: Callable[[Queue], Awaitable[Any]], at_once: int = 2) -> Queue:
    """Play a scene with a queue."""
    queue: list[Queue] = []

    async def main() -> None:
        queue.append(Queue(at_once))
        await asyncio.wait_for(scene(queue[0]), ENOUGH)

    asyncio.run(main())
    return queue[0]


async def rounds(count: int = 5) -> None:
    """Let everything happen that is due."""
    for _ in range(count):
        await asyncio.sleep(0)


async def until(condition: Callable[[], bool]) -> None:
    """Let things happen until something is so."""
    while not condition():
        await rounds(1)


def test_first_come_first_served() -> None:
    """A few at once, the others in their order, each when a turn was given back."""

    async def scene(queue: Queue) -> None:
        tasks = [queue.ask(name) for name in "abcde"]
        await rounds()
        assert (queue.came, len(queue.turns)) == (["a", "b"], 3)
        for number in range(3, 6):
            queue.turns.release()
            await rounds()
            assert len(queue.came) == number
        await asyncio.gather(*tasks)

    queue = play(scene)
    assert queue.came == list("abcde")
    assert len(queue.turns) == 0


def test_places_count_down() -> None:
    """Everybody in the queue is told how many are before them, again and again."""

    async def scene(queue: Queue) -> None:
        tasks = [queue.ask(name) for name in "abcd"]
        await until(lambda: queue.heard("d") == [2])
        queue.turns.release()
        await until(lambda: queue.heard("d") == [2, 1])
        queue.turns.release()
        await until(lambda: queue.heard("d") == [2, 1, 0])
        queue.turns.release()
        await asyncio.gather(*tasks)

    queue = play(scene, at_once=1)
    assert [queue.heard(name) for name in "abcd"] == [[], [0], [1, 0], [2, 1, 0]]


def test_who_has_gone_leaves_the_queue() -> None:
    """They get no turn, the error is theirs, and nobody waits for them."""

    async def scene(queue: Queue) -> None:
        first, gone, last = (queue.ask(name) for name in "abc")
        await until(lambda: queue.heard("c") == [1])
        queue.gone.add("b")
        await until(lambda: queue.heard("c") == [1, 0])
        with pytest.raises(Left):
            await gone
        queue.turns.release()
        await asyncio.gather(first, last)

    assert play(scene, at_once=1).came == ["a", "c"]


@pytest.mark.parametrize("when", ["while it waits", "when its turn comes", "before its turn comes"])
def test_a_turn_is_never_lost(when: str) -> None:
    """Whenever somebody is cancelled, the next one comes."""

    async def scene(queue: Queue) -> None:
        first, cancelled, last = (queue.ask(name) for name in "abc")
        await rounds()
        if when == "when its turn comes":
            queue.turns.release()
        cancelled.cancel()
        if when == "before its turn comes":
            queue.turns.release()
        await rounds()
        if when == "while it waits":
            assert len(queue.turns) == 1
            queue.turns.release()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        await asyncio.gather(first, last)
        queue.turns.release()
        await queue.ask("d")

    assert play(scene, at_once=1).came == ["a", "c", "d"]


def test_nobody_is_told_of_a_queue_that_is_empty() -> None:
    """No timer runs when nobody waits."""

    async def scene(queue: Queue) -> None:
        await queue.ask("a")
        task = queue.ask("b")
        await until(lambda: queue.heard("b") == [0])
        queue.turns.release()
        await task
        await until(lambda: queue.turns._timer is None)

    play(scene, at_once=1)
