"""Snapshots: what a session's events come to, so that not all of them need be read again.

A snapshot holds nothing that the log does not hold. It is of use only to the code that made it,
which puts its name (``made_by``) on it; without one, or with one of other code, everything is read
from the log. It goes with its session and is in no export.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert as upsert

from commonground.store import schema


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the events up to number ``seq`` come to, as text that the maker can read."""

    seq: int
    text: str


class Snapshots:
    """The table of snapshots: one for each session, the last."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(self, code: str, snapshot: Snapshot, made_by: str) -> None:
        """Keep a snapshot in place of the one before. Raises what the database raises."""
        value = {"seq": snapshot.seq, "text": snapshot.text, "made_by": made_by}
        statement = upsert(schema.snapshots).values({"code": code} | value)
        with self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(set_=value))

    def find(self, code: str, made_by: str) -> Snapshot | None:
        """The session's snapshot if this code made it."""
        table = schema.snapshots.c
        query = select(table.seq, table.text).where(table.code == code, table.made_by == made_by)
        with self._engine.begin() as connection:
            row = connection.execute(query).one_or_none()
        return Snapshot(*row) if row else None
