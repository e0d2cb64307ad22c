"""Pages whose address may hold a launcher's token. It is taken out before anything is shown."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import ClassVar
from urllib.parse import urlencode

from commonground.server.launch import PARAMETER, TOLD, Opens
from commonground.server.pages import HOME, Guarded
from commonground.session.people import Role


class Launched(Guarded):
    """A page for people. Where ``opens`` is false a token is taken out and opens nothing."""

    opens: ClassVar[bool] = True

    def prepare(self) -> Awaitable[None] | None:
        """Take a token out of the address; without one go on as always."""
        if self.request.method == "GET" and PARAMETER in self.request.query_arguments:
            return self._take_out(self.get_query_argument(PARAMETER, ""))
        return super().prepare()

    async def _take_out(self, token: str) -> None:
        found = await self._try(token) if self.opens else Opens.NOT_HERE
        if found is Opens.HOME:
            self.redirect(self.landing())
        elif found is not Opens.NOT_HERE and self.is_facilitator:
            self.redirect(self._without_token())
        else:
            self.redirect(self._without_token(found))

    async def _try(self, token: str) -> Opens:
        await self.wait_for_turn()
        found = self.site.launch.open(token)
        if found is Opens.HOME:
            self.was_right()
            self.site.links.reached_by(self.request)
            self.site.hub.log.seats.save(self.admit_visitor(), HOME, Role.FACILITATOR)
        return found

    def landing(self) -> str:
        """Where the launcher's visitor is sent: to the demonstration, if there is one."""
        shown = self.site.house.demonstration
        return self.address(f"desk/{shown}") if shown else self.site.base_url

    def stays_at(self) -> str:
        """The address of this page."""
        return self.request.path

    def _without_token(self, told: Opens | None = None) -> str:
        kept = [
            (name, value)
            for name in self.request.query_arguments
            for value in self.get_query_arguments(name)
            if name not in {PARAMETER, TOLD}
        ]
        query = urlencode([*kept, *([(TOLD, told)] if told else [])])
        return self.stays_at() + (f"?{query}" if query else "")
