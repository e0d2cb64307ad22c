"""How long somebody waits who keeps trying wrong codes and keys.

A join code has six symbols, so it must not be tried by the million; but a whole room often shares
one address, and nobody in it may be locked out because of one who guesses. So nothing is ever
blocked. After a few wrong attempts in a minute, attempts from that address (right or wrong: the
answer must not be told by its speed) take turns, a few in a second. Somebody who already has a
seat makes no attempt and never waits.
"""

from __future__ import annotations

import ipaddress
import time
from collections import deque
from collections.abc import Callable

FREE = 12
WINDOW = 60.0
TURN = 0.25
LONGEST = 8.0


class Patience:
    """Counts wrong attempts by address and hands out turns."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}
        self._next: dict[str, float] = {}

    def wait(self, address: str) -> float | None:
        """Seconds until this address may try, or None when too many are waiting already."""
        now, network = self._clock(), _network(address)
        self._forget_before(now - WINDOW)
        if len(self._wrong.get(network, ())) < FREE:
            return 0.0
        turn = max(now, self._next.get(network, now))
        if turn - now > LONGEST:
            return None
        self._next[network] = turn + TURN
        return turn - now

    def wrong(self, address: str) -> None:
        """Note a wrong attempt."""
        self._wrong.setdefault(_network(address), deque(maxlen=FREE)).append(self._clock())

    def _forget_before(self, moment: float) -> None:
        for network in list(self._wrong):
            attempts = self._wrong[network]
            while attempts and attempts[0] < moment:
                attempts.popleft()
            if not attempts:
                del self._wrong[network]
                self._next.pop(network, None)


def _network(address: str) -> str:
    """An address, or for IPv6 its network: one guest there has 2⁶⁴ addresses."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((int(parsed), 64), strict=False))
