"""How a page has tables read: looked at, then taken, with what was left out said.

A file that `commonground take` wrote, where the data lies, has been through all of that already:
what it holds is looked at as what a page sends is, and can be taken in as it is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commonground.activities.data_checks import checked
from commonground.imports.choosing import fitting
from commonground.imports.limits import TAKEN
from commonground.imports.problems import Unreadable
from commonground.imports.purposes import Brought
from commonground.imports.records import Progress
from commonground.imports.taking import look, take


class Tables:
    """Reads tables for series and voices.

    ``given`` may have a ``plan``: the indicator cards that the group agreed on.
    """

    def look(self, brought: Brought, progress: Progress) -> dict[str, Any]:
        """What the table is; of series that were taken elsewhere, what they are."""
        if _is_object(brought.path):
            return _taken(brought)
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
        if _is_object(brought.path):
            return _taken(brought)
        made = take(
            brought.path,
            brought.answers,
            plan=_cards(brought),
            rest=True,
            name=brought.name,
            progress=progress,
            below=brought.folder,
        )
        return {"look": made.look.to_json(), "found": made.to_json()}


def _cards(brought: Brought) -> Sequence[dict[str, Any]]:
    given = brought.given.get("plan")
    return [card for card in given if isinstance(card, dict)] if isinstance(given, list) else []


def _is_object(path: Path) -> bool:
    """Whether the file is JSON, as `commonground take` writes it, and no table."""
    with path.open("rb") as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _taken(brought: Brought) -> dict[str, Any]:
    """Series that were taken elsewhere. Raises `Unreadable`, or `Refused` where they are none."""
    try:
        with brought.path.open(encoding="utf-8-sig") as file_of_series:
            given = json.loads(file_of_series.read(TAKEN))
    except (ValueError, RecursionError):
        raise Unreadable(
            "The file holds no series: it is not what `commonground take` writes.",
            "Bring the table itself, or write the series again.",
        ) from None
    cards = _cards(brought)
    file = checked(given, [str(card.get("id")) for card in cards])
    series, voices = file.pop("series"), file.pop("voices")
    fits = fitting({one["measure"]: one["measure"] for one in series if not one["card"]}, cards)
    series = [one | {"card": one["card"] or fits.get(one["measure"], "")} for one in series]
    found = {"files": [file], "series": series, "voices": voices}
    return {"look": None, "found": {**found, "problems": [], "rows_left_out": 0}}


READER = Tables()
