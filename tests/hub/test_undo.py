"""Taking back what was done at the desk."""

from typing import Any

import pytest
from hypothesis import given

from commonground.hub import undo
from commonground.hub.state import replay
from commonground.session.events import DESK
from tests.histories import FEWER, HISTORIES, Move, carry_out
from tests.rooms import PURPOSE, Room


@given(HISTORIES)
def test_the_state_is_as_it_was_before(moves: list[Move]) -> None:
    """Whatever happened before, undoing leads back to the state before; the log only grows."""
    room = Room(PURPOSE)
    for move in moves:
        state, label, log = room.live.state, room.live.undo_label(), list(room.live.events)
        carry_out(room, move)
        if room.events > len(log) and room.live.last_undoable() == (done := room.live.events[-1]):
            room.desk.do("undo", at=None)
            assert (room.live.state, room.live.undo_label()) == (state, label)
            assert room.live.events[:-1] == [*log, done]
            assert room.live.events[-1].data == {"events": [done.seq]}
            carry_out(room, move)


@FEWER
@given(HISTORIES)
def test_everything_can_be_taken_back(moves: list[Move]) -> None:
    """One undo after another leads back to a room in which no step was opened."""
    room = Room(PURPOSE)
    for move in moves:
        carry_out(room, move)
    events = room.events
    undone = 0
    while room.desk.page["undo"] is not None:
        room.desk.do("undo", at=None)
        undone += 1
    assert (room.live.state.current, room.live.state.finished) == (None, False)
    assert room.events == events + undone
    assert room.desk.refused("undo", at=None) == "There is nothing to undo."


@FEWER
@given(HISTORIES)
def test_the_log_says_it_all(moves: list[Move]) -> None:
    """Whoever reads the log again finds the same state, and the same to undo."""
    room = Room(PURPOSE)
    for move in moves:
        carry_out(room, move)
    state, label = room.live.state, room.live.undo_label()
    assert replay(room.live.events) == state
    room.live.reload(room.hub.log.events(room.code))
    assert (room.live.state, room.live.undo_label()) == (state, label)


def test_what_people_did_meanwhile_stays() -> None:
    """Undoing a step's opening does not undo what was written in it: reopened, it is there."""
    room = Room(PURPOSE)
    room.open("frame")
    room.open("drafts")
    ada = room.person("Ada")
    ada.do("write", text="Fewer returns")
    room.desk.do("undo")
    assert ada.page["step"]["id"] == "frame"
    room.open("drafts")
    assert ada.page["mine"]["text"] == "Fewer returns"


def test_groups_after_an_opening_was_undone() -> None:
    """Undoing the opening of the groups' step and opening it again makes groups again."""
    room = Room(PURPOSE)
    people = room.join("Ada", "Ben", "Chika", "Dilan")
    room.open("merge")
    for person in people:
        if person.page["mine"]["version"] == 0:
            person.do("propose", text="Fewer returns", base=0)
    room.desk.do("undo")
    room.open("merge")
    board = room.desk.page["board"]
    assert [(group["id"], group["size"], group["written"]) for group in board["groups"]] == [
        ("A", 2, True),
        ("B", 2, True),
    ]


def test_a_removed_person_comes_back() -> None:
    """Undoing a removal brings back the person with everything that they said."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    room.open("drafts")
    ada.do("write", text="Fewer returns")
    room.hub.log.seats.save("hash of a cookie", room.code, ada.viewer.role, ada.id)
    before = ada.page
    room.desk.do("remove_person", person=ada.id)
    assert ada.refused("write", text="Still here") == "You are no longer in this session."
    assert (ada.page["me"]["person"], ada.page["can"]) == (None, [])
    room.desk.do("undo")
    assert ada.page == before
    seat = room.hub.log.seats.find("hash of a cookie", room.code, ada.viewer.role)
    assert seat is not None
    assert seat.person == ada.id


LABELS: dict[str, tuple[str, dict[str, Any]]] = {
    "open_step": ("Opening of “Drafts”", {"step": "drafts"}),
    "close_step": ("Closing of “Drafts”", {}),
    "reopen_step": ("Reopening of “Drafts”", {}),
    "reveal": ("Reveal of “Drafts”", {}),
    "extend": ("Change of the time", {"minutes": 1}),
    "finish": ("End of the session", {}),
}


def test_what_the_desk_calls_it() -> None:
    """The desk always says what would be taken back, in words; nobody else is told."""
    room = Room(PURPOSE)
    assert room.desk.page["undo"] is None
    for kind, (label, data) in LABELS.items():
        room.desk.do(kind, **data)
        assert room.desk.page["undo"] == label
    assert room.screen.page["undo"] is None


@pytest.mark.parametrize("kind", ["lock_room", "pause"])
def test_what_has_an_opposite(kind: str) -> None:
    """What another button takes back is not in the way of undoing what came before."""
    room = Room(PURPOSE)
    room.open("drafts")
    room.desk.do(kind)
    assert room.desk.page["undo"] == "Opening of “Drafts”"


def test_what_people_did_is_theirs() -> None:
    """Nothing that a person did can be undone at the desk."""
    room = Room(PURPOSE)
    room.open("edit")
    room.person("Ada").do("save_version", text="A beginning", base=0)
    room.desk.do("save_version", text="By the desk", base=1)
    assert room.desk.page["undo"] == "Version saved at the desk"
    room.desk.do("undo")
    assert room.desk.page["board"]["text"] == "A beginning"
    assert room.desk.page["undo"] == "Opening of “Edit”"


def test_every_event_of_the_desk_is_known() -> None:
    """Each kind of event from the desk can be undone, or has an opposite."""
    opposites = {"paused", "resumed", "room_locked", "room_unlocked", "undone", "shown"}
    room = Room(PURPOSE)
    seen: set[str] = set()
    for number in range(2000):
        carry_out(room, Move(number % 3, number * 7 % 31, number * 11 % 30))
        seen |= {event.kind for event in room.live.events[-1:] if event.actor == DESK}
    assert seen <= undo.KINDS | opposites
