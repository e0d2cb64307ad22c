"""Whose kernels there are and when they end, by the count and without waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from commonground.server.keeper import WAITING, Keeper


def played(play: Callable[[Keeper], None], seconds: float, **delays: float) -> list[str]:
    """The kernels that have ended ``seconds`` after what was played."""
    ended: list[str] = []

    async def end(kernel: str) -> None:
        ended.append(kernel)

    async def scene() -> None:
        keeper = Keeper(end, **{"unopened": 1e6, "closed": 1e6} | delays)
        play(keeper)
        await asyncio.sleep(seconds)
        await keeper.close()

    asyncio.run(scene())
    return ended


def test_a_kernel_whose_page_never_came() -> None:
    """It ends after its time."""
    assert played(lambda keeper: keeper.admit("k", "ada"), 0.02, unopened=0) == ["k"]


def test_a_kernel_whose_page_came() -> None:
    """It stays, however short the times are."""

    def play(keeper: Keeper) -> None:
        keeper.admit("k", "ada")
        keeper.connected("k", 1)

    assert played(play, 0.02, unopened=0, closed=0) == []


def test_two_pages_and_one_goes() -> None:
    """The other keeps the kernel; a page that is told to have gone twice has gone once."""

    def play(keeper: Keeper) -> None:
        keeper.admit("k", "ada")
        keeper.connected("k", 1)
        keeper.connected("k", 2)
        keeper.disconnected("k", 1)
        keeper.disconnected("k", 1)

    assert played(play, 0.02, closed=0) == []


def test_the_last_page_goes() -> None:
    """The kernel ends once."""

    def play(keeper: Keeper) -> None:
        keeper.admit("k", "ada")
        keeper.connected("k", 1)
        keeper.disconnected("k", 1)
        keeper.disconnected("k", 1)

    assert played(play, 0.02, closed=0) == ["k"]


def test_a_page_that_comes_back() -> None:
    """In time: nothing ends."""

    def play(keeper: Keeper) -> None:
        keeper.admit("k", "ada")
        keeper.connected("k", 1)
        keeper.disconnected("k", 1)
        keeper.connected("k", 2)

    assert played(play, 0.02, closed=0) == []


def test_the_one_that_waited_longest_makes_room() -> None:
    """Of one visitor's waiting kernels; others' and connected ones stay."""

    def play(keeper: Keeper) -> None:
        keeper.admit("open", "ada")
        keeper.connected("open", 1)
        keeper.admit("ben's", "ben")
        for number in range(WAITING + 1):
            keeper.admit(f"waiting {number}", "ada")

    assert played(play, 0.0) == ["waiting 0"]


def test_owners() -> None:
    """A kernel is its visitor's until it is forgotten."""

    def play(keeper: Keeper) -> None:
        keeper.admit("k", "ada")
        assert keeper.owns("k", "ada")
        assert not keeper.owns("k", "ben")
        assert not keeper.owns("other", "ada")
        keeper.forget("k")
        keeper.forget("k")
        assert not keeper.owns("k", "ada")

    assert played(play, 0.0) == []
