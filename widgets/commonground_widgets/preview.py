"""A step at work in a notebook on its own.

The room is a hub in this kernel's memory, in which simulated people have been through the steps
above; nothing of it is stored, and no running server is touched.
"""

from __future__ import annotations

import random

import ipywidgets  # type: ignore[import-untyped]

from commonground.hub import Hub
from commonground.hub.links import LocalLink
from commonground.rehearsal.room import play, populate
from commonground.session.commands import Command
from commonground.session.people import Role, Viewer
from commonground.session.steps import Step, Workshop
from commonground_widgets.roles import page

PEOPLE = 6
SEED = 1


def preview(workshop: Workshop, step: Step) -> ipywidgets.Tab:
    """The step as the participant "You" sees it, as the desk does, and as the screen does."""
    hub = Hub()
    code = hub.create([workshop], workshop.title)
    chance = random.Random(SEED)  # noqa: S311  # makes a rehearsal, not a secret
    people = populate(hub, code, PEOPLE, chance)
    you = hub.join(code, "You")
    desk = Viewer(code, Role.FACILITATOR)
    for earlier in workshop.steps:
        hub.handle([(desk, _open(earlier))])
        if earlier.id == step.id:
            break
        play(hub, people, chance)
    viewers = {
        "Participant": Viewer(code, Role.PARTICIPANT, you.id),
        "Desk": desk,
        "Screen": Viewer(code, Role.SCREEN),
    }
    pages = [page(LocalLink(hub, viewer)) for viewer in viewers.values()]
    return ipywidgets.Tab(pages, titles=list(viewers))


def _open(step: Step) -> dict[str, object]:
    command = Command(f"open_{step.id:0>8}", "open_step", None, {"step": step.id})
    return {"id": command.id, "kind": command.kind, "data": command.data}
