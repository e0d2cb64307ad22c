"""Protocol clients beside the real pages: they take part as simulated people do."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from random import Random
from typing import Any, TypeVar

from commonground.rehearsal.behaviour import next_move, script
from tests.patience import ENOUGH
from tests.protocol import Client

T = TypeVar("T")


class Crowd:
    """Clients in an event loop of their own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._chance = Random(1)  # noqa: S311  # chance, not a secret
        self.clients: list[Client] = []
        self._watching: list[Client] = []

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something where the clients live."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(ENOUGH)

    def join(self, link: str, count: int) -> None:
        """Let people join."""
        names = script()["names"][2 : 2 + count]
        self.clients += self.run(_all(Client.join(link, name) for name in names))

    def watch(self, link: str) -> Client:
        """One more desk or screen, which only looks: what it is sent can be read."""
        self._watching.append(self.run(Client.enter(link)))
        return self._watching[-1]

    def see(self, step: str, phase: str = "open") -> None:
        """Wait until all are in a step."""

        def there(page: dict[str, Any]) -> bool:
            now = page.get("step") or {}
            return (now.get("id"), now.get("phase")) == (step, phase)

        self.run(_all(client.wait(there) for client in (*self.clients, *self._watching)))

    def play(self) -> None:
        """Let everybody do what the step asks for, until they have nothing left to do."""
        self.run(_all(self._play(client) for client in self.clients))

    async def _play(self, client: Client) -> None:
        refusals = 0
        while refusals < 5 and (move := next_move(client.page, self._chance)) is not None:
            v = client.v
            reply = await client.send(*move)
            refusals += not reply["ok"]
            if reply["ok"]:
                await client.wait(lambda _page, v=v: client.v > v)  # type: ignore[misc]

    def come_back(self) -> None:
        """Load everybody's page again, as the pages of real people do by themselves."""
        self.run(_all(client.reload() for client in self.clients))

    def close(self) -> None:
        """All go home."""
        self.run(_all(client.close() for client in (*self.clients, *self._watching)))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(ENOUGH)
        self._loop.close()


async def _all(work: Any) -> list[Any]:
    return list(await asyncio.gather(*work))
