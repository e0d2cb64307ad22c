"""What the commands ask of a running server. They bring the home link's secret with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from commonground import report
from commonground.hub.adding import begins_with, locked_by
from commonground.rehearsal import live as rehearsal
from commonground.report.apart import Makes
from commonground.server.pages import Guarded
from commonground.server.problems import Shown, no_such_session, problem_of
from commonground.server.starting import offer, start
from commonground.session.codes import normalise
from commonground.session.people import Role
from commonground.session.problems import CommonGroundError, Refused


class Api(Guarded):
    """JSON in, JSON out. Problems have the same three parts as everywhere."""

    @property
    def has_secret(self) -> bool:
        """Whether the request brings the facilitator's secret."""
        scheme, _, given = self.request.headers.get("Authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.site.keys.is_secret(given.strip())

    def check_xsrf_cookie(self) -> None:
        """A browser cannot be tricked into sending the secret in a header; a cookie it sends."""
        if not self.has_secret:
            super().check_xsrf_cookie()

    async def only_facilitator(self) -> None:
        """Refuse whoever brings neither the secret nor the facilitator's cookie."""
        if self.has_secret or self.is_facilitator:
            return
        await self.wait_for_turn()
        raise Shown(
            403,
            Refused(
                "This needs the facilitator's secret.",
                do="Give the home link that the server printed, with --server.",
            ),
        )

    def code(self, typed: str) -> str:
        """The code of an existing session."""
        code = normalise(typed)
        if code is None or not self.site.hub.exists(code):
            raise no_such_session()
        return code

    def body(self) -> dict[str, Any]:
        """The object that was sent."""
        try:
            given = json.loads(self.request.body or b"{}")
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            raise Shown(400, Refused("The request could not be read: it is no JSON object."))
        return given

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The problem in its three parts."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        if isinstance(error, CommonGroundError):
            status_code = 409
        problem = problem_of(status_code, error).to_json()
        self.show_json({"problem": problem}, status=status_code)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """A refusal is an answer, no accident."""
        if not isinstance(value, CommonGroundError):
            super().log_exception(typ, value, tb)


class Alive(Api):
    """``GET /api/alive`` and ``/api``: whether the server answers."""

    def get(self) -> None:
        """It does."""
        self.show_json({"alive": True})


class Sessions(Api):
    """``/api/sessions``: all of them, or a new one."""

    largest = 32 * 1024 * 1024  # of the files that it goes on from

    async def get(self) -> None:
        """The sessions, newest first, with their links."""
        await self.only_facilitator()
        rows = self.site.hub.sessions()
        self.show_json(
            {
                "sessions": [
                    self.site.links.all(row.code)
                    | {
                        "title": row.title,
                        "workshop": row.workshop,
                        "created_at": row.created_at,
                        "joined": row.joined,
                        "started": row.started,
                        "finished": row.finished,
                    }
                    for row in rows
                ]
            }
        )

    async def post(self) -> None:
        """A new session from ``{"agenda", "title", "anonymous", "from", "files"}``; its links.

        It goes on from the sessions with the codes in ``from`` and the exports in ``files``.
        """
        await self.only_facilitator()
        given = self.body()
        code = await start(
            self.site,
            str(given.get("agenda", "")),
            str(given.get("title") or ""),
            anonymous=given.get("anonymous", True) is not False,
            earlier=[*_texts(given, "from"), *(one.encode() for one in _texts(given, "files"))],
        )
        self.show_json(self.site.links.all(code), status=201)


def _texts(given: Mapping[str, Any], name: str) -> list[str]:
    """A list of texts in what was sent."""
    found = given.get(name) or []
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return found
    raise Refused(f"“{name}” is no list of texts.", do="Leave it out, or send a list.")


class Given(Api):
    """A file of a session, for its facilitator: by the desk's seat, or by the secret."""

    async def session(self, typed: str) -> str:
        """The code of the session. Refuses whoever may not have its files."""
        code = normalise(typed)
        if code is None or not self.seat(code, Role.FACILITATOR):
            await self.only_facilitator()
        return self.code(typed)

    async def give(self, making: Makes) -> None:
        """Have the file made, which must not keep the room waiting, and send it."""
        name, mime, content = await self.site.drawing.made(making)
        self.set_header("Content-Type", mime)
        self.set_header("Content-Disposition", f"attachment; filename*=utf-8''{quote(name)}")
        self.finish(content)


class Export(Given):
    """``GET /api/sessions/CODE/export?format=…``: a file, for a command or the desk's button."""

    async def get(self, typed: str) -> None:
        """The session in one of the formats."""
        code = await self.session(typed)
        wanted = self.get_query_argument("format", "json")
        await self.give(report.exporting(self.site.hub, code, wanted))


class Picture(Given):
    """``GET /api/sessions/CODE/pictures/STEP.png`` (or ``.svg``): the picture of one step."""

    async def get(self, typed: str, step: str, kind: str) -> None:
        """What was revealed of the step, drawn."""
        code = await self.session(typed)
        await self.give(report.picturing(self.site.hub, code, step, kind))


class Addable(Api):
    """``GET /api/sessions/CODE/workshops``: what the desk may add to a session."""

    async def get(self, typed: str) -> None:
        """The workshops that there are, each with what it would start from in this session."""
        code = normalise(typed)
        if code is None or not self.seat(code, Role.FACILITATOR):
            await self.only_facilitator()
        live = self.site.hub.live(self.code(typed))
        state, given = live.state, live.given()
        shelf = await offer(self.site)
        self.show_json(
            {
                "workshops": [
                    {
                        "id": name,
                        "title": workshop.title,
                        "leads_to": workshop.leads_to,
                        "minutes": workshop.minutes,
                        "begins_with": [
                            *begins_with(state, workshop),
                            *locked_by(state, workshop, given),
                        ],
                    }
                    for name, workshop in shelf.workshops.items()
                ]
            }
        )


class Import(Api):
    """``POST /api/import``: a session from the bytes of a JSON export."""

    largest = 32 * 1024 * 1024

    async def post(self) -> None:
        """Take it in; its links."""
        await self.only_facilitator()
        code = report.take(self.site.hub, self.request.body)
        self.show_json(self.site.links.all(code), status=201)


class Rehearse(Api):
    """``POST /api/sessions/CODE/rehearse``: simulated people join and take part."""

    async def post(self, typed: str) -> None:
        """Begin, with ``{"participants", "seed", "speed"}``."""
        await self.only_facilitator()
        code, given = self.code(typed), self.body()
        try:
            participants = int(given.get("participants", 12))
            seed, speed = int(given.get("seed", 1)), float(given.get("speed", 1.0))
        except (TypeError, ValueError):
            raise Refused("Participants, seed and speed are numbers.") from None
        task = rehearsal.start(self.site.hub, code, participants, seed=seed, speed=speed)
        self.site.run(task)
        self.show_json({"code": code, "participants": participants}, status=202)
