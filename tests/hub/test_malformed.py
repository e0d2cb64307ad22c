"""Whatever comes over the wire: nothing ever raises, and nothing is written that should not be."""

import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.hub import Hub
from commonground.session.people import Viewer
from tests.histories import FEWER, HISTORIES, JSON, Move, carry_out
from tests.rooms import PURPOSE, Room, all_kinds

STEPS = [step.id for step in PURPOSE.steps]
FIELDS = ["text", "slots", "item", "into", "value", "base", "group", "version", "choice", "reason"]
FIELDS += ["harm", "amendment", "task", "by", "minutes", "step", "person"]
VALUES = JSON | st.sampled_from(
    ["\ud800", "\x00", "consent", "A", "frame", "t1", -1, 0, 1, 2, 10**400, 1e308]
)
DATA = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5)
COMMANDS = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[A-Za-z0-9_-]{8,64}", fullmatch=True),
        "kind": st.sampled_from([*all_kinds(), "other"]),
        "step": st.sampled_from([None, *STEPS]),
        "data": DATA,
    }
)


def check_reply(room: Room, viewer: Viewer, raw: Any) -> None:
    """Send anything: it is carried out with one event, or refused in three parts with none."""
    before = list(room.live.events), room.live.state
    (reply,) = room.hub.handle([(viewer, raw)])
    if reply["ok"]:
        assert reply == {"command": raw["id"], "ok": True}
        assert room.live.events[:-1] == before[0]
        assert room.live.events[-1].command == raw["id"]
    else:
        assert reply.keys() == {"command", "ok", "problem"}
        assert all(isinstance(part, str) for part in reply["problem"].values())
        assert "mistake" not in reply["problem"]["what"]
        assert (room.live.events, room.live.state) == before
    assert room.hub.log.events(room.code) == room.live.events


@given(st.lists(JSON | COMMANDS, max_size=20))
def test_any_json_from_anybody(asked: list[Any]) -> None:
    """Arbitrary JSON from all roles in all steps is answered, each by one reply."""
    room = Room(PURPOSE)
    room.join("Ada", "Ben")
    for number, raw in enumerate(asked):
        if number % 3 == 0:
            room.desk.send("open_step", at=None, step=PURPOSE.steps[number % 9].id)
        for hand in room.hands():
            again = isinstance(raw, dict) and "kind" in raw and raw | {"id": room.next_id()}
            check_reply(room, hand.viewer, again or raw)


@FEWER
@given(HISTORIES, st.sampled_from(FIELDS), VALUES)
def test_one_wrong_value(moves: list[Move], field: str, value: Any) -> None:
    """A command of a real page in which one value is something else is answered too."""
    room = Room(PURPOSE)
    for move in moves:
        carry_out(room, move)
    for hand in room.hands():
        for kind in hand.page["can"]:
            step = room.live.state.current
            data = {"text": "x", "base": 0, "choice": "concern", "reason": "x"} | {field: value}
            raw = {"id": room.next_id(), "kind": kind, "step": step, "data": data}
            check_reply(room, hand.viewer, raw)


def nested(depth: int, *, lists: bool) -> Any:
    """JSON in JSON in JSON."""
    value: Any = "x"
    for _ in range(depth):
        value = [value] if lists else {"a": value}
    return value


@pytest.mark.parametrize("lists", [True, False], ids=["lists", "objects"])
@pytest.mark.parametrize("field", FIELDS)
def test_json_without_bottom(field: str, lists: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """A value that is nested deeper than anything can follow is refused like any other."""
    for step in STEPS:
        room = Room(PURPOSE)
        ada = room.person("Ada")
        room.desk.do("open_step", at=None, step=step)
        for hand in (ada, room.desk):
            for kind in hand.page["can"]:
                data = {field: nested(900, lists=lists)}
                raw = {"id": room.next_id(), "kind": kind, "step": step, "data": data}
                check_reply(room, hand.viewer, raw)


def test_ten_megabytes() -> None:
    """Ten megabytes are refused with the number, and cost nobody else anything."""
    room = Room(PURPOSE)
    room.open("drafts")
    what = room.person("Ada").refused("write", text="x" * 10_000_000)
    assert what == ("The statement is too long: 10,000,000 characters, and there is room for 600.")
    room.person("Ben").do("write", text="Fewer returns")


def test_our_own_mistake(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """A command that our program cannot carry out is refused and logged; the others are not."""
    room = Room(PURPOSE)
    ada, ben = room.join("Ada", "Ben")
    room.open("drafts")
    decide = type(room.live).decide

    def broken(live: Any, viewer: Viewer, *rest: Any) -> Any:
        if viewer == ada.viewer:
            raise ZeroDivisionError
        return decide(live, viewer, *rest)

    monkeypatch.setattr(type(room.live), "decide", broken)
    raw = {"kind": "write", "step": "drafts", "data": {"text": "x"}}
    one, two = room.hub.handle(
        [(ada.viewer, raw | {"id": "command_a"}), (ben.viewer, raw | {"id": "command_b"})]
    )
    assert (one["problem"], two) == (
        {
            "what": "The program has made a mistake, and this was not saved.",
            "safe": "Everything that was saved before is safe, and your text is on your page.",
            "do": "Reload the page and try again. If it happens again, tell the facilitator.",
        },
        {"command": "command_b", "ok": True},
    )
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_no_such_session() -> None:
    """A command for a session that does not exist is refused."""
    room = Room(PURPOSE)
    stranger = Viewer("WRONGX", room.desk.viewer.role)
    (reply,) = Hub(room.hub.log).handle([(stranger, {"id": "command_1", "kind": "undo"})])
    assert reply["problem"]["what"] == "There is no session with the code WRONGX."
