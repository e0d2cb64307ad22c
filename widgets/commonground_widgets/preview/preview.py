"""A step at work in a notebook on its own.

The room is a hub in this kernel's memory, in which simulated people have been through the steps
above; nothing of it is stored, and no running server is touched. Its participant, desk and screen
are shown in one frame that can be switched between them: what is done in one is seen in the others.

The three pages are one widget with one line to the browser. Each message says whose it is: ``page``
is "participant", "desk" or "screen", and the rest is what that page's own line would carry
(`commonground_widgets.page.page`). A message ``{"play": true}`` is the frame's own: the simulated
people, who wait so that one can look at the step as it begins, are to do their part.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from commonground import report
from commonground.hub import Hub
from commonground.hub.links import Link, LocalLink
from commonground.rehearsal.room import play, populate
from commonground.report import pictures
from commonground.session.commands import Command
from commonground.session.people import Role, Viewer
from commonground.session.steps import Step, Workshop
from commonground_widgets.page import built
from commonground_widgets.page.page import Line, Message

if TYPE_CHECKING:
    from commonground.charts import Drawn, View

PEOPLE = 6
SEED = 1
ABOVE = "What stands above this cell is your script. While you hold the workshop it is shown here."


def _newest(_value: object, shown: Preview) -> Message:
    return shown.newest()


def _unchanged(_value: object, shown: Preview) -> Message:
    return dict(shown.states)


class Preview(anywidget.AnyWidget):
    """The pages of one room in one frame.

    ``links`` are their links, by the name of the page; ``play`` lets the simulated people act.
    """

    states = traitlets.Dict().tag(sync=True, to_json=_newest, from_json=_unchanged)
    """What each page is drawn from, made when it is asked for: name → {"page", "v", "now"}."""

    title = traitlets.Unicode().tag(sync=True)
    """The step's title (str), for those who hear the frame instead of seeing it."""

    people = traitlets.Int().tag(sync=True)
    """How many simulated people are in the room (int)."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, links: Mapping[str, Link], play: Callable[[], object], **settings: Any
    ) -> None:
        if unknown := [name for name in settings if not self.has_trait(name)]:
            names = ", ".join(repr(name) for name in unknown)
            raise TypeError(f"Preview knows no {names}: check the spelling.")
        self._play = play
        self._lines = {name: Line(link, self._teller(name)) for name, link in links.items()}
        super().__init__(**settings)
        self.on_msg(self._heard)
        for line in self._lines.values():
            line.listen()

    @traitlets.default("_esm")
    def _script(self) -> str:
        return built.inline("preview.js")

    @traitlets.default("_css")
    def _styles(self) -> str:
        return built.inline("preview.css")

    def newest(self) -> Message:
        """The pages as the hub has told them so far."""
        return {name: line.newest() for name, line in self._lines.items()}

    def _teller(self, name: str) -> Callable[[Message], None]:
        return lambda message: self.send({**message, "of": name})

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        """Pass on what a page says to its line; the browser may say anything."""
        if not isinstance(message, Mapping):
            return
        if message.get("play") is True:
            self._play()
        elif line := self._lines.get(str(message.get("of"))):
            line.heard(message)


class Rehearsal:
    """A room of simulated people who have been through the steps before this one, now open.

    ``guests`` are others who were there from the beginning, and did nothing.
    """

    def __init__(self, workshop: Workshop, step: Step, guests: Sequence[str] = ()) -> None:
        steps = tuple(replace(each, notes=each.notes or ABOVE) for each in workshop.steps)
        self.hub = Hub()
        self.code = self.hub.create([replace(workshop, steps=steps)], workshop.title)
        self.desk = Viewer(self.code, Role.FACILITATOR)
        self._chance = random.Random(SEED)  # noqa: S311  # makes a rehearsal, not a secret
        self._people = populate(self.hub, self.code, PEOPLE, self._chance)
        self.guests = [self.hub.join(self.code, name) for name in guests]
        for earlier in workshop.steps:
            self.hub.handle([(self.desk, _open(earlier))])
            if earlier.id == step.id:
                break
            self.play()
            if earlier.activity == "data":  # what no person brings, but the desk
                self.hub.handle([(self.desk, _said("take_sample", earlier.id))])

    def play(self) -> None:
        """Let everybody do their part."""
        play(self.hub, self._people, self._chance)


def preview(workshop: Workshop, step: Step) -> Preview:
    """The step as the participant "You" sees it, as the desk does, and as the screen does."""
    room = Rehearsal(workshop, step, guests=["You"])
    (you,) = room.guests
    viewers = {
        "participant": Viewer(room.code, Role.PARTICIPANT, you.id),
        "desk": room.desk,
        "screen": Viewer(room.code, Role.SCREEN),
    }
    links = {name: LocalLink(room.hub, viewer) for name, viewer in viewers.items()}
    return Preview(links, room.play, title=step.title, people=PEOPLE)


def picture(workshop: Workshop, step: Step, view: View | None = None) -> Drawn | None:
    """What simulated people made of the step, drawn; None where there is nothing to see."""
    room = Rehearsal(workshop, step)
    room.play()
    # Refused where everybody sees everything anyway.
    room.hub.handle([(room.desk, _said("reveal", step.id))])
    record = report.exporting(room.hub, room.code, "html").record
    return pictures.drawn(record, record.state.steps[step.id], view)


def _said(kind: str, step: str) -> dict[str, object]:
    return {"id": f"{kind}_{step:0>12}", "kind": kind, "step": step, "data": {}}


def _open(step: Step) -> dict[str, object]:
    data = {"step": step.id, "reason": "It is shown by itself, below its cell."}
    command = Command(f"open_{step.id:0>8}", "open_step", None, data)
    return {"id": command.id, "kind": command.kind, "data": command.data}
