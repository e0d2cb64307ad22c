"""A room of simulated people, step by step."""

from random import Random

import pytest

from commonground.hub import Hub
from commonground.rehearsal.room import enter, play, populate
from commonground.session.people import Viewer
from commonground.session.problems import Refused
from tests.rooms import PURPOSE, Room


def chance(seed: int) -> Random:
    """Chance that is the same each time."""
    return Random(seed)  # noqa: S311 - chance, not a secret


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_whole_workshop(seed: int) -> None:
    """Twelve simulated people come from the frame to one agreed statement with owners."""
    room, luck = Room(PURPOSE), chance(seed)
    people = populate(room.hub, room.code, 12, luck)
    for step in PURPOSE.steps:
        room.open(step.id)
        assert play(room.hub, people, luck) > 0
        room.desk.send("reveal")
        if step.id == "reveal":
            room.desk.do("choose", group=room.desk.page["board"]["groups"][0]["id"])
        if step.id == "consent":
            while objections := room.desk.page["board"]["objections"]:
                room.desk.do("amend", text=objections[0]["amendment"])
                play(room.hub, people, luck)
                room.desk.do("reveal")
            room.desk.do("confirm")
    page = room.desk.page
    assert page["agreed"][0]["statement"] == room.live.state.boards["consent"]["text"]
    assert sum(page["agreed"][0]["counts"].values()) == 12
    assert sum(task["count"] for task in page["board"]["tasks"]) == 12
    everybody = page["room"]["people"]
    assert [person["simulated"] for person in everybody] == [True] * 12
    assert len({person["name"] for person in everybody}) == 12


def test_everybody_is_heard() -> None:
    """In each step all twelve answer."""
    room, luck = Room(PURPOSE), chance(1)
    people = populate(room.hub, room.code, 12, luck)
    for step in ("frame", "drafts", "check", "rate", "merge"):
        room.open(step)
        play(room.hub, people, luck)
        assert room.desk.page["progress"] == {"answered": 12, "of": 12}


def test_their_pages_are_pages() -> None:
    """A simulated person sees what a real one would, and takes their seat away when they leave."""
    room = Room(PURPOSE)
    people = populate(room.hub, room.code, 3, chance(1))
    room.open("drafts")
    play(room.hub, people, chance(1))
    assert [person.page["mine"]["saved"] for person in people] == [True] * 3
    for person in people:
        person.leave()
    assert room.desk.page["room"]["here"] == 0


def test_beside_real_people() -> None:
    """Names that are taken by real people, however they are written, are left to them."""
    room = Room(PURPOSE)
    room.join("ADA", "b\u00e9n")
    names = [room.hub.look(person.viewer)["me"]["name"] for person in populate(
        room.hub, room.code, 2, chance(1)
    )]  # fmt: skip
    assert not {"Ada", "Ben"} & set(names)


def test_more_than_there_are_names() -> None:
    """A hundred simulated people have a hundred names."""
    hub = Hub()
    code = hub.create([PURPOSE], "")
    populate(hub, code, 100, chance(1))
    assert len({person.name for person in hub.live(code).state.people.values()}) == 100


def test_rehearsing_twice() -> None:
    """A second rehearsal with the same seed is not taken for the commands of the first."""
    room = Room(PURPOSE)
    first = populate(room.hub, room.code, 3, chance(1))
    room.open("drafts")
    assert play(room.hub, first, chance(1)) == 3
    second = populate(room.hub, room.code, 3, chance(1))
    assert play(room.hub, second, chance(1)) == 3
    assert room.desk.page["board"]["count"] == 6


def test_a_locked_room() -> None:
    """Simulated people do not come through a locked door either."""
    room = Room(PURPOSE)
    room.desk.do("lock_room")
    with pytest.raises(Refused, match="locked"):
        enter(room.hub, room.code, chance(1))


def test_no_such_session() -> None:
    """A rehearsal of a session that does not exist is refused."""
    with pytest.raises(Refused, match="There is no session with the code WRONGX"):
        populate(Hub(), "WRONGX", 1, chance(1))


def test_the_log_knows_them() -> None:
    """The log says of each that they are simulated."""
    room = Room(PURPOSE)
    person = enter(room.hub, room.code, chance(1))
    assert room.live.events[-1].data["simulated"] is True
    assert person.viewer == Viewer(room.code, person.viewer.role, person.viewer.person)
