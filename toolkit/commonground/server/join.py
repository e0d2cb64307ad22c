"""Joining: one static form that starts no kernel and works without scripts."""

from __future__ import annotations

from commonground.server.house import no_memory, no_place
from commonground.server.launch import TOLD, told
from commonground.server.launched import Launched
from commonground.server.problems import unknown_code
from commonground.session.codes import normalise
from commonground.session.people import Role
from commonground.session.problems import Refused


class Join(Launched):
    """``/join`` asks for code and name, ``/join/CODE`` for the name only."""

    opens = False

    async def get(self, typed: str | None = None) -> None:
        """The form; for somebody who is in the session already, the way back."""
        if typed is None:
            typed = self.get_query_argument("code", "")
        if not typed.strip():
            self._form(problem=told(self.get_query_argument(TOLD, "")))
            return
        code = await self._find(typed)
        if code is None:
            self._form(code=typed, problem=unknown_code(), status=404)
        elif self.request.path != self.address(f"join/{code}"):
            self.redirect(self.address(f"join/{code}"))
        elif problem := told(self.get_query_argument(TOLD, "")):
            self._ask_for_name(code, problem=problem, status=200)
        else:
            full = self._full(self.visitor)
            self._ask_for_name(code, problem=full, status=503 if full else 200)

    async def post(self, typed: str | None = None) -> None:
        """Join, or say in place why not, with everything that was typed still there."""
        given = self.get_body_argument("code", "", strip=False) if typed is None else typed
        name = self.get_body_argument("name", "", strip=False)
        code = await self._find(given)
        if code is None:
            self._form(code=given, name=name, problem=unknown_code(), status=404)
            return
        if self.seat(code, Role.PARTICIPANT) and not self.get_body_argument("anew", ""):
            self.redirect(self.address(f"room/{code}"), status=303)
            return
        visitor = self.admit_visitor()
        if full := self._full(visitor):
            self._ask_for_name(code, name=name, problem=full, status=503)
            return
        try:
            self.site.hub.join(code, name, browser=visitor)
        except Refused as problem:
            self._ask_for_name(code, name=name, problem=problem, status=409)
            return
        self.site.house.take_place(visitor)
        self.redirect(self.address(f"room/{code}"), status=303)

    def _full(self, visitor: str | None) -> Refused | None:
        """Why nobody else can come in now, if that is so."""
        house = self.site.house
        if not house.has_place(visitor):
            return no_place(house.rules.places or 0)
        return no_memory() if house.is_short_of_memory else None

    async def _find(self, typed: str) -> str | None:
        """The code that was meant, if a session has it."""
        await self.wait_for_turn()
        code = normalise(typed)
        if code is None or not self.site.hub.exists(code):
            return None
        self.was_right()
        return code

    def _form(
        self, code: str = "", name: str = "", problem: Refused | None = None, status: int = 200
    ) -> None:
        self.set_status(status)
        self.show(
            "join.html",
            code=code[:80],
            name=name,
            problem=problem,
            field="code",
            session=None,
            known=None,
        )

    def _ask_for_name(
        self, code: str, name: str = "", problem: Refused | None = None, status: int = 200
    ) -> None:
        state = self.site.hub.live(code).state
        seat = self.seat(code, Role.PARTICIPANT)
        anew = self.get_argument("anew", "")
        self.set_status(status)
        self.show(
            "join.html",
            code=code,
            name=name,
            problem=problem,
            field="name",
            session=state,
            known=state.people[seat.person or ""] if seat and not anew else None,
        )
