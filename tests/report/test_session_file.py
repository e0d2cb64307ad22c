"""A session that is carried over in its JSON file is the same session."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground import report
from commonground.activities import ACTIVITIES
from commonground.hub import Hub
from commonground.session.problems import Refused
from commonground.store import Log
from tests.report.held import brought_in, document, exported, held
from tests.rooms import PURPOSE, Room


@settings(max_examples=12)  # each of them is a whole workshop
@given(st.integers(0, 2**32), st.integers(3, 9))
def test_a_round_trip(seed: int, people: int) -> None:
    """State, events and files are equal afterwards, and the identity is kept."""
    room, other = held(seed, people), Hub()
    code = brought_in(room, other)
    before, after = room.live, other.live(code)
    assert (after.row.id, after.row.code) == (before.row.id, before.row.code)
    assert after.events == before.events
    assert after.state == before.state
    for step in before.state.steps.values():
        rows = ACTIVITIES[step.activity].rows
        assert rows(after.state.board(step)) == rows(before.state.board(step))


def test_a_round_trip_through_a_file_on_disk(log: Log) -> None:
    """What is in the other database is what was in the first."""
    room = held()
    code = brought_in(room, Hub(log))
    assert log.events(code) == room.live.events
    assert Hub(log).live(code).state == room.live.state


def test_a_running_session_goes_on() -> None:
    """With what was not revealed yet, in the step where it was."""
    room, other = Room(PURPOSE), Hub()
    room.join("Ada", "Ben")
    room.open("drafts")
    room.person("Ada").do("write", text="Less rework")
    code = brought_in(room, other, include_unrevealed=True)
    assert other.live(code).state == room.live.state
    assert other.live(code).state.current == "drafts"


def test_a_session_with_gaps() -> None:
    """What was withheld leaves no gap, and what was taken back stays taken back."""
    room, other = Room(PURPOSE), Hub()
    room.join("Ada", "Ben")
    room.open("drafts")
    for name in ("Ada", "Ben"):
        room.person(name).do("write", text=f"By {name}")
    room.desk.do("reveal")
    room.desk.do("undo")
    room.open("edit")
    room.desk.do("save_version", text="Wrong", base=0)
    room.desk.do("undo")
    room.desk.do("save_version", text="Right", base=0)
    code = brought_in(room, other)
    live = other.live(code)
    assert [event.seq for event in live.events] == list(range(1, room.events - 1))
    assert live.state.phase("drafts") == "open"
    history = live.state.board(live.state.steps["edit"])["history"]
    assert [version["text"] for version in history] == ["Right"]


def test_the_code_is_taken() -> None:
    """Another session has the code already: the newcomer gets a new one, and both are there."""
    room, other = held(), Hub()
    brought_in(room, other)
    raw = exported(room, "json").replace(room.live.row.id, "another-session")
    code = report.take(other, raw.encode())
    assert code != room.code
    assert {row.code for row in other.sessions()} == {room.code, code}


def test_it_is_here_already() -> None:
    """The same session is never brought in twice, nor merged."""
    room, other = held(), Hub()
    code = brought_in(room, other)
    before = other.live(code).events[:]
    with pytest.raises(Refused, match=f"already here, under the code {code}"):
        brought_in(room, other)
    assert other.live(code).events == before


def test_the_head_of_the_file() -> None:
    """It says what it is, of which session, from when, and what is missing in it."""
    room = held()
    row, found = room.live.row, document(room)
    events = found.pop("events")
    assert found == {
        "format": "commonground-session",
        "version": 1,
        "exported_at": room.clock.now,
        "session": {"id": row.id, "code": row.code, "title": "A room", "created_at": 1_000_000.0},
        "withheld": {},
    }
    assert events == [event.to_json() for event in room.live.events]
