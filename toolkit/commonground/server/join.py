"""Joining: one static form that starts no kernel and works without scripts."""

from __future__ import annotations

from commonground.server.pages import Guarded
from commonground.server.problems import unknown_code
from commonground.session.codes import normalise
from commonground.session.people import Role
from commonground.session.problems import Refused


class Join(Guarded):
    """``/join`` asks for code and name, ``/join/CODE`` for the name only."""

    async def get(self, typed: str | None = None) -> None:
        """The form; for somebody who is in the session already, the way back."""
        if typed is None:
            typed = self.get_query_argument("code", "")
        if not typed.strip():
            self._form()
            return
        code = await self._find(typed)
        if code is None:
            self._form(code=typed, problem=unknown_code(), status=404)
        elif self.request.path != self.address(f"join/{code}"):
            self.redirect(self.address(f"join/{code}"))
        else:
            self._ask_for_name(code)

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
        try:
            self.site.hub.join(code, name, browser=self.admit_visitor())
        except Refused as problem:
            self._ask_for_name(code, name=name, problem=problem)
            return
        self.redirect(self.address(f"room/{code}"), status=303)

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

    def _ask_for_name(self, code: str, name: str = "", problem: Refused | None = None) -> None:
        state = self.site.hub.live(code).state
        seat = self.seat(code, Role.PARTICIPANT)
        anew = self.get_argument("anew", "")
        self.set_status(409 if problem else 200)
        self.show(
            "join.html",
            code=code,
            name=name,
            problem=problem,
            field="name",
            session=state,
            known=state.people[seat.person or ""] if seat and not anew else None,
        )
