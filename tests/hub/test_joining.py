"""Who may come in, and under which name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.hub import Hub
from commonground.session.people import Person
from commonground.session.problems import Refused
from tests.rooms import PURPOSE, Clock, Room


def refused(room: Room, name: str) -> dict[str, str]:
    """Why somebody may not join; the room is as it was."""
    before = room.live.state
    with pytest.raises(Refused) as refusal:
        room.hub.join(room.code, name)
    assert room.live.state == before
    return refusal.value.to_json()


def test_joining() -> None:
    """Who joins is in the log with name and time, under an id that says nothing."""
    room = Room(PURPOSE)
    person = room.hub.join(room.code, "  Ada\tLovelace ")
    assert person == Person(person.id, "Ada Lovelace")
    assert person.id.startswith("p_")
    assert "ada" not in person.id.lower()
    happened = room.live.events[-1]
    assert (happened.actor, happened.kind, happened.at) == (person.id, "joined", room.clock.now)
    assert happened.data == {"name": "Ada Lovelace", "simulated": False}
    assert room.live.state.people == {person.id: person}


def test_everybody_is_somebody_else() -> None:
    """Ids of people and of their joining are never the same."""
    room = Room(PURPOSE)
    ids = [room.hub.join(room.code, f"Person {n}").id for n in range(200)]
    assert len(set(ids)) == 200
    assert len(room.live.seen) == 201


@pytest.mark.parametrize("name", ["", " ", "\x00\u202e", "\u200b", "\u3164"])
def test_an_empty_name(name: str) -> None:
    """A name of nothing that can be seen is empty."""
    assert refused(Room(PURPOSE), name) == {
        "what": "Your name is empty.",
        "safe": "Nothing was changed.",
        "do": "Type the name that the others call you.",
    }


@pytest.mark.parametrize("name", ["Ada", "ADA", " ada ", "A\u0301da", "A\u200bda", "\u202eAda"])
def test_a_taken_name(name: str) -> None:
    """A name that reads like one that is there is taken."""
    room = Room(PURPOSE)
    room.person("Ada")
    assert refused(room, name)["what"].endswith("is already here.")


def test_a_long_name() -> None:
    """Forty characters are room enough; nothing is cut."""
    room = Room(PURPOSE)
    assert refused(room, "x" * 41)["what"] == (
        "The name is too long: 41 characters, and there is room for 40."
    )
    assert room.hub.join(room.code, "x" * 40).name == "x" * 40


def test_a_locked_room() -> None:
    """Nobody comes into a locked room; who is in stays in; unlocked, it lets people in."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    room.desk.do("lock_room")
    assert refused(room, "Ben") == {
        "what": "The facilitator has locked the room.",
        "safe": "Whoever is in it stays in it.",
        "do": "Ask the facilitator to open it, then press Join again.",
    }
    room.open("frame")
    ada.do("ready")
    room.desk.do("unlock_room")
    assert room.person("Ben").page["room"]["joined"] == 2


def test_after_the_end() -> None:
    """Nobody joins a session that has ended, unless its end is taken back."""
    room = Room(PURPOSE)
    room.open("frame")
    room.desk.do("finish")
    assert refused(room, "Ada")["what"] == "This session has ended."
    room.desk.do("undo")
    assert room.person("Ada").page["me"]["name"] == "Ada"


def test_no_such_session() -> None:
    """A code of no session is refused with the code."""
    with pytest.raises(Refused, match="There is no session with the code WRONGX"):
        Hub().join("WRONGX", "Ada")


def test_joining_again_after_a_removal() -> None:
    """Who was removed may join anew, as a new person under the same name."""
    room = Room(PURPOSE)
    first = room.person("Ada")
    room.desk.do("remove_person", person=first.id)
    second = room.hub.join(room.code, "Ada")
    assert second.id != first.id
    assert list(room.live.state.people) == [second.id]


@pytest.mark.parametrize("person", ["p_nobody", "", None, 7, ["p"], {"id": "p"}])
def test_removing_nobody(person: object) -> None:
    """Only somebody who is in the session can be removed from it."""
    room = Room(PURPOSE)
    assert room.desk.refused("remove_person", person=person) == "There is no such person here."


@given(st.lists(st.text("aàAbB\u0301 \u200b", max_size=4), max_size=12))
def test_no_two_are_read_as_one(names: list[str]) -> None:
    """However people call themselves, no two in a room have names that read as one."""
    room = Room(PURPOSE)
    for name in names:
        try:
            room.hub.join(room.code, name)
        except Refused:
            continue
    joined = [person.name for person in room.live.state.people.values()]
    plain = {"à": "a", "A": "a", "á": "a", "Á": "a", "B": "b", "À": "a", "\u0301": "", "\u200b": ""}
    folded = ["".join(plain.get(c, c) for c in name) for name in joined]
    assert len(set(folded)) == len(joined)


def test_a_title() -> None:
    """A session has the title that it is given, cleaned, or that of its workshop."""
    hub = Hub(clock=Clock(5.0))
    codes = [hub.create([PURPOSE], title) for title in (" Less\nrework ", "", "\u202e\x00")]
    assert [hub.live(code).state.title for code in codes] == [
        "Less rework",
        "One purpose",
        "One purpose",
    ]
    with pytest.raises(Refused, match="The title is too long: 201 characters"):
        hub.create([PURPOSE], "x" * 201)


def test_adopting_a_session() -> None:
    """A session comes in with its whole log, under its own code if it is free."""
    room = Room(PURPOSE)
    room.person("Ada")
    events = room.live.events
    other = Hub()
    assert other.adopt("an-id", room.code, events) == room.code
    assert (other.live(room.code).events, other.live(room.code).state) == (events, room.live.state)
    second = other.adopt("another-id", room.code, events)
    assert second != room.code
    with pytest.raises(Refused, match=f"already here, under the code {room.code}") as refusal:
        other.adopt("an-id", "K7M2QX", events)
    assert refusal.value.safe == "It was not changed."
    assert {row.code for row in other.sessions()} == {room.code, second}
