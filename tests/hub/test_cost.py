"""What one event costs in a large room, counted: how often pages are made, and how much is sent."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from commonground.activities import ACTIVITIES
from commonground.activities.base import REVEALED, Board, Look
from commonground.activities.statement import Statement
from commonground.hub import patch, told, views
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.steps import Step
from tests.hub.loop import Loop
from tests.rooms import PURPOSE, Eye, Json, Room, one

PEOPLE = 100
A_WHILE = 10.0


class Wall(Statement):
    """Any number of cards from anybody, which everybody sees at once."""

    def fold(self, board: Board, event: Event) -> Board:
        """Each event is a card of its own."""
        return super().fold(board, replace(event, actor=event.command))

    def shared(self, board: Board, look: Look) -> Json:
        """In every phase all of it."""
        return super().shared(board, replace(look, phase=REVEALED))


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room whose step is a wall."""
    monkeypatch.setitem(ACTIVITIES, "statement", Wall())
    room = Room(one(Step("wall", "Wall", "statement", 5)), loop=Loop())
    room.join("Ada", "Ben")
    room.open("wall")
    return room


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the hub makes pages and writes JSON."""
    counts: Counter[str] = Counter()

    def count(module: Any, name: str) -> None:
        work: Callable[..., Any] = getattr(module, name)

        def counting(*given: Any) -> Any:
            counts[name] += 1
            return work(*given)

        monkeypatch.setattr(module, name, counting)

    for module, name in [(views, "logged"), (views, "personal"), (told, "encode")]:
        count(module, name)
    for each in {type(each) for each in ACTIVITIES.values()}:
        count(each, "answered")
    return counts


def full_room() -> tuple[Room, Loop, list[bytes]]:
    """A hundred people, a desk and a screen who have their pages open, and what they are sent."""
    loop, lines = Loop(), list[bytes]()
    room = Room(PURPOSE, loop=loop)
    room.join(*(f"Person {number}" for number in range(PEOPLE)))
    room.open("drafts")
    for hand in room.hands():
        room.hub.subscribe(hand.viewer, lambda told: lines.append(told.line()))
    loop.forward(A_WHILE)
    lines.clear()
    return room, loop, lines


def test_one_answer(counted: Counter[str]) -> None:
    """A hundred are told, but only the three roles' pages and one person's own are made again."""
    room, loop, lines = full_room()
    counted.clear()
    room.person("Person 7").do("write", text="Fewer returns")
    loop.forward(A_WHILE)
    assert len(lines) == PEOPLE + 2
    assert counted == {"logged": len(Role), "personal": 1, "answered": 1, "encode": len(Role) + 1}


def test_many_answers_in_a_frame(counted: Counter[str]) -> None:
    """Each who answers is told at once; everybody hears of all of it in one message."""
    room, loop, lines = full_room()
    room.person("Person 0").do("write", text="The first one begins the frame")
    lines.clear()
    counted.clear()
    for number in range(1, 41):
        room.person(f"Person {number}").do("write", text="Fewer returns")
    assert (len(lines), counted["personal"], counted["answered"]) == (40, 40, 40)
    loop.forward(A_WHILE)
    # The one who came last has been told all there is.
    assert len(lines) == 40 + PEOPLE + 2 - 1
    assert (counted["personal"], counted["answered"]) == (40, 40)


def test_forty_who_join_within_a_second() -> None:
    """The others hear of them a few times, not once for each who joins and once for each page."""
    room, loop, lines = full_room()
    arrivals = 40
    for number in range(arrivals):
        hand = room.person(f"Late {number}")
        room.hub.subscribe(hand.viewer, lambda told: None)
        loop.forward(1 / arrivals)
    loop.forward(A_WHILE)
    assert len(lines) <= 5 * (PEOPLE + 2)
    assert room.screen.page["room"]["here"] == PEOPLE + arrivals


def test_the_desk_moves_everybody(counted: Counter[str]) -> None:
    """When a step opens, everybody's own part is made afresh, once."""
    room, loop, lines = full_room()
    counted.clear()
    room.open("rate")
    loop.forward(A_WHILE)
    assert len(lines) == PEOPLE + 2
    assert (counted["personal"], counted["logged"]) == (PEOPLE + 2, len(Role))


def sizes(room: Room, cards: int) -> list[int]:
    """How long a message about one more card is, for each of so many cards."""
    screen = room.hub.subscribe(room.screen.viewer, lambda told: lines.append(told.line()))
    lines: list[bytes] = []
    for number in range(cards):
        room.person("Ada").do("write", text=f"Card {number:04}")
        assert isinstance(room.hub.loop, Loop)
        room.hub.loop.forward(A_WHILE)
    screen.close()
    return [len(line) for line in lines]


def test_a_card_on_a_long_wall(wall: Room) -> None:
    """The thousandth card is told in as many bytes as the tenth, give or take longer numbers."""
    found = sizes(wall, 1000)
    assert len(found) == 1000
    assert found[-1] - found[9] < 8


def test_what_has_not_changed_is_not_looked_at(wall: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes and goes costs nothing on the board: it is the same object, and seen to be."""
    for number in range(100):
        wall.person("Ada").do("write", text=f"Card {number}")
    eye = Eye(wall.hub, wall.screen.viewer)
    compared: list[Json] = []
    diff = patch.diff

    def noted(old: Json, new: Json) -> Json:
        compared.append(new)
        return diff(old, new)

    monkeypatch.setattr(patch, "diff", noted)
    wall.hub.subscribe(wall.person("Ada").viewer, lambda told: None)
    assert isinstance(wall.hub.loop, Loop)
    wall.hub.loop.forward(A_WHILE)
    assert eye.messages[-1]["patch"] == {"room": {"here": 1}, "progress": {"of": 1}}
    assert not any("items" in page for page in compared)
