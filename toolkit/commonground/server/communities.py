"""How sessions of this server come into a portfolio at its desk.

``GET /api/sessions/CODE/communities`` gives the token without which nothing is taken, and to the
facilitator of the server the sessions that there are. ``POST`` there with ``?of=`` another code
says in a row what that community came to, to whom that session belongs too. Files of sessions come
in as all files do (`commonground.server.files`). Nothing in the session changes: taking a row in
is a command like any other.
"""

from __future__ import annotations

import asyncio

from commonground import report
from commonground.report.communities import as_fields, community
from commonground.server.api import Given


class Communities(Given):
    """``/api/sessions/CODE/communities``: what a portfolio's desk may bring from here."""

    async def get(self, typed: str) -> None:
        """The token, and the other sessions of this server for who may see them."""
        code = await self.session(typed)
        rows = self.site.hub.sessions() if self.is_facilitator or self.has_secret else []
        there = [
            {"code": row.code, "title": row.title}
            for row in rows
            if row.code != code and row.started
        ]
        self.show_json({"token": self.xsrf_token.decode(), "sessions": there})

    async def post(self, typed: str) -> None:
        """The row of one community."""
        await self.session(typed)
        of = await self.session(self.get_query_argument("of", ""))
        record = report.exporting(self.site.hub, of, "json").record
        row = await asyncio.to_thread(lambda: as_fields(community(record)))
        self.show_json({"row": row})
