"""What all handlers of plain pages share: headers, the visitor's cookie, templates, problems.

A visitor is a browser, known by a random cookie. The cookie says nothing about who somebody is;
what its bearer may be in which session is looked up under its hash in the table of seats.
"""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import Awaitable
from typing import Any, cast

from jinja2 import TemplateError
from tornado.web import HTTPError, RequestHandler

from commonground.server import causes, headers
from commonground.server.problems import (
    problem_of,
    stale_form,
    too_large,
    too_many_attempts,
)
from commonground.server.secret import digest
from commonground.server.site import Site
from commonground.session.people import Role
from commonground.store import Seat

COOKIE = "commonground-visitor"
COOKIE_DAYS = 90
PASSING = {429, 500, 503}  # what may be gone when the page is loaded again
HOME = ""  # the "code" of the facilitator's seat at home
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def visitor_of(handler: RequestHandler) -> str | None:
    """The hash of the visitor's cookie; a cookie that is none of ours is no cookie."""
    token = handler.get_cookie(COOKIE) or ""
    return digest(token) if _TOKEN.fullmatch(token) else None


class Guarded(RequestHandler):
    """Headers on every answer, limits on every request, problems in three parts."""

    largest = 64 * 1024

    @property
    def site(self) -> Site:
        """What the handlers of this server share."""
        return cast("Site", self.settings["site"])

    def policy(self) -> str:
        """The Content-Security-Policy of this answer."""
        return headers.plain_policy()

    def set_default_headers(self) -> None:
        """Before anything else is known of the request."""
        for name, value in headers.HEADERS.items():
            self.set_header(name, value)
        self.set_header("Content-Security-Policy", self.policy())
        self.set_header("Cache-Control", headers.NO_STORE)
        self.clear_header("Server")

    def prepare(self) -> Awaitable[None] | None:
        """Refuse what is larger than this page ever needs."""
        if len(self.request.body) > self.largest:
            raise too_large(len(self.request.body), self.largest)
        return super().prepare()

    def check_xsrf_cookie(self) -> None:
        """A form must come from a page of ours: its token and the cookie must agree."""
        try:
            super().check_xsrf_cookie()
        except HTTPError as error:
            raise stale_form() from error

    def compute_etag(self) -> str | None:
        """None: what is never stored is never compared."""
        return None

    # Who is it ---------------------------------------------------------------------------

    @property
    def visitor(self) -> str | None:
        """The hash of the visitor's cookie."""
        return visitor_of(self)

    def admit_visitor(self) -> str:
        """Give the browser its cookie, the one it has or a new one; the hash of it."""
        token = self.get_cookie(COOKIE) or ""
        if not _TOKEN.fullmatch(token):
            token = secrets.token_urlsafe(32)
        self.set_cookie(
            COOKIE,
            token,
            path=self.site.base_url,
            expires_days=COOKIE_DAYS,
            httponly=True,
            samesite="Lax",
        )
        return digest(token)

    def set_cookie(self, *args: Any, **kwargs: Any) -> None:
        """A cookie that came over https goes over https only."""
        secure = self.site.https or self.request.protocol == "https"
        super().set_cookie(*args, **kwargs | {"secure": secure})

    def seat(self, code: str, role: Role) -> Seat | None:
        """The visitor's seat in a session; the facilitator at home has every desk and screen."""
        visitor = self.visitor
        if visitor is None:
            return None
        seats = self.site.hub.log.seats
        if role is Role.PARTICIPANT:
            seat = seats.find(visitor, code, role)
            there = seat is not None and seat.person in self.site.hub.live(code).state.people
            return seat if there else None
        home = seats.find(visitor, HOME, Role.FACILITATOR)
        return Seat(code, role, None) if home else seats.find(visitor, code, role)

    @property
    def is_facilitator(self) -> bool:
        """Whether the visitor came in with the facilitator's secret."""
        return self.seat(HOME, Role.FACILITATOR) is not None

    async def wait_for_turn(self) -> None:
        """Slow down somebody who guesses. See `patience`."""
        wait = self.site.patience.attempt(self.request.remote_ip or "")
        if wait is None:
            raise too_many_attempts()
        if wait:
            await asyncio.sleep(wait)

    def was_right(self) -> None:
        """That was no guess."""
        self.site.patience.right(self.request.remote_ip or "")

    # What to answer ----------------------------------------------------------------------

    def address(self, path: str) -> str:
        """The address of a page of this server."""
        return self.site.base_url + path

    def show(self, template: str, **values: Any) -> None:
        """Answer with a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.page(template, **values))

    def page(self, template: str, **values: Any) -> str:
        """A page's text."""
        return self.site.templates.get_template(template).render(
            base=self.site.base_url,
            asset=self.site.assets.url,
            xsrf=self.xsrf_token.decode(),
            **values,
        )

    def show_json(self, value: object, status: int = 200) -> None:
        """Answer with JSON."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(value, ensure_ascii=False))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say what happened, what is safe and what to do."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        self.set_status(status_code)
        problem = problem_of(status_code, error)
        try:
            again = self.request.method == "GET" and status_code in PASSING
            self.show("problem.html", problem=problem, again=again)
        except TemplateError as missing:
            causes.log("A problem was told without its page", missing)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish("\n".join(filter(None, problem.to_json().values())))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """One line where the reason is known."""
        if isinstance(value, HTTPError):
            super().log_exception(typ, value, tb)
        else:
            causes.log("A page could not be shown", value)
