"""What subscribers are told."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commonground.session.people import Viewer
from commonground.session.problems import Refused
from tests.histories import FEWER, HISTORIES, Move, carry_out
from tests.rooms import PURPOSE, Eye, Hand, Room, without_nulls


def agree(room: Room, eyes: list[Eye]) -> bool:
    """Whether everybody sees what they would see if they looked afresh."""
    return all(without_nulls(eye.page) == without_nulls(room.hub.look(eye.viewer)) for eye in eyes)


@FEWER
@given(HISTORIES)
def test_told_is_as_good_as_looked(moves: list[Move]) -> None:
    """Applying all messages gives the page that one would see; their numbers have no gaps."""
    room = Room(PURPOSE)
    eyes: dict[str | None, Eye] = {}
    for number, move in enumerate(moves):
        carry_out(room, move)
        for hand in room.hands():
            present = hand.viewer.person in room.live.state.people or not hand.id
            if present and str(hand.viewer) not in eyes:
                eyes[str(hand.viewer)] = Eye(room.hub, hand.viewer)
        if number % 7 == 6:
            eyes.popitem()[1].subscription.close()
        assert agree(room, list(eyes.values()))
    for eye in eyes.values():
        assert eye.versions == list(range(1, len(eye.versions) + 1))
        assert eye.subscription.v == len(eye.versions)


@FEWER
@given(HISTORIES, st.data())
def test_nothing_is_said_twice(moves: list[Move], data: st.DataObject) -> None:
    """A command that was seen before, or is refused, tells nobody anything."""
    room = Room(PURPOSE)
    room.join("Ada", "Ben")
    for move in moves:
        carry_out(room, move)
    eyes = [Eye(room.hub, hand.viewer) for hand in (room.desk, room.screen)]
    known = sorted(room.live.seen)
    identity = data.draw(st.sampled_from(known))
    room.desk.send("open_step", command=identity, step="frame")
    room.screen.send("open_step", step="frame")
    assert [eye.messages for eye in eyes] == [[], []]


def numbers(room: Room) -> tuple[int, int]:
    """How many are here, and how many have joined, as the screen says."""
    page = room.screen.page["room"]
    return page["here"], page["joined"]


def test_who_is_here() -> None:
    """Somebody is here while at least one page of theirs is open."""
    room = Room(PURPOSE)
    ada, ben = room.join("Ada", "Ben")
    assert numbers(room) == (0, 2)
    first, second = Eye(room.hub, ada.viewer), Eye(room.hub, ada.viewer)
    third = Eye(room.hub, ben.viewer)
    assert (numbers(room), room.hub.here(room.code)) == ((2, 2), {ada.id, ben.id})
    first.subscription.close()
    assert numbers(room) == (2, 2)
    second.subscription.close()
    second.subscription.close()
    assert (numbers(room), room.hub.here(room.code)) == ((1, 2), {ben.id})
    assert third.messages[-1]["patch"] == {"room": {"here": 1}, "progress": {"of": 1}}


def test_only_the_desk_is_told_who() -> None:
    """Participants and the screen learn how many are here; the desk learns who."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    eyes = [Eye(room.hub, hand.viewer) for hand in (ada, room.screen, room.desk)]
    ben = Eye(room.hub, room.person("Ben").viewer)
    people = [
        {"id": ada.id, "name": "Ada", "here": True, "simulated": False},
        {"id": ben.viewer.person, "name": "Ben", "here": True, "simulated": False},
    ]
    assert [eye.page["room"]["people"] for eye in [*eyes, ben]] == [[], [], people, []]


def test_a_patch_is_only_what_changed() -> None:
    """A small change makes a small message, stamped with the hub's time."""
    room = Room(PURPOSE)
    ada, ben = room.join("Ada", "Ben")
    room.open("drafts")
    eye, other = Eye(room.hub, ada.viewer), Eye(room.hub, ben.viewer)
    room.clock.now += 5
    ada.do("write", text="Fewer returns")
    common: dict[str, Any] = {"progress": {"answered": 1}, "board": {"count": 1}}
    own = {"mine": {"text": "Fewer returns", "saved": True}}
    assert eye.messages[-1] == {"patch": common | own, "v": 2, "now": room.clock.now}
    assert other.messages == [{"patch": common, "v": 1, "now": room.clock.now}]


def refused(room: Room, hand: Hand) -> str:
    """Why somebody may not look."""
    try:
        room.hub.subscribe(hand.viewer, lambda message: None)
    except Refused as refusal:
        return refusal.what
    return ""


def test_who_was_removed_may_not_look() -> None:
    """Who was removed cannot open a page; one that is open says so and can do nothing."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    eye = Eye(room.hub, ada.viewer)
    room.desk.do("remove_person", person=ada.id)
    assert refused(room, ada) == "You are no longer in this session."
    assert (eye.page["me"], eye.page["can"], eye.page["mine"]) == (
        {"role": "participant"},
        [],
        {},
    )


def test_no_such_session() -> None:
    """A page of a session that does not exist is refused by its code."""
    room = Room(PURPOSE)
    stranger = Hand(room, Viewer("WRONGX", room.desk.viewer.role))
    assert refused(room, stranger) == "There is no session with the code WRONGX."


def test_a_session_for_each() -> None:
    """What happens in one session is told in no other."""
    one = Room(PURPOSE)
    code = one.hub.create([PURPOSE], "Another room")
    eye = Eye(one.hub, Viewer(code, one.desk.viewer.role))
    one.open("frame")
    one.person("Ada").do("ready")
    assert (eye.messages, eye.page["step"], eye.page["room"]["joined"]) == ([], None, 0)
