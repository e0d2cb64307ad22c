"""How communities come into a portfolio at its desk: from files, and from sessions on this server.

``GET /api/sessions/CODE/communities`` gives the token without which nothing is taken, and to the
facilitator of the server the sessions that there are. ``POST`` there, with the bytes of a session's
file or with ``?of=`` another code, says in a row what that community came to. Nothing in the
session changes: taking a row in is a command like any other.

A file is read in a thread: the room goes on, and a file that is none is told.
"""

from __future__ import annotations

import asyncio
from typing import Any

from commonground import report
from commonground.report.communities import as_fields, community
from commonground.report.opened import opened
from commonground.server.api import Given
from commonground.session.problems import Refused


class Communities(Given):
    """``/api/sessions/CODE/communities``: what a portfolio's desk may bring."""

    largest = report.LARGEST

    async def get(self, typed: str) -> None:
        """The token, and the other sessions of this server for who may see them."""
        code = await self.session(typed)
        rows = self.site.hub.sessions() if self.is_facilitator or self.has_secret else []
        there = [
            {"code": row.code, "title": row.title, "workshop": row.workshop}
            for row in rows
            if row.code != code and row.started
        ]
        self.show_json({"token": self.xsrf_token.decode(), "sessions": there})

    async def post(self, typed: str) -> None:
        """The row of one community."""
        await self.session(typed)
        if self.get_query_argument("of", ""):
            of = await self.session(self.get_query_argument("of"))
            record = report.exporting(self.site.hub, of, "json").record
        else:
            if not self.request.body:
                raise Refused("The file is empty.", do="Choose the JSON file of a session.")
            record = await asyncio.to_thread(opened, self.request.body)
        row: dict[str, Any] = await asyncio.to_thread(lambda: as_fields(community(record)))
        self.show_json({"row": row})
