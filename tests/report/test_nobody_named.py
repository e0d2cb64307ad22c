"""No file and no line of the program's own log names anybody, whatever the room does.

Every activity is rehearsed by people with names that occur nowhere else.
"""

from __future__ import annotations

import json
import logging
from random import Random
from typing import Any

import pytest

from commonground.activities import ACTIVITIES
from commonground.rehearsal.room import SimulatedPerson, play
from commonground.session.steps import RECESS, Step
from tests.report.held import document, exported
from tests.rooms import Room, one

NAMES = tuple(f"Qz{letter}name" for letter in "abcdef")
ITEMS = [{"id": f"i{n}", "text": text} for n, text in enumerate(("Claims", "Brokers", "Legal"), 1)]
CRITERIA = [{"id": name, "label": name, "low": 1, "high": 5} for name in ("value", "cost")]
SETTINGS: dict[str, list[dict[str, Any]]] = {
    "rating": [{"scale": {"low": 1, "high": 5}}, {"everyone": True, "criteria": CRITERIA}],
    "guide": [{"questions": ["What is hard?"], "focus": "questions"}],
    "coding": [
        {
            "quotes": [{"id": "v1", "text": "I wait", "segment": "Brokers"}],
            "themes": [{"id": "t1", "text": "Waiting"}],
        }
    ],
    "ties": [{"people": True}, {}],
    "commitments": [{"tasks": ["Tell the others", "Measure it"]}],
}
EVERYTHING = [
    pytest.param(name, options, id=f"{name}-{number}")
    for name in ACTIVITIES
    for number, options in enumerate(SETTINGS.get(name, [{}]), start=1)
]


def rehearsed(name: str, options: dict[str, Any], *, anonymous: bool) -> Room:
    """Six people do all there is to do, before the reveal and after it; then it is over."""
    step = Step("s", "A step", name, 5, anonymous=True, options={"items": ITEMS, **options})
    room, chance = Room(one(step), anonymous=anonymous), Random(1)  # noqa: S311 - no secret
    room.join(*NAMES)
    room.open("s")
    people = [SimulatedPerson(room.hub, hand.viewer, chance) for hand in room.people.values()]
    play(room.hub, people, chance)
    assert not found(room, room.screen.page)
    if anonymous:
        unseen(room)
    room.desk.send("reveal")
    play(room.hub, people, chance)
    room.people[NAMES[0]].send("not_named")
    for person in people:
        person.leave()
    return room


def found(room: Room, *values: Any) -> set[str]:
    """The people of whom a name or an id is in a value."""
    text = json.dumps(values, ensure_ascii=False)
    return {name for name, hand in room.people.items() if name in text or hand.id in text}


def unseen(room: Room) -> None:
    """Before the reveal nobody is on a board but who may be: those who agreed, in the ties."""
    agreed = {e.actor for e in room.live.events if e.kind == "agreed"}
    named = {name for name, hand in room.people.items() if hand.id in agreed}
    for hand in room.hands():
        assert found(room, hand.page["board"], hand.page["mine"]) <= named


@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize(("name", "options"), EVERYTHING)
def test_a_name_stands_where_somebody_joined_and_nowhere_else(
    name: str,
    options: dict[str, Any],
    anonymous: bool,  # noqa: FBT001
    caplog: pytest.LogCaptureFixture,
) -> None:
    """In the JSON file; and the program's log says of nobody what they are called."""
    caplog.set_level(logging.DEBUG)
    room = rehearsed(name, options, anonymous=anonymous)
    events = document(room)["events"]
    assert {e["data"]["name"] for e in events if e["kind"] == "joined"} == set(NAMES)
    others = json.dumps([e for e in events if e["kind"] != "joined"], ensure_ascii=False)
    assert not [called for called in NAMES if called in others]
    assert not [called for called in NAMES if called in caplog.text]


@pytest.mark.parametrize(("name", "options"), EVERYTHING)
def test_without_names_nobody_can_be_found(name: str, options: dict[str, Any]) -> None:
    """In a step without names no file connects anybody with anything; but who agreed is named."""
    room = rehearsed(name, options, anonymous=True)
    events = document(room)["events"]
    signed = {e["actor"] for e in events if e["kind"] == "agreed"}
    agreed = {called for called, hand in room.people.items() if hand.id in signed}
    assert NAMES[0] not in agreed
    assert found(room, [e for e in events if e["step"]]) == agreed
    assert not found(room, exported(room, "csv"))
    assert found(room, exported(room, "html")) <= agreed
    assert found(room, room.screen.page) <= agreed
    pages = [hand.page["board"] for hand in room.people.values()]
    assert found(room, pages) <= agreed
    assert not agreed or name == "ties"


def test_all_of_them_did_something() -> None:
    """The rehearsals above are not empty: somebody acted wherever people have something to do."""
    for name in ACTIVITIES.keys() - {RECESS, "data"}:
        room = rehearsed(name, SETTINGS.get(name, [{}])[0], anonymous=True)
        acted = [e for e in room.live.events if e.step and e.actor not in ("desk", "hub")]
        assert acted, name
