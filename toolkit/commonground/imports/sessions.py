"""How a page has the file of a session read: what its community came to, as a row."""

from __future__ import annotations

from typing import Any

from commonground.imports.purposes import Brought
from commonground.imports.records import Progress
from commonground.report.communities import as_fields, community
from commonground.report.opened import opened


class Sessions:
    """Reads JSON files of sessions, for a portfolio. There is nothing in them to be corrected."""

    def look(self, brought: Brought, progress: Progress) -> dict[str, Any]:
        """As `take`: what it is and what comes of it are one."""
        return self.take(brought, progress)

    def take(self, brought: Brought, progress: Progress) -> dict[str, Any]:
        """The row of the community. Raises `Unusable` for what is no session's file."""
        size = brought.path.stat().st_size
        progress(0, size, 0)
        row = as_fields(community(opened(brought.path.read_bytes())))
        return {"look": {}, "found": {"row": row}}


READER = Sessions()
