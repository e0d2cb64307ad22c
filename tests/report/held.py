"""Sessions that were held, as far as a test wants them to be."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from commonground import report
from commonground.hub import Hub
from commonground.rehearsal import autopilot
from commonground.rehearsal.room import play, populate
from commonground.report.pictures import pictures
from commonground.session.steps import Workshop
from tests.rooms import PURPOSE, Room

Json = dict[str, Any]


def held(seed: int = 1, people: int = 6, workshop: Workshop = PURPOSE) -> Room:
    """A whole workshop with simulated people, led to its end."""
    room, chance = Room(workshop), Random(seed)  # noqa: S311 - chance, not a secret
    there = populate(room.hub, room.code, people, chance)
    while not room.live.state.finished:
        play(room.hub, there, chance)
        room.clock.now += 60
        # Whoever has nothing left to do is not waited for.
        kind, data = autopilot.decide(room.desk.page) or autopilot._go_on(room.desk.page)
        if kind == "open_step":
            room.open(**data)
        else:
            room.desk.do(kind, **data)
    return room


def exported(room: Room, format: str, **options: bool) -> str:  # noqa: A002 - as in the call
    """The text of an export; of the report without its pictures, which take long to draw."""
    making = report.exporting(room.hub, room.code, format, **options)
    return (making.without_pictures() or making()).body.decode("utf-8-sig")


def document(room: Room, **options: bool) -> Json:
    """The JSON export as a program reads it."""
    found: Json = json.loads(exported(room, "json", **options))
    return found


def everywhere(room: Room) -> str:
    """All three files in one text, and all that is in the pictures."""
    record = report.exporting(room.hub, room.code, "html").record
    drawn = [str(found.drawn.spec()) for found in pictures(record)]
    return "\n".join([*drawn, *(exported(room, kind) for kind in report.FORMATS)])


def brought_in(room: Room, hub: Hub, **options: bool) -> str:
    """Carry a session over to another hub; its code there."""
    body = report.export(room.hub, room.code, "json", **options).body
    return report.take(hub, body)
