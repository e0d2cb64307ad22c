"""A rehearsal at a pace of its own, led by an autopilot until a person takes the desk."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from commonground.rehearsal import live
from commonground.rehearsal.autopilot import PATIENCE, decide, pilot, taken_over
from commonground.session.problems import Refused
from commonground.session.steps import Step
from tests.patience import ENOUGH
from tests.rooms import PURPOSE, Room, one

FAST = 1000.0


def run(test: Callable[[], Awaitable[None]]) -> None:
    """Run a test in an event loop, and not for ever."""

    async def main() -> None:
        await asyncio.wait_for(test(), ENOUGH)

    asyncio.run(main())


async def until(room: Room, condition: Callable[[], bool]) -> None:
    """Wait for something that the screen is told of."""
    told = asyncio.Event()
    subscription = room.hub.subscribe(room.screen.viewer, lambda _: told.set())
    while not condition():
        told.clear()
        await told.wait()
    subscription.close()


@pytest.mark.parametrize("seed", range(1, 6))
def test_it_ends_by_itself(seed: int) -> None:
    """Left alone, the rehearsal comes to an agreed statement, ends, and leaves nobody behind."""
    room = Room(PURPOSE)

    async def test() -> None:
        await live.start(room.hub, room.code, 12, seed=seed, speed=FAST, autopilot=True)

    run(test)
    page = room.desk.page
    assert page["session"]["finished"]
    assert page["agreed"][0]["statement"]
    assert page["room"] == page["room"] | {"here": 0, "joined": 12}
    assert [step["phase"] for step in page["agenda"]] == ["done"] * 8 + ["now"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_very_small_room(count: int) -> None:
    """One or two simulated people come to an end too."""
    room = Room(PURPOSE)

    async def test() -> None:
        await live.start(room.hub, room.code, count, speed=FAST, autopilot=True)

    run(test)
    assert room.desk.page["session"]["finished"]


def test_a_person_who_only_watches() -> None:
    """A real person who joined and does nothing does not hold up the others."""
    room = Room(PURPOSE)
    room.hub.subscribe(room.person("Ximena Watches").viewer, lambda message: None)

    async def test() -> None:
        await live.start(room.hub, room.code, 4, speed=FAST, autopilot=True)

    run(test)
    assert room.desk.page["agreed"][0]["statement"]


def test_a_person_takes_the_desk() -> None:
    """From the first thing that a person does at the desk, the session is theirs."""
    room = Room(PURPOSE)

    async def test() -> None:
        rehearsal = live.start(room.hub, room.code, 4, speed=FAST)
        leading = asyncio.ensure_future(pilot(room.hub, room.code, FAST))
        await until(room, lambda: room.live.state.current == "drafts")
        assert not taken_over(room.hub, room.code)
        room.desk.do("extend", minutes=1)
        assert taken_over(room.hub, room.code)
        await leading
        assert (room.live.state.current, room.live.state.finished) == ("drafts", False)
        room.desk.do("finish")
        await rehearsal

    run(test)


def test_without_an_autopilot() -> None:
    """Without an autopilot people come and wait for the facilitator."""
    room = Room(PURPOSE)

    async def test() -> None:
        rehearsal = live.start(room.hub, room.code, 3, speed=FAST)
        await until(room, lambda: room.desk.page["room"]["here"] >= 3)
        room.open("drafts")
        await until(room, lambda: room.desk.page["progress"]["answered"] == 3)
        room.desk.do("finish")
        await rehearsal

    run(test)
    assert {event.command for event in room.live.events if event.actor == "desk"} == {
        "command_00000000000001",
        "command_00000000000002",
    }


def test_somebody_is_removed() -> None:
    """A simulated person who is removed does nothing more, and goes; the others take part."""
    room = Room(PURPOSE)

    async def test() -> None:
        rehearsal = live.start(room.hub, room.code, 3, speed=FAST)
        await until(room, lambda: room.desk.page["room"]["here"] == 3)
        room.desk.do("remove_person", person=next(iter(room.live.state.people)))
        room.open("drafts")
        await until(room, lambda: room.desk.page["progress"]["answered"] == 2)
        room.desk.do("finish")
        await rehearsal

    run(test)
    assert (room.desk.page["board"]["count"], room.hub.here(room.code)) == (2, set())


def test_a_room_that_is_locked_meanwhile() -> None:
    """Who comes to a locked door turns back; those who are in go on."""
    room = Room(PURPOSE)

    async def test() -> None:
        rehearsal = live.start(room.hub, room.code, 30, speed=FAST)
        await until(room, lambda: room.desk.page["room"]["here"] >= 2)
        room.desk.do("lock_room")
        room.open("frame")
        room.desk.do("finish")
        await rehearsal

    run(test)
    assert room.desk.page["room"]["joined"] < 30


NO_REHEARSAL = [
    ({"participants": 0}, "A rehearsal has 1 to 100 simulated people, not 0."),
    ({"participants": 101}, "A rehearsal has 1 to 100 simulated people, not 101."),
    ({"participants": 3, "speed": 0.0}, "The speed is 0.0; it can be 0.1 to 1000."),
    ({"participants": 3, "speed": float("nan")}, "The speed is nan; it can be 0.1 to 1000."),
    ({"participants": 3, "code": "WRONGX"}, "There is no session with the code WRONGX."),
]


@pytest.mark.parametrize(("change", "what"), NO_REHEARSAL)
def test_what_is_no_rehearsal(change: dict[str, object], what: str) -> None:
    """Numbers that make no room, and codes of no session, are refused before anybody joins."""
    room = Room(PURPOSE)
    asked = {"hub": room.hub, "code": room.code} | change

    async def test() -> None:
        with pytest.raises(Refused) as refusal:
            live.start(**asked)  # type: ignore[arg-type]  # what comes from outside
        assert refusal.value.what == what

    run(test)
    assert room.events == 1


def test_the_autopilot_waits() -> None:
    """It waits for people, then for answers; at last it goes on without those who only watch."""
    room = Room(PURPOSE)
    ada, ben = room.join("Ada", "Ben")
    assert decide(room.desk.page) is None
    for hand in (ada, ben):
        room.hub.subscribe(hand.viewer, lambda message: None)
    assert decide(room.desk.page) is None
    assert decide(room.desk.page, PATIENCE) == ("open_step", {"step": "frame"})
    room.person("Chika")
    room.open("drafts")
    ada.do("write", text="Fewer returns")
    assert decide(room.desk.page) is None
    assert decide(room.desk.page, PATIENCE) == ("reveal", {})
    ben.do("write", text="Less waiting")
    assert decide(room.desk.page) == ("reveal", {})
    room.desk.do("reveal")
    assert decide(room.desk.page) == ("open_step", {"step": "check"})


def test_the_autopilot_decides() -> None:
    """It chooses what most prefer, adopts an amendment, records agreement, and ends."""
    room = Room(PURPOSE)
    people = room.join("Ada", "Ben", "Chika", "Dilan")
    room.open("merge")
    for person in people:
        if person.page["mine"]["version"] == 0:
            person.do("propose", text=f"by {person.page['mine']['group']}", base=0)
    room.open("reveal")
    for person in people:
        person.do("prefer", group="B")
    assert decide(room.desk.page) == ("choose", {"group": "B"})
    room.desk.do("choose", group="B")
    assert decide(room.desk.page) == ("open_step", {"step": "edit"})
    room.open("edit")
    room.open("consent")
    people[0].do("respond", choice="objection", harm="It hurts", amendment="Less waiting")
    room.desk.do("reveal")
    assert decide(room.desk.page) == ("amend", {"text": "Less waiting"})
    room.desk.do("amend", text="Less waiting")
    people[0].do("respond", choice="consent")
    room.desk.do("reveal")
    assert decide(room.desk.page) == ("confirm", {})
    assert decide(room.desk.page, 2 * PATIENCE) == ("open_step", {"step": "owners"})
    room.open("owners")
    assert decide(room.desk.page) == ("finish", {})


def test_what_is_written_alike_is_merged() -> None:
    """Before the room goes on with cards, those that differ in case only are one."""
    room = Room(one(Step("names", "Names", "cards", 5)))
    ada, ben = room.join("Ada", "Ben")
    room.open("names")
    ada.do("add_card", text="Brokers", kind="")
    ben.do("add_card", text="brokers", kind="")
    room.desk.do("reveal")
    assert decide(room.desk.page) == ("merge_same", {})
    room.desk.do("merge_same")
    assert decide(room.desk.page) == ("finish", {})
