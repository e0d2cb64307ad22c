"""One-time tickets: how a kernel proves who it works for.

The server puts a ticket into the environment of the kernel that it starts for a visitor. The
kernel sends it as its first line to the hub's socket and becomes that visitor's page. A ticket
works once and only for a few minutes, so what is left of it in an environment or a crash report
opens nothing. Only hashes are kept here.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from commonground.server.secret import digest
from commonground.session.people import Viewer

LIFETIME = 300.0


@dataclass(frozen=True, slots=True)
class _Ticket:
    viewer: Viewer
    expires_at: float


class Tickets:
    """The tickets that were handed out and have not been used."""

    def __init__(
        self, lifetime: float = LIFETIME, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lifetime = lifetime
        self._clock = clock
        self._open: dict[str, _Ticket] = {}

    def mint(self, viewer: Viewer) -> str:
        """A ticket that lets its bearer be ``viewer``'s page, once."""
        self._drop_expired()
        ticket = secrets.token_urlsafe(32)
        self._open[digest(ticket)] = _Ticket(viewer, self._clock() + self._lifetime)
        return ticket

    def redeem(self, ticket: str) -> Viewer | None:
        """Whose ticket it is; from now on it is nobody's."""
        found = self._open.pop(digest(ticket), None)
        if found is None or found.expires_at <= self._clock():
            return None
        return found.viewer

    def _drop_expired(self) -> None:
        now = self._clock()
        for key in [key for key, ticket in self._open.items() if ticket.expires_at <= now]:
            del self._open[key]

    def __len__(self) -> int:
        return len(self._open)
