"""Asking a running server. It is known by its home link, whose secret goes along in a header.

Nothing is sent on to another address: a redirection would carry the secret with it. A server on
this machine or in the local network is asked directly, whatever proxy the user has for the web.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from functools import cached_property
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from commonground.server.runtime import recorded
from commonground.session.problems import Refused, Unusable

SECONDS = 120.0


class Answer(NamedTuple):
    """The body of an answer, and what its headers say."""

    body: bytes
    headers: Message

    def json(self) -> dict[str, Any]:
        """The body as an object."""
        try:
            value = json.loads(self.body)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise _somebody_else()
        return value


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(frozen=True)
class Server:
    """A running server, by its address (with a slash at the end) and its secret."""

    address: str
    secret: str

    @classmethod
    def at(cls, home: str) -> Server:
        """The server with this home link."""
        address, _, fragment = home.strip().partition("#")
        secret = fragment.removeprefix("secret=")
        if urlsplit(address).scheme not in {"http", "https"} or secret in ("", fragment):
            raise Unusable(
                f"“{address[:80]}” is not the home link of a server.",
                safe="Nothing was sent.",
                do="Copy the whole link that `commonground serve` printed, with “#secret=…”.",
            )
        return cls(address if address.endswith("/") else f"{address}/", secret)

    @classmethod
    def find(cls, home: str | None) -> Server:
        """The server with this home link, by default the one that was started last."""
        if home is not None:
            found = cls.at(home)
            found.ask("api/sessions")  # a wrong secret, or nobody there, is told before all else
            return found
        running = cls.running()
        if running is None:
            raise Unusable(
                "No server is running here, as far as this user's files tell.",
                safe="Sessions of earlier servers are in their databases.",
                do="Start one with `commonground serve`, or name one with --server HOME_LINK.",
            )
        return running

    @classmethod
    def running(cls) -> Server | None:
        """The server that was started last, if it is recorded and answers."""
        record = recorded()
        if record is None:
            return None
        found = cls.at(record["home"])
        return found if found.answers() else None

    def answers(self) -> bool:
        """Whether it is there."""
        try:
            return bool(self.ask("api/alive", seconds=5.0).json().get("alive"))
        except (Unusable, Refused):
            return False

    def knows(self, code: str) -> bool:
        """Whether it has a session with this code."""
        sessions = self.ask("api/sessions").json()["sessions"]
        return any(session["code"] == code for session in sessions)

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        query: Mapping[str, str] | None = None,
        body: bytes | Mapping[str, Any] | None = None,
        seconds: float = SECONDS,
    ) -> Answer:
        """The answer to a request. Raises what the server refuses with, in its own words."""
        url = self.address + path + (f"?{urlencode(query)}" if query else "")
        sent = json.dumps(dict(body)).encode() if isinstance(body, Mapping) else body
        request = Request(url, data=sent, method=method)  # noqa: S310 - http(s) only, see `at`
        request.add_header("Authorization", f"Bearer {self.secret}")
        request.add_header("Content-Type", "application/json")
        try:
            with self._opener.open(request, timeout=seconds) as response:
                return Answer(response.read(), response.headers)
        except HTTPError as error:
            with error:
                raise _refusal(error.read()) from None
        except (URLError, OSError, http.client.HTTPException) as error:
            raise self._unreachable(error) from None

    @cached_property
    def _opener(self) -> OpenerDirector:
        host = urlsplit(self.address).hostname or ""
        return build_opener(_StayHere, *([ProxyHandler({})] if _is_near(host) else []))

    def _unreachable(self, error: Exception) -> Unusable:
        reason = getattr(error, "reason", None) or error
        return Unusable(
            f"The server at {self.address} does not answer ({reason}).",
            safe="What it had saved is in its database.",
            do="Look whether it still runs, or start one with `commonground serve`.",
        )


def _is_near(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost"


def _refusal(body: bytes) -> Refused | Unusable:
    try:
        problem = json.loads(body)["problem"]
        return Refused(str(problem["what"]), str(problem["safe"]), str(problem["do"]))
    except (ValueError, LookupError, TypeError):
        return _somebody_else()


def _somebody_else() -> Unusable:
    return Unusable(
        "What answers at that address is not a Common Ground server.",
        do="Give the home link that `commonground serve` printed, with --server.",
    )
