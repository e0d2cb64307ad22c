"""A session is opened from a snapshot and what came after, and is what it would be without."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from commonground import report
from commonground.hub import snapshots
from commonground.hub.live import Live
from commonground.hub.snapshots import from_text, made_by, to_text
from commonground.hub.state import replay
from commonground.session.events import Event
from commonground.store import Log
from commonground.store.snapshots import Snapshot
from tests.histories import FEWER, HISTORIES, Move, carry_out
from tests.hub.loop import Loop
from tests.rooms import PURPOSE, Room


@pytest.fixture
def often() -> Iterator[None]:
    """A snapshot after every tenth event."""
    with patch.object(snapshots, "EVERY", 10):
        yield


def same(one: Live, other: Live) -> bool:
    """Whether two sessions in memory know the same; their events are read last."""
    labels = one.undo_label() == other.undo_label()
    known = (one.state, one.last, one.seen) == (other.state, other.last, other.seen)
    return labels and known and one.events == other.events


def kept(room: Room, log: Log) -> int:
    """The number of the last event in the snapshot; 0 if there is none."""
    found = log.snapshots.find(room.code, made_by())
    return found.seq if found else 0


@FEWER
@given(HISTORIES)
def test_a_state_is_json(moves: list[Move]) -> None:
    """Whatever happened, the state can be written down and read back."""
    room = Room(PURPOSE)
    for move in moves:
        carry_out(room, move)
        assert from_text(to_text(room.live.state)) == room.live.state


@FEWER
@given(HISTORIES, HISTORIES, st.integers(1, 40))
def test_a_snapshot_and_what_came_after(before: list[Move], after: list[Move], every: int) -> None:
    """It comes to what the whole log comes to, and goes on as the session would have."""
    log = Log()
    with patch.object(snapshots, "EVERY", every):
        room = Room(PURPOSE, log)
        for move in before:
            carry_out(room, move)
        assert kept(room, log) > room.live.last - every
        again = room.reopened(log)
        assert again.live.state == replay(log.events(room.code))
        for move in after:
            carry_out(again, move)
        assert again.live.state == replay(log.events(room.code))
        assert same(again.live, Live(again.live.row, log.events(room.code)))
    log.close()


def test_the_events_before_it_are_not_read(often: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening reads what came after the snapshot; commands, even old ones, need no more."""
    room, log = long_session()
    read: list[Event] = []
    events = log.events

    def noted(code: str, **which: Any) -> list[Event]:
        found = events(code, **which)
        read.extend(found)
        return found

    monkeypatch.setattr(log, "events", noted)
    again = room.reopened(log)
    again.person("Ada").do("write", text="One more")
    assert again.person("Ada").send("write", command="first_of_all", text="Again")["ok"]
    assert again.live.last == 33
    assert [event.seq for event in read if event.kind == "written"] == [31, 32]
    assert [event.seq for event in again.live.events] == list(range(1, 34))


def long_session() -> tuple[Room, Log]:
    """A session of 32 events, of which the snapshot has 30."""
    log = Log()
    room = Room(PURPOSE, log)
    ada = room.person("Ada")
    room.open("drafts")
    ada.do("write", command="first_of_all", text="First of all")
    for number in range(28):
        ada.do("write", text=f"Text {number}")
    assert (room.live.last, kept(room, log)) == (32, 30)
    return room, log


def test_undo_of_something_older(often: None) -> None:
    """What was taken back is not in the state, however old; the snapshot is not used any more."""
    room, log = long_session()
    again = room.reopened(log)
    again.desk.do("undo", at=None)
    assert (again.live.state.current, again.live.last) == (None, 33)
    third = again.reopened(log)
    assert same(third.live, Live(third.live.row, log.events(room.code)))
    assert third.live.state == again.live.state


def test_exports_have_everything(often: None) -> None:
    """An export of a session that was opened from a snapshot is the same, and has no snapshot."""
    room, log = long_session()
    room.desk.do("reveal")
    again = room.reopened(log)
    exports = [
        report.export(one.hub, one.code, "json", include_unrevealed=True).body
        for one in (room, again)
    ]
    assert exports[0] == exports[1]
    assert made_by().encode() not in exports[1]


def test_of_other_code(often: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot that other code made is left alone: the log is read from the beginning."""
    room, log = long_session()
    broken = Snapshot(30, "{}")
    log.snapshots.save(room.code, broken, "another version")
    again = room.reopened(log)
    assert again.live.state == room.live.state
    # It is long since a snapshot of this code: one was written at once.
    assert kept(room, log) == 32
    monkeypatch.setattr(snapshots, "made_by", lambda: "another version")
    assert room.reopened(log).live.state == room.live.state


def test_a_state_that_json_cannot_hold(often: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the state does not read back as the same, there is no snapshot, and all goes on."""
    monkeypatch.setattr(snapshots, "from_text", lambda text: None)
    log = Log()
    room = Room(PURPOSE, log)
    room.open("drafts")
    for number in range(20):
        room.person("Ada").do("write", text=f"Text {number}")
    assert kept(room, log) == 0
    assert room.reopened(log).live.state == room.live.state


def test_in_a_server_pages_are_told_first(often: None) -> None:
    """A snapshot is written a moment later, and not after the end."""
    log, loop = Log(), Loop()
    room = Room(PURPOSE, log, loop=loop)
    room.join(*(f"Person {number}" for number in range(9)))
    assert kept(room, log) == 0
    loop.forward(10)
    assert kept(room, log) == 10
    room.join(*(f"Late {number}" for number in range(10)))
    with patch.object(log, "close"):
        room.hub.close()
    loop.forward(10)
    assert kept(room, log) == 10


def test_a_full_disk(
    often: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A snapshot that cannot be written is told in the log of the server, and holds up nobody."""
    log = Log()

    def no_room(*_: object) -> None:
        raise OperationalError("", {}, Exception("disk full"))

    monkeypatch.setattr(log.snapshots, "save", no_room)
    room = Room(PURPOSE, log)
    room.join(*(f"Person {number}" for number in range(12)))
    assert "A snapshot could not be written" in caplog.text
    assert room.live.last == 13


def test_the_name_of_the_code() -> None:
    """It is made of what folds events: their sources."""
    names = [source.name for source in snapshots.sources()]
    assert {"state.py", "live.py", "statement.py", "events.py", "snapshots.py"} <= set(names)
    assert made_by() == made_by()
    assert len(made_by()) == 64
