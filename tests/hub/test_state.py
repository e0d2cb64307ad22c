"""What a session looks like: phases, clocks, outcome."""

import pytest

from commonground.hub.state import State, fold
from commonground.session.events import Event
from tests.rooms import PURPOSE, Room


def clock(room: Room) -> dict[str, float | None]:
    """When the step was opened, when it ends, and what is left, in seconds from the beginning."""
    step = room.desk.page["step"]
    return {
        key: None if step[key] is None else step[key] - (0 if key == "left" else 1_000_000.0)
        for key in ("opened_at", "ends_at", "left")
    }


def room_in(step: str = "drafts") -> Room:
    """A room in which a step has just been opened."""
    room = Room(PURPOSE)
    room.open(step)
    return room


def test_a_clock_starts() -> None:
    """A step that is opened ends after its minutes."""
    assert clock(room_in()) == {"opened_at": 0, "ends_at": 420, "left": None}


def test_pausing_and_going_on() -> None:
    """While the clock is stopped no time is lost, and it goes on with what was left."""
    room = room_in()
    room.clock.now += 100
    room.desk.do("pause")
    room.clock.now += 1000
    assert clock(room) == {"opened_at": 0, "ends_at": None, "left": 320}
    assert room.desk.refused("pause") == "That is not possible at this point."
    room.desk.do("resume")
    assert clock(room) == {"opened_at": 0, "ends_at": 1420, "left": None}
    assert room.desk.refused("resume") == "That is not possible at this point."


def test_more_and_less_time() -> None:
    """The time can be changed by minutes, also while the clock is stopped; it is never negative."""
    room = room_in()
    room.desk.do("extend", minutes=2)
    assert clock(room)["ends_at"] == 540
    room.desk.do("extend", minutes=-1.5)
    assert clock(room)["ends_at"] == 450
    room.desk.do("extend", minutes=-30)
    assert clock(room)["ends_at"] == 0
    room.desk.do("pause")
    room.desk.do("extend", minutes=-1)
    assert clock(room)["left"] == 0
    room.desk.do("extend", minutes=1)
    assert clock(room)["left"] == 60


def test_more_time_when_it_has_run_out() -> None:
    """One more minute means a minute from now."""
    room = room_in()
    room.clock.now += 1000
    room.desk.do("extend", minutes=1)
    assert clock(room)["ends_at"] == 1060


@pytest.mark.parametrize(
    "minutes", [0, 61, -61, "1", None, True, [1], float("nan"), float("inf"), 10**400]
)
def test_no_time(minutes: object) -> None:
    """What is no number of minutes up to an hour is refused."""
    what = "The time can be changed by up to 60 minutes at once."
    assert room_in().desk.refused("extend", minutes=minutes) == what


def test_coming_back() -> None:
    """A step that was left keeps its phase and its clock."""
    room = room_in()
    room.desk.do("reveal")
    room.clock.now += 50
    room.open("frame")
    room.clock.now += 50
    room.open("drafts")
    assert clock(room) == {"opened_at": 100, "ends_at": 420, "left": None}
    assert room.desk.page["step"]["phase"] == "revealed"


def test_phases() -> None:
    """A step is open, closed or revealed; a step may be opened revealed."""
    room = room_in()
    seen = []
    for kind in ("close_step", "reopen_step", "reveal", "reopen_step"):
        room.desk.do(kind)
        seen.append(room.screen.page["step"]["phase"])
    assert seen == ["closed", "open", "revealed", "open"]
    room.open("reveal")
    assert room.screen.page["step"]["phase"] == "revealed"


def test_a_step_that_continues_another() -> None:
    """It goes on with what is there, and nothing of it is handed out anew."""
    room = Room(PURPOSE)
    people = room.join("Ada", "Ben", "Chika", "Dilan")
    room.open("drafts")
    for person in people:
        person.do("write", text=f"by {person.id}")
    room.open("rate")
    room.open("merge")
    for person in people:
        if person.page["mine"]["version"] == 0:
            person.do("propose", text=f"merged by {person.id}", base=0)
    board = room.screen.page["board"]
    mine = [person.page["mine"] for person in people]
    assert len(board["sources"]) == 3
    room.open("reveal")
    assert room.screen.page["board"]["sources"] == board["sources"]
    assert [person.page["mine"] for person in people] == mine


def test_what_was_revealed_stays() -> None:
    """A step that was revealed keeps what it had, whatever is written in its source since."""
    room = Room(PURPOSE)
    ada, ben = room.join("Ada", "Ben")
    room.open("drafts")
    ada.do("write", text="Fewer returns")
    room.open("rate")
    room.desk.do("reveal")
    results = room.screen.page["board"]["results"]
    room.open("drafts")
    ben.do("write", text="Less waiting")
    room.open("rate")
    assert room.screen.page["board"]["results"] == results
    room.desk.do("reopen_step")
    assert ben.page["mine"]["items"] == [{"id": results[0]["id"], "text": "Fewer returns"}]


def test_groups_stay_together() -> None:
    """A step that goes on with groups does not mix them, though they have written nothing yet."""
    room = Room(PURPOSE)
    people = room.join(*(f"Person {n}" for n in range(12)))
    room.open("merge")
    groups = [person.page["mine"]["group"] for person in people]
    room.clock.now += 1
    room.open("reveal")
    assert [person.page["mine"]["group"] for person in people] == groups


def test_continuing_what_was_left_out() -> None:
    """If the step that it continues was skipped, it starts from what that one would have."""
    room = Room(PURPOSE)
    people = room.join("Ada", "Ben", "Chika", "Dilan")
    room.open("drafts")
    for person in people:
        person.do("write", text=f"by {person.id}")
    room.open("rate")
    room.open("reveal")
    board = room.screen.page["board"]
    assert (len(board["sources"]), [group["size"] for group in board["groups"]]) == (3, [2, 2])


def test_a_changed_text_is_asked_about_afresh() -> None:
    """An amendment opens the step again, and the statement is there only once it was agreed."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    room.open("edit")
    ada.do("save_version", text="Fewer returns", base=0)
    room.open("consent")
    ada.do("respond", choice="objection", harm="It hurts", amendment="Less waiting")
    room.desk.do("reveal")
    room.desk.do("amend", text="Less waiting")
    step = room.screen.page["step"]
    assert (step["phase"], room.screen.page["board"]) == (
        "open",
        {"text": "Less waiting", "round": 2, "confirmed": False},
    )
    ada.do("respond", choice="consent")
    room.desk.do("reveal")
    assert room.screen.page["agreed"] == []
    room.desk.do("confirm")
    agreed: dict[str, object] = {
        "id": "consent",
        "workshop": "One purpose",
        "gives": None,
        "text": "Less waiting",
        "statement": "Less waiting",
        "counts": {"consent": 1, "concern": 0, "objection": 0},
        "concerns": [],
        "rounds": 2,
    }
    assert [hand.page["agreed"] for hand in room.hands()] == [[agreed]] * 3
    room.desk.do("undo")
    assert room.screen.page["agreed"] == []


def test_folding_is_pure() -> None:
    """A state that was folded further is still what it was."""
    room = Room(PURPOSE)
    state = State()
    states = []
    room.open("frame")
    room.person("Ada").do("ready")
    for happened in room.live.events:
        state = fold(state, happened)
        states.append((state, repr(state)))
    assert all(repr(state) == before for state, before in states)
    assert states[-1][0] == room.live.state


def test_events_of_a_later_version() -> None:
    """What this version does not know changes nothing and stops nothing."""
    room = Room(PURPOSE)
    state = room.live.state
    for step in (None, "drafts", "of another workshop"):
        assert fold(state, Event(9, 1.0, "p_1", "danced", step, {"x": 1})) == state
