"""When the disk refuses: memory is what the file is, the replies say so, and it goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from commonground.session.problems import Refused
from commonground.store import Log
from tests.rooms import PURPOSE, Room

TEXT = "Fewer returns " * 40
FULL = {
    "what": "This could not be saved: database or disk is full.",
    "safe": "Everything that was saved before is safe, and your text is on your page.",
    "do": "Tell the facilitator: the disk may be full.",
}


@pytest.fixture
def room(log: Log) -> Room:
    """Ada and Ben, who write drafts; kept in a file."""
    room = Room(PURPOSE, log)
    room.join("Ada", "Ben")
    room.open("drafts")
    return room


@contextmanager
def full_disk(log: Log) -> Iterator[None]:
    """The file may not grow."""
    with log.database.engine.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    yield
    with log.database.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")


def test_a_full_disk(room: Room, log: Log) -> None:
    """Until the disk is full commands are saved; then each is refused; then they are saved again.

    Never does a page show what the file does not hold.
    """
    ada = room.person("Ada")
    refused = 0
    with full_disk(log):
        for number in range(40):
            reply = ada.send("write", text=f"{TEXT}{number}"[-600:])
            assert room.live.events == log.events(room.code)
            if not reply["ok"]:
                refused += 1
                assert reply["problem"] == FULL
        shown = ada.page["mine"]["text"]
        assert shown == log.events(room.code)[-1].data["text"]
        with pytest.raises(Refused, match="disk is full"):
            room.hub.create([PURPOSE], "x" * 200)
    assert refused > 0
    assert len(room.hub.sessions()) == 1
    ada.do("write", text="Less waiting")
    assert room.reopened(log).live.events == room.live.events


def test_each_reply_is_true(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many commands each learns its own fate: known before, wrong anyway, or not saved."""
    ada, ben = room.join("Ada", "Ben")
    ada.do("write", text="one", command="command_known")
    new = {"id": "command_new", "kind": "write", "step": "drafts", "data": {"text": "two"}}
    asked = [
        (ada.viewer, new | {"id": "command_known"}),
        (ben.viewer, new),
        (ben.viewer, new),
        (room.screen.viewer, new | {"id": "command_screen"}),
        (ben.viewer, None),
    ]

    def no_room(*_: object) -> None:
        raise Refused("This could not be saved: no room.")

    before = list(room.live.events)
    with monkeypatch.context() as patch:
        patch.setattr(room.hub.log, "append", no_room)
        replies = room.hub.handle(asked)
    assert [reply["problem"]["what"] if not reply["ok"] else "" for reply in replies] == [
        "",
        "This could not be saved: no room.",
        "This could not be saved: no room.",
        "The screen only shows; it cannot change anything.",
        "That request could not be read: it is not an object.",
    ]
    assert (room.live.events, room.live.state.current) == (before, "drafts")
    (again,) = room.hub.handle([(ben.viewer, new)])
    assert again == {"command": "command_new", "ok": True}


def test_several_sessions_at_once(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed moment is forgotten in every session that it was about, and in no other."""
    one = Room(PURPOSE, log)
    code = one.hub.create([PURPOSE], "Another")
    other = type(one.desk.viewer)(code, one.desk.viewer.role)
    opening = {"id": "command_x", "kind": "open_step", "data": {"step": "frame"}}

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(log, "append", broken)
        with pytest.raises(ZeroDivisionError):
            one.hub.handle([(one.desk.viewer, opening), (other, opening)])
    assert [one.live.state.current, one.hub.live(code).state.current] == [None, None]
    replies = one.hub.handle([(one.desk.viewer, opening), (other, opening)])
    assert [reply["ok"] for reply in replies] == [True, True]


def test_a_draft_is_not_lost_with_its_command(room: Room, log: Log) -> None:
    """If a command cannot be saved, its draft is still there, and is saved when there is room."""
    ada = room.person("Ada")
    with full_disk(log):
        number = 0
        while ada.send("write", text=f"{TEXT}{number}"[-600:])["ok"]:
            number += 1
        room.hub.save_draft(ada.viewer, "drafts", {"text": "kept"})
        assert not ada.send("write", text=TEXT[:600] + "x")["ok"]
        assert ada.page["draft"] == {"text": "kept"}
        room.hub.flush_drafts()
    room.hub.flush_drafts()
    assert room.reopened(log).people["Ada"].page["draft"] == {"text": "kept"}


def test_nobody_joins_half(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who could not be written down is not in the room, and may try again with the same name."""

    def no_room(*_: object) -> None:
        raise Refused("This could not be saved: no room.")

    with monkeypatch.context() as patch:
        patch.setattr(room.hub.log, "append", no_room)
        with pytest.raises(Refused, match="no room"):
            room.person("Chika")
    assert room.desk.page["room"]["joined"] == 2
    assert room.person("Chika").page["me"]["name"] == "Chika"


def test_closing_with_a_full_disk(log: Log) -> None:
    """The file is given up even if the last drafts could not be written."""
    room = Room(PURPOSE, log)
    ada = room.person("Ada")
    with full_disk(log):
        for step in PURPOSE.steps:
            room.hub.save_draft(ada.viewer, step.id, {"text": "x" * 9000})
        room.hub.close()
    Log(str(log.database.path)).close()
