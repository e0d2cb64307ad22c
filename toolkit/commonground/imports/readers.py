"""How a page has tables read: looked at, then taken, with what was left out said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from commonground.imports.purposes import Brought
from commonground.imports.records import Progress
from commonground.imports.taking import look, take


class Tables:
    """Reads tables for series and voices.

    ``given`` may have a ``plan``: the indicator cards that the group agreed on.
    """

    def look(self, brought: Brought, progress: Progress) -> dict[str, Any]:
        """What the table is."""
        found = look(
            brought.path,
            brought.answers,
            name=brought.name,
            progress=progress,
            below=brought.folder,
        )
        return {"look": found.to_json()}

    def take(self, brought: Brought, progress: Progress) -> dict[str, Any]:
        """Its series and voices, without the rows that have a problem, which are told."""
        made = take(
            brought.path,
            brought.answers,
            plan=_cards(brought.given.get("plan")),
            rest=True,
            name=brought.name,
            progress=progress,
            below=brought.folder,
        )
        return {"look": made.look.to_json(), "found": made.to_json()}


def _cards(given: object) -> Sequence[dict[str, Any]]:
    return [card for card in given if isinstance(card, dict)] if isinstance(given, list) else []


READER = Tables()
