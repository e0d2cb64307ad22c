"""A packaged workshop in a test: what it is, and how a room holds it."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from commonground.hub.state import activity
from commonground.rehearsal.room import SimulatedPerson, play
from commonground.session.steps import Workshop
from commonground.workshops import packaged, read
from tests.rooms import Room


@cache
def book(name: str) -> Workshop:
    """A packaged workshop."""
    return read(packaged()[name])


def hold(room: Room, people: list[SimulatedPerson], workshop: Workshop) -> None:
    """From step to step: everybody does what there is to do, then the desk reveals."""
    luck = Random(7)  # noqa: S311 - chance, not a secret
    for step in workshop.steps:
        room.open(step.id)
        play(room.hub, people, luck)
        if "reveal" in room.desk.page["can"]:
            room.desk.do("reveal")
        if room.desk.page["board"].get("same"):
            room.desk.do("merge_same")


def outcome(room: Room, step: str) -> dict[str, Any]:
    """What a step leads to."""
    found = room.live.state.steps[step]
    return activity(found).outcome(room.live.state.board(found))
