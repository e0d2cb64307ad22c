"""Holding a session once, on trial and away from everybody, before it is taken in.

Its events are folded, every step is shown in every role, one command of each kind is decided, and
the exports are written. A file that was tampered with may break any of this; it then breaks here,
and not in a room full of people.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from jinja2 import TemplateError

from commonground.activities import ACTIVITIES
from commonground.activities.base import Ask, Author, Room
from commonground.hub import views
from commonground.hub.live import Live
from commonground.methods.programme import IDS
from commonground.report import page, table
from commonground.report.checks import damaged
from commonground.report.public import revealed
from commonground.report.record import Record
from commonground.session.events import Event
from commonground.session.people import Role, Viewer
from commonground.session.problems import Refused
from commonground.session.steps import Step, Workshop
from commonground.session.text import LINE_LENGTH, NAME_LENGTH, same_name
from commonground.store import SessionRow

POINTS = 25
_OF_A_LACK = ("id", "words", "cure")
_BROKEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_ANYBODY = Author("trial", "trial")
_ANY_DATA = {"text": "on trial", "slots": {}, "base": 0}


def hold(code: str, events: Sequence[Event]) -> None:
    """Raises `Unusable` unless a session with these events can be held and shown."""
    try:
        _check_beginning(events)
        live = Live(SessionRow(code, "trial", "trial", "trial", events[0].at, "trial"), events)
        _check_names(live.state.workshops)
        _check_people(live)
        _check_scales(live)
        _show_every_step(live)
        _try_every_step(live)
        record = Record(live.row, revealed(live.events), events[-1].at)
        page.write(record, drawn=False)  # a server that takes it in draws nothing itself
        table.write(record)
    except (*_BROKEN, TemplateError) as error:
        raise damaged("its events do not fit together") from error


def _check_beginning(events: Sequence[Event]) -> None:
    first = events[0]
    if [event.seq for event in events if event.kind == "session_created"] != [1]:
        raise damaged("it does not begin with the session's creation")
    if not isinstance(first.data["title"], str) or len(first.data["title"]) > LINE_LENGTH:
        raise damaged("its title is no title")
    if not isinstance(first.data["anonymous"], bool):
        raise damaged("it does not say whether it is anonymous")
    added = [event.data for event in events if event.kind == "workshop_added"]
    given = [*first.data["workshops"], *(one["workshop"] for one in added)]
    workshops = [Workshop.from_json(workshop) for workshop in given]
    for workshop in workshops:
        _check_workshop(workshop)
    _check_names(workshops[: len(first.data["workshops"])])
    if not all(isinstance(one["after"], str | None) for one in added):
        raise damaged("one of its workshops has no place")
    _check_carried(first.data.get("carried", {}))
    for event in events:
        if event.kind == "step_opened" and "jump" in event.data:
            _check_jump(event.data["jump"])


def _check_carried(carried: dict[str, Any]) -> None:
    """What an earlier session gave: outcomes by name, and where they come from."""
    came = carried.get("from", [])
    right = (
        isinstance(carried.get("given", {}), dict)
        and all(isinstance(one, dict) for one in carried.get("given", {}).values())
        and all(
            isinstance(one["title"], str)
            and isinstance(one["code"], str)
            and isinstance(one["at"], int | float)
            for one in came
        )
    )
    if not right or (carried and carried.keys() != {"from", "given"}):
        raise damaged("what it was begun with has the wrong form")


def _check_jump(jump: dict[str, Any]) -> None:
    """Why a step was opened ahead of the programme."""
    texts = [jump["reason"], *(one[key] for one in jump["missing"] for key in _OF_A_LACK)]
    if not jump["missing"] or not all(isinstance(text, str) for text in texts):
        raise damaged("the reason for going ahead has the wrong form")


def _check_workshop(workshop: Workshop) -> None:
    texts = (workshop.id, workshop.title, workshop.leads_to, workshop.provisional)
    if workshop.stage not in ("", *IDS):
        raise damaged("one of its workshops is of no stage")
    if not all(isinstance(text, str) for text in texts) or not workshop.steps:
        raise damaged("one of its workshops has the wrong form")
    for step in workshop.steps:
        _check_step(step)
        _check_stage(step)


def _check_names(workshops: Sequence[Workshop]) -> None:
    """Each workshop and each step has a name of its own, also where some were added."""
    steps = [step.id for workshop in workshops for step in workshop.steps]
    if (
        not steps
        or len(steps) > len({*steps})
        or len(workshops) > len({one.id for one in workshops})
    ):
        raise damaged("its steps have no names of their own")


def _check_step(step: Step) -> None:
    if step.activity not in ACTIVITIES:
        raise damaged(f"this version knows no activity “{step.activity[:40]}”")
    of_type = {
        str: (step.id, step.title, step.prompt, step.notes, step.who_sees),
        str | None: (step.source, step.continues, step.gives, step.takes),
        bool: (step.anonymous, step.revealed),
        int | float: (step.minutes,),
        dict: (step.options,),
    }
    right = all(isinstance(value, kind) for kind, values in of_type.items() for value in values)
    if not right or not 0 <= step.minutes <= 10_000:
        raise damaged("one of its steps has the wrong form")


def _check_stage(step: Step) -> None:
    if step.stage not in (None, *IDS):
        raise damaged("one of its steps is of no stage")


def _check_people(live: Live) -> None:
    for person in live.state.people.values():
        same_name(person.name, "")
        if len(person.name) > NAME_LENGTH:
            raise damaged("one of its people has no name")


def _check_scales(live: Live) -> None:
    """A scale of a million points would be counted point by point, and never end."""
    for step in live.state.steps.values():
        board = live.state.board(step)
        on = [(one["low"], one["high"]) for one in board.get("criteria", ())]
        on += [tuple(board["scale"])] if "scale" in board else []
        on += [(board["field"]["low"], board["field"]["high"])] if "field" in board else []
        for low, high in on:
            if not (type(low) is type(high) is int and 1 <= high - low <= POINTS):
                raise damaged(f"the scale of “{step.title}” is none that people can use")


def _show_every_step(live: Live) -> None:
    state = live.state
    person = next(iter(state.people), None)
    for step in [None, *state.opened]:
        live.state = replace(state, current=step)
        pages = [views.logged(live, role, {}) for role in Role]
        pages += [views.personal(live, Viewer("", Role.PARTICIPANT, person))]
        json.dumps(pages, allow_nan=False)
    live.state = state


def _try_every_step(live: Live) -> None:
    for step in live.state.steps.values():
        activity, board = ACTIVITIES[step.activity], live.state.board(step)
        source = live.state.steps.get(step.source or "")
        found = ACTIVITIES[source.activity].outcome(live.state.board(source)) if source else {}
        room = Room(["trial"], {"trial": ()}, "trial", live.given(step))
        for one in (found, room.given.get(step.takes or "", {})):
            activity.prepare(step, one, room)
        activity.authorship(board)
        for kind in activity.commands:
            with suppress(Refused):
                activity.decide(board, Ask(kind, _ANY_DATA, _ANYBODY, step, "trial-command"))
