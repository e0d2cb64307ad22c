"""Named steps from one version of the file to the next, each in one transaction, each recorded.

A step is never changed once it has been released: a later one is added below it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, inspect, select

from commonground.session.problems import Unusable
from commonground.store import schema


def m001_first_tables(connection: Connection) -> None:
    """Sessions, events, drafts and seats."""
    tables = (schema.sessions, schema.events, schema.drafts, schema.seats)
    schema.metadata.create_all(connection, tables=list(tables))


def m002_snapshots(connection: Connection) -> None:
    """What a session's events come to, so that not all of them need be read again."""
    schema.snapshots.create(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (m001_first_tables, m002_snapshots)


def migrate(engine: Engine) -> list[str]:
    """Bring the file to the newest version; the names of the steps that were taken.

    Raises `Unusable` when the file comes from a newer version of the program.
    """
    with engine.begin() as connection:
        schema.migrations.create(connection, checkfirst=True)
        done = set(connection.scalars(select(schema.migrations.c.name)))
    known = [step.__name__ for step in MIGRATIONS]
    if unknown := sorted(done - set(known)):
        raise Unusable(
            f"This database was written by a newer version of Common Ground ({unknown[-1]}).",
            safe="It was not touched.",
            do="Update with `pip install --upgrade commonground`, or choose another --database.",
        )
    taken = [step for step in MIGRATIONS if step.__name__ not in done]
    for step in taken:
        with engine.begin() as connection:
            step(connection)
            row = {"name": step.__name__, "applied_at": time.time()}
            connection.execute(insert(schema.migrations).values(row))
    return [step.__name__ for step in taken]


def is_foreign(engine: Engine) -> bool:
    """Whether the file holds tables of some other program."""
    tables = set(inspect(engine).get_table_names())
    return bool(tables) and schema.migrations.name not in tables
