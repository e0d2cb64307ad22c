"""A session's JSON file, to look at what its steps found: without a hub, a server or a database."""

from __future__ import annotations

from pathlib import Path

from commonground.report.public import revealed
from commonground.report.reading import read
from commonground.report.record import Record
from commonground.store import SessionRow


def opened(source: Path | bytes) -> Record:
    """The session in a file that an export gave, or in its bytes, as far as it was revealed.

    `pictures.summary` and `pictures.drawn` tell what a step of it found. Raises `Unusable` for
    whatever is wrong with the file.
    """
    identity, code, events = read(source)
    created = events[0]
    row = SessionRow(
        code=code,
        id=identity,
        title=str(created.data["title"]),
        workshop=str(created.data["workshops"][0]["id"]),
        created_at=created.at,
        salt="",  # pseudonyms are made with it, and nobody joins here
    )
    return Record(row, revealed(events), events[-1].at)
