"""The review: files come in, and what they say is held against what was agreed and expected."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from commonground.hub import Hub
from commonground.rehearsal.room import play, populate
from commonground.report.carrying import carried
from commonground.report.opened import opened
from commonground.session.people import Role, Viewer
from tests.report.held import exported, held
from tests.rooms import Hand, Room
from tests.samples.brought import brought
from tests.samples.organisations import FOLDER
from tests.workshops.holding import book, outcome

Json = dict[str, Any]
BOOK = book("review")
PLANNED = opened((FOLDER / "northwind-claims-synthetic-session.json").read_bytes())


def going_on() -> Room:
    """A review that goes on from the session in which the samples' plan was made."""
    room = Room(BOOK)
    room.hub = Hub(clock=room.clock)
    room.code = room.hub.create([BOOK], "The review", carried=carried([PLANNED]))
    room.desk = Hand(room, Viewer(room.code, Role.FACILITATOR))
    room.screen = Hand(room, Viewer(room.code, Role.SCREEN))
    return room


def reviewed(*, works: bool) -> Room:
    """The whole hour, with the files of one of the sample organisations and simulated people."""
    room, chance = going_on(), Random(3)  # noqa: S311 - chance, not a secret
    people = populate(room.hub, room.code, 5, chance)
    for step in BOOK.steps:
        room.open(step.id)
        for file in brought(works=works) if step.id == "data" else ():
            room.desk.do("take_in", **file)
        play(room.hub, people, chance)
        if "reveal" in room.desk.page["can"]:
            room.desk.do("reveal")
        if step.id == "decision":
            break
    for person in people:
        person.leave()
    return room


def test_it_is_an_hour() -> None:
    """Each step with its minutes."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        ("agreed", 3),
        ("data", 5),
        ("results", 9),
        ("value", 8),
        ("retrospective", 12),
        ("against", 5),
        ("gate", 6),
        ("decision", 6),
        ("mending", 6),
    ]
    assert BOOK.minutes == 60
    given = {step.gives for step in BOOK.steps if step.gives}
    assert given >= {"results", "value", "retrospective", "scale gate", "decision"}


def test_the_effect_is_found_in_the_files() -> None:
    """From four files, as they were exported, to the label of each result and to the gate."""
    room = reviewed(works=True)
    found = {one["id"]: one for one in outcome(room, "results")["items"]}
    assert {card: (one["verdict"], one["label"]) for card, one in found.items()} == {
        "rework": ("better", "compared with a control"),
        "reopened": ("better", "compared with a control"),
        "answered": ("better", "compared with a control"),
        "minutes": ("no change shown", "compared with a control"),
        "active": ("context", "shift signal"),
    }
    assert found["rework"]["low"] < -6 < found["rework"]["high"] < 0
    scale = outcome(room, "results")
    assert scale["hot_spots"] == [
        {"name": "Motor North", "moved": 1},
        {"name": "Property North", "moved": 1},
    ]
    assert scale["counters"] == [{"name": "Time until solved", "breached": False}]
    assert (scale["weeks"], scale["change"]) == (34, "2025-11-01")
    verdicts = outcome(room, "gate")["verdicts"]
    assert [verdicts[name] for name in ("signals", "counter-metrics", "long enough")] == ["met"] * 3
    for kind in ("html", "csv"):
        assert "compared with a control" in exported(room, kind)


def test_its_absence_is_respected_in_the_files() -> None:
    """Nothing is claimed, the gate says so, and scaling cannot be chosen."""
    room = reviewed(works=False)
    found = {one["id"]: one["verdict"] for one in outcome(room, "results")["items"]}
    assert {found[card] for card in ("rework", "reopened", "answered")} == {"no change shown"}
    assert outcome(room, "gate")["verdicts"]["signals"] == "not met"
    assert outcome(room, "gate")["suggestion"] == "adapt"
    options = {one["text"]: one["id"] for one in room.desk.page["board"]["options"]}
    scaling: Json = {"options": [options["Scale one step"]], "reason": "We want it.", "figures": {}}
    assert "Scale one step" in room.desk.refused("decide", **scaling)
    room.desk.do("decide", options=[options["Adapt"]], reason="Nothing has moved.", figures={})
    assert outcome(room, "decision")["text"].startswith("Adapt")


def test_what_was_predicted_stands_beside_what_came() -> None:
    """On every page, in the step that goes on with the results."""
    room = reviewed(works=True)
    room.desk.do("open_step", at=None, step="against")
    found = {one["id"]: one["predicted"]["where"] for one in room.screen.page["board"]["results"]}
    assert found == {"rework": "inside", "reopened": "beyond", "answered": "beyond"}


@pytest.mark.parametrize("seed", [1, 2])
def test_it_can_be_rehearsed_alone(seed: int) -> None:
    """Without a plan of its own it has an example, and takes the sample; it comes to its end."""
    room = held(seed, people=4, workshop=BOOK)
    assert [one["text"] for one in outcome(room, "results")["items"]] == [
        "Tickets reopened",
        "Time until solved, in minutes",
    ]
    assert outcome(room, "value")["worth"]["draws"] == 10_000
