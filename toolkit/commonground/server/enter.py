"""Exchanging a link's fragment for a seat.

The facilitator's secret and the keys of desk and screen stand in the fragment of their links, the
part of an address that browsers keep to themselves. A small script posts it here once, takes it
out of the address, and loads the page again, now with a cookie.
"""

from __future__ import annotations

import json
from typing import Any

from commonground.server.pages import HOME, Guarded
from commonground.server.problems import problem_of
from commonground.session.codes import normalise
from commonground.session.people import Role
from commonground.session.problems import Refused


class Enter(Guarded):
    """``POST /enter`` with ``{"secret"}`` or ``{"key", "code", "role"}``."""

    async def post(self) -> None:
        """Give the browser the seat that the secret or key opens."""
        given = self._given()
        await self.wait_for_turn()
        seat = self._seat_for(given)
        if seat is None:
            refused = Refused(
                "This link does not open anything here.",
                safe="Sessions and answers are where they were.",
                do="Use the link that the server printed last; an older one may be out of date.",
            )
            self.show_json({"ok": False, "problem": refused.to_json()}, status=403)
            return
        self.was_right()
        self.site.links.reached_by(self.request)
        code, role = seat
        self.site.hub.log.seats.save(self.admit_visitor(), code, role)
        self.show_json({"ok": True})

    def _given(self) -> dict[str, str]:
        try:
            given: Any = json.loads(self.request.body)
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            return {}
        return {key: value for key, value in given.items() if isinstance(value, str)}

    def _seat_for(self, given: dict[str, str]) -> tuple[str, Role] | None:
        keys = self.site.keys
        if keys.is_secret(given.get("secret", "")):
            return HOME, Role.FACILITATOR
        code = normalise(given.get("code", ""))
        role = {"desk": Role.FACILITATOR, "screen": Role.SCREEN}.get(given.get("role", ""))
        if code is None or role is None or not keys.opens(given.get("key", ""), code, role):
            return None
        return (code, role) if self.site.hub.exists(code) else None

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The script that asks here reads JSON."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        problem = problem_of(status_code, error).to_json()
        self.show_json({"ok": False, "problem": problem}, status=status_code)
