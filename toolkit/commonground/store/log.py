"""The log: sessions and their events, appended in transactions, read back in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, case, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import SQLAlchemyError

from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.store import schema
from commonground.store.database import MEMORY, Database
from commonground.store.seats import Seat, Seats, taking
from commonground.store.snapshots import Snapshots

DraftKey = tuple[str, str, str]  # code, person, step


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as the home page lists it."""

    code: str
    id: str
    title: str
    workshop: str
    created_at: float
    salt: str
    joined: int = 0
    started: bool = False
    finished: bool = False


class Log:
    """All sessions of one database. One instance per process and file."""

    def __init__(self, url: str = MEMORY) -> None:
        self.database = Database(url)
        self._engine = self.database.engine
        self.seats = Seats(self._engine)
        self.snapshots = Snapshots(self._engine)

    def close(self) -> None:
        """Close the file and give up its ownership."""
        self.database.close()

    def create(self, row: SessionRow, events: Iterable[Event]) -> None:
        """Write a new session with its first events, all or nothing.

        Raises `Refused` when the disk would not take it.
        """
        columns = {column.name: getattr(row, column.name) for column in schema.sessions.columns}
        with self._writing() as connection:
            connection.execute(insert(schema.sessions).values(columns))
            connection.execute(insert(schema.events), [_row(row.code, event) for event in events])

    def append(
        self,
        events: Sequence[tuple[str, Event]],
        drafts: Mapping[DraftKey, Mapping[str, Any]] | None = None,
        seats: Mapping[str, Seat] | None = None,
    ) -> None:
        """Write events of any sessions, drafts, and seats, in one durable transaction.

        An empty draft is deleted. Seats are given by the hash of a browser's cookie. Raises
        `Refused` when the disk would not take it; then nothing of all this was written.
        """
        with self._writing() as connection:
            if events:
                rows = [_row(code, event) for code, event in events]
                connection.execute(insert(schema.events), rows)
            for key, data in (drafts or {}).items():
                connection.execute(_draft_statement(key, data))
            for token_hash, seat in (seats or {}).items():
                connection.execute(taking(token_hash, seat))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A durable transaction. Raises `Refused`, with nothing written, when it fails."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, UnicodeError) as error:
            raise Refused(
                f"This could not be saved: {getattr(error, 'orig', error)}.",
                safe="Everything that was saved before is safe, and your text is on your page.",
                do="Tell the facilitator: the disk may be full.",
            ) from error

    def sessions(self) -> list[SessionRow]:
        """All sessions, the newest first."""
        code, seq, kind = (schema.events.c[name] for name in ("code", "seq", "kind"))
        counts = (
            select(
                code,
                func.sum(case((kind == "joined", 1), else_=0)).label("joined"),
                func.max(kind == "step_opened").label("started"),
                # After the end nothing can follow but that it is taken back.
                (_last(seq, kind == "finished") > _last(seq, kind == "undone")).label("finished"),
            )
            .where(kind.in_(["session_created", "joined", "step_opened", "finished", "undone"]))
            .group_by(code)
            .subquery()
        )
        query = (
            select(schema.sessions, counts.c.joined, counts.c.started, counts.c.finished)
            .join(counts, counts.c.code == schema.sessions.c.code)
            .order_by(schema.sessions.c.created_at.desc())
        )
        with self._engine.begin() as connection:
            return [SessionRow(*row) for row in connection.execute(query)]

    def session(self, code: str) -> SessionRow | None:
        """One session, without the counts."""
        query = select(schema.sessions).where(schema.sessions.c.code == code)
        with self._engine.begin() as connection:
            row = connection.execute(query).one_or_none()
        return SessionRow(*row) if row else None

    def code_of(self, identity: str) -> str | None:
        """The code of the session with this id, if it is here."""
        query = select(schema.sessions.c.code).where(schema.sessions.c.id == identity)
        with self._engine.begin() as connection:
            return connection.scalar(query)

    def events(
        self,
        code: str,
        *,
        after: int = 0,
        until: int | None = None,
        actor: str | None = None,
        kinds: Collection[str] = (),
    ) -> list[Event]:
        """The events of a session in order: all, or those of some numbers, actor and kinds."""
        table = schema.events.c
        query = select(*(table[name] for name in Event.__slots__)).order_by(table.seq)
        query = query.where(table.code == code, table.seq > after)
        if until is not None:
            query = query.where(table.seq <= until)
        if actor is not None:
            query = query.where(table.actor == actor)
        if kinds:
            query = query.where(table.kind.in_(kinds))
        with self._engine.begin() as connection:
            return [Event(*row) for row in connection.execute(query)]

    def commands(self, code: str) -> set[str]:
        """The ids of all commands of a session that caused an event."""
        query = select(schema.events.c.command).where(schema.events.c.code == code)
        with self._engine.begin() as connection:
            return set(connection.scalars(query).all())

    def drafts(self, code: str) -> dict[DraftKey, dict[str, Any]]:
        """What people of a session typed and have not sent."""
        query = select(schema.drafts).where(schema.drafts.c.code == code)
        with self._engine.begin() as connection:
            return {(row[0], row[1], row[2]): row[3] for row in connection.execute(query)}


def _last(seq: Column[int], condition: ColumnElement[bool]) -> ColumnElement[int]:
    """The number of the last event of which the condition holds; 0 if there is none."""
    return func.coalesce(func.max(case((condition, seq))), 0)


def _row(code: str, event: Event) -> dict[str, Any]:
    return {"code": code} | event.to_json()


def _draft_statement(key: DraftKey, data: Mapping[str, Any]) -> Any:
    table = schema.drafts
    if not data:
        columns = (table.c.code, table.c.person, table.c.step)
        return delete(table).where(*(c == value for c, value in zip(columns, key, strict=True)))
    code, person, step = key
    row = {"code": code, "person": person, "step": step, "data": dict(data)}
    statement = upsert(table).values(row)
    return statement.on_conflict_do_update(set_={"data": dict(data)})
