"""Seats: which browser is whom in which session. Only hashes of cookies are kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from commonground.session.people import Role
from commonground.store import schema


@dataclass(frozen=True, slots=True)
class Seat:
    """A browser's place in a session, in one role."""

    code: str
    role: Role
    person: str | None


class Seats:
    """The table of seats."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(self, token_hash: str, code: str, role: Role, person: str | None = None) -> None:
        """Give a browser a seat; a seat in the same role and session is replaced."""
        with self._engine.begin() as connection:
            connection.execute(taking(token_hash, Seat(code, role, person)))

    def find(self, token_hash: str, code: str, role: Role) -> Seat | None:
        """The browser's seat in this role, if it has one."""
        table = schema.seats.c
        query = select(table.person).where(
            table.token_hash == token_hash,
            table.code == code,
            table.role == str(role),
        )
        with self._engine.begin() as connection:
            row = connection.execute(query).one_or_none()
        return Seat(code, role, row.person) if row else None


def taking(token_hash: str, seat: Seat) -> Insert:
    """The statement that gives a browser a seat."""
    value = {"person": seat.person}
    row = {"token_hash": token_hash, "code": seat.code, "role": str(seat.role)}
    return upsert(schema.seats).values(row | value).on_conflict_do_update(set_=value)
