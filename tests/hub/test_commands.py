"""Commands: carried out once, in order, and only in the step that they are about."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import event

from commonground.hub import Hub
from commonground.store import Log
from tests.rooms import PURPOSE, Hand, Json, Room

TEXT = {"text": "Fewer returns"}


def writing(room: Room, hand: Hand, **change: Any) -> tuple[Any, Json]:
    """A command that writes a statement, and who sends it."""
    command = {"id": room.next_id(), "kind": "write", "step": "drafts", "data": TEXT}
    return hand.viewer, command | change


@pytest.fixture
def room(log: Log) -> Room:
    """Ada and Ben, who write drafts; kept in a file."""
    room = Room(PURPOSE, log)
    room.join("Ada", "Ben")
    room.open("drafts")
    return room


def test_one_event(room: Room) -> None:
    """A command becomes one event: when, by whom, in which step, what, and by which command."""
    ada = room.person("Ada")
    room.clock.now = 2_000_000.0
    ada.do("write", command="command_x", **TEXT)
    happened = room.hub.log.events(room.code)[-1]
    item = happened.data["item"]
    assert happened.to_json() == {
        "seq": 5,
        "at": 2_000_000.0,
        "actor": room.live.author(ada.id, PURPOSE.steps[1]),
        "kind": "written",
        "step": "drafts",
        "data": {"item": item, "text": "Fewer returns", "slots": {}},
        "command": "command_x",
    }


def test_sending_twice_changes_nothing(room: Room) -> None:
    """The same command twice, at once or later, is carried out once and acknowledged each time."""
    viewer, raw = writing(room, room.person("Ada"))
    once = {"command": raw["id"], "ok": True}
    assert room.hub.handle([(viewer, raw), (viewer, raw)]) == [once, once]
    events = list(room.live.events)
    room.open("rate")
    assert room.hub.handle([(viewer, raw)]) == [once]
    assert room.live.events[: len(events)] == events
    assert len(room.live.events) == len(events) + 1


def test_twice_after_a_restart(room: Room, log: Log) -> None:
    """Also after the log was read again, a command that was carried out is known."""
    viewer, raw = writing(room, room.person("Ada"))
    room.hub.handle([(viewer, raw)])
    again = room.reopened(log)
    assert again.hub.handle([(viewer, raw)]) == [{"command": raw["id"], "ok": True}]
    assert again.live.events == room.live.events


def test_an_id_of_somebody_else(room: Room) -> None:
    """Whoever takes another's id changes nothing, for them or for the other."""
    (ada, raw), ben = writing(room, room.person("Ada")), room.person("Ben")
    room.hub.handle([(ada, raw)])
    before = list(room.live.events)
    room.hub.handle([(ben.viewer, raw | {"data": {"text": "Forged"}})])
    assert (room.live.events, ben.page["mine"]["saved"]) == (before, False)


def test_the_same_id_in_another_session(room: Room) -> None:
    """Sessions know nothing of one another's commands."""
    code = room.hub.create([PURPOSE], "Another room")
    other = Hand(room, type(room.desk.viewer)(code, room.desk.viewer.role))
    opening = {"id": "command_x", "kind": "open_step", "data": {"step": "frame"}}
    replies = room.hub.handle([(room.desk.viewer, opening), (other.viewer, opening)])
    assert [reply["ok"] for reply in replies] == [True, True]
    assert (room.live.state.current, other.page["step"]["id"]) == ("frame", "frame")


def test_in_order(room: Room) -> None:
    """Commands of one moment are decided one after the other: what one opens, the next uses."""
    ada, ben = room.join("Ada", "Ben")
    reveal = {"id": "command_reveal", "kind": "reveal", "step": "drafts"}
    late = writing(room, ben)
    asked = [writing(room, ada), (room.desk.viewer, reveal), late]
    assert [reply["ok"] for reply in room.hub.handle(asked)] == [True, True, False]
    assert room.desk.page["board"]["count"] == 1


def test_no_command_at_all(room: Room) -> None:
    """Nothing asked, nothing answered."""
    assert room.hub.handle([]) == []


@pytest.fixture
def commits(log: Log) -> list[None]:
    """Grows with each transaction that is committed."""
    seen: list[None] = []
    event.listen(log.database.engine, "commit", lambda _connection: seen.append(None))
    return seen


def test_a_moment_is_one_transaction(room: Room, commits: list[None]) -> None:
    """Many commands of one moment are written in one transaction."""
    people = room.join(*(f"Person {n}" for n in range(50)))
    asked = [writing(room, person) for person in people]
    commits.clear()
    assert all(reply["ok"] for reply in room.hub.handle(asked))
    assert len(commits) == 1
    assert room.desk.page["board"]["count"] == 50


def test_refusals_are_not_written(room: Room, commits: list[None]) -> None:
    """A moment in which all commands are refused or known needs no transaction."""
    known = writing(room, room.person("Ada"))
    room.hub.handle([known])
    commits.clear()
    room.hub.handle([known, writing(room, room.screen), writing(room, room.desk)])
    assert commits == []


def test_at_once_in_the_server(room: Room, commits: list[None]) -> None:
    """What a hundred people send at the same time is one transaction, and each gets their reply."""
    people = room.join(*(f"Person {n}" for n in range(100)))
    asked = [writing(room, person) for person in people]
    commits.clear()

    async def all_at_once() -> list[Json]:
        return list(await asyncio.gather(*(room.hub.submit(*one) for one in asked)))

    replies = asyncio.run(all_at_once())
    assert replies == [{"command": raw["id"], "ok": True} for _, raw in asked]
    assert len(commits) == 1
    texts = room.hub.log.events(room.code)[-100:]
    assert [happened.command for happened in texts] == [raw["id"] for _, raw in asked]


def test_who_no_longer_waits(room: Room) -> None:
    """A command whose sender has gone away is carried out all the same."""
    ada = writing(room, room.person("Ada"))

    async def impatient() -> Json:
        gone = asyncio.ensure_future(room.hub.submit(*ada))
        await asyncio.sleep(0)
        gone.cancel()
        return await room.hub.submit(*writing(room, room.person("Ben")))

    assert asyncio.run(impatient())["ok"]
    assert room.desk.page["board"]["count"] == 2


def test_the_same_everywhere(room: Room, log: Log) -> None:
    """What was acknowledged is what another hub reads from the file."""
    room.person("Ada").do("write", **TEXT)
    again = room.reopened(log)
    assert again.live.events == room.live.events
    assert [hand.page for hand in again.hands()] == [hand.page for hand in room.hands()]


def test_all_sessions(log: Log) -> None:
    """The hub lists its sessions, the newest first, and knows their codes."""
    hub = Hub(log)
    codes = [hub.create([PURPOSE], title) for title in ("One", "")]
    listed = [(row.code, row.title, row.workshop) for row in hub.sessions()]
    assert listed == [(codes[1], "One purpose", "purpose"), (codes[0], "One", "purpose")]
    assert [hub.exists(code) for code in (*codes, "WRONGX")] == [True, True, False]
