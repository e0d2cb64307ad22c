"""Small files as programs export them, all about nobody."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

Rows = Iterable[Sequence[object]]
TICKETS = (
    *("Id", "Group", "Status", "Created at", "Solved at", "Reopens"),
    *("Full resolution time in minutes", "Requester", "Subject"),
)
MONDAY = datetime(2026, 3, 2, 9)  # noqa: DTZ001  # files seldom name a zone


def written(path: Path, headers: Sequence[str], rows: Rows, delimiter: str = ",") -> Path:
    """A file with these rows, in UTF-8."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([headers, *rows])
    path.write_bytes(text.getvalue().encode())
    return path


def tickets(weeks: int = 4, each: int = 10, small: int = 0) -> list[list[object]]:
    """Tickets of two sites, ``each`` a week, every fifth reopened; ``small`` of a third site."""
    rows: list[list[object]] = []
    for week in range(weeks):
        sites = [*["Harbour"] * each, *["Hillside"] * each, *["Tiny"] * small]
        for place, site in enumerate(sites):
            solved = MONDAY + timedelta(weeks=week, hours=place)
            who = f"quill{place}@example.org"
            opened, reopened = solved - timedelta(hours=5), int(place % 5 == 0)
            of_it = (len(rows), site, "Solved", opened, solved, reopened)
            rows.append([*of_it, 300, who, f"Ask {who} again"])
    return rows
