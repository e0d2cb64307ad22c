"""Snapshots: one for a session, of use to the code that made it, gone with the session."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from commonground.session.events import Event
from commonground.store import Log, SessionRow, schema
from commonground.store.snapshots import Snapshot

ROW = SessionRow("K7M2QX", "an-id", "A title", "purpose", 1000.0, "salt")
CREATED = Event(1, 1000.0, "hub", "session_created", None, {"title": "A title"}, "created")


@pytest.fixture
def session(log: Log) -> Log:
    """A log with one session in it."""
    log.create(ROW, [CREATED])
    return log


def test_the_last_one_is_kept(session: Log) -> None:
    """A later snapshot takes the place of the one before."""
    assert session.snapshots.find(ROW.code, "this code") is None
    for snapshot in (Snapshot(1, "one"), Snapshot(2, "é two")):
        session.snapshots.save(ROW.code, snapshot, "this code")
        assert session.snapshots.find(ROW.code, "this code") == snapshot


def test_of_other_code(session: Log) -> None:
    """What other code made is not found, and is replaced."""
    session.snapshots.save(ROW.code, Snapshot(2, "two"), "other code")
    assert session.snapshots.find(ROW.code, "this code") is None
    session.snapshots.save(ROW.code, Snapshot(1, "one"), "this code")
    assert session.snapshots.find(ROW.code, "other code") is None


def test_it_goes_with_its_session(session: Log) -> None:
    """Whoever deletes a session deletes its snapshot; there is none without a session."""
    other = replace(ROW, code="OTHERS", id="b")
    session.create(other, [CREATED])
    for row in (ROW, other):
        session.snapshots.save(row.code, Snapshot(1, row.code), "this code")
    with session.database.engine.begin() as connection:
        connection.execute(delete(schema.sessions).where(schema.sessions.c.code == ROW.code))
    assert session.snapshots.find(ROW.code, "this code") is None
    assert session.snapshots.find(other.code, "this code") == Snapshot(1, "OTHERS")
    with pytest.raises(IntegrityError), session.database.engine.begin() as connection:
        connection.execute(
            insert(schema.snapshots).values(code="NOBODY", seq=1, made_by="", text="")
        )


def test_some_of_the_events(session: Log) -> None:
    """Those after a number, those up to one, those of an actor, those of some kinds."""
    events = [
        Event(seq, 1000.0, actor, kind, None, {}, f"command_{seq}")
        for seq, (actor, kind) in enumerate([("p", "a"), ("desk", "a"), ("desk", "b")], start=2)
    ]
    session.append([(ROW.code, event) for event in events])
    assert session.events(ROW.code, after=2) == events[1:]
    assert session.events(ROW.code, until=2) == [CREATED, events[0]]
    assert session.events(ROW.code, actor="desk") == events[1:]
    assert session.events(ROW.code, actor="desk", kinds=["a", "c"]) == [events[1]]
    assert session.commands(ROW.code) == {"created", "command_2", "command_3", "command_4"}
