"""How long somebody waits who keeps trying wrong codes and keys.

A join code has six symbols, so it must not be tried by the million; but a whole room often shares
one address, and nobody in it may be locked out because of one who guesses. So nothing is ever
blocked. Each address has an account: an attempt is written down when it is made, struck out again
when it was right, and forgotten after a while. A room that mistypes now and then never notices.
Where wrong attempts pile up, all attempts from that address take turns, a few in a second, right
or wrong alike: who guesses must not be able to give up early on the slow, wrong ones. Somebody who
already has a seat makes no attempt and never waits.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass

FREE = 60.0  # wrong attempts that cost nothing
FORGOTTEN = 2.0  # of them in a second
TURN = 0.25  # seconds between two turns
LONGEST = 8.0  # seconds that anybody is kept waiting


@dataclass(slots=True)
class _Account:
    wrong: float
    at: float
    next_turn: float


class Patience:
    """Counts attempts by address and hands out turns."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._accounts: dict[str, _Account] = {}

    def attempt(self, address: str) -> float | None:
        """Seconds to wait before this attempt, or None when too many are waiting already."""
        now = self._clock()
        self._forget(now)
        account = self._accounts.setdefault(_network(address), _Account(0.0, now, now))
        if account.wrong < FREE:
            account.wrong += 1
            return 0.0
        turn = max(now, account.next_turn)
        if turn - now > LONGEST:
            return None
        account.next_turn = turn + TURN
        account.wrong += 1
        return turn - now

    def right(self, address: str) -> None:
        """The attempt was right after all."""
        if account := self._accounts.get(_network(address)):
            account.wrong = max(0.0, account.wrong - 1)

    def _forget(self, now: float) -> None:
        for network, account in list(self._accounts.items()):
            account.wrong = min(account.wrong, 2 * FREE) - FORGOTTEN * (now - account.at)
            account.at = now
            if account.wrong <= 0:
                del self._accounts[network]


def _network(address: str) -> str:
    """An address, or for IPv6 its network: one guest there has 2⁶⁴ addresses."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((int(parsed), 64), strict=False))
