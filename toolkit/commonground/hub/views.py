"""Board → page: what a viewer sees, as JSON. A pure function of the session, role and person.

A page has two parts. `shared` is the same for everybody in a role, so it is made once for all of
them; `personal` is one person's own. Together they are the whole page, and their keys never meet.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from commonground.activities.base import Look
from commonground.hub.live import Live
from commonground.hub.permissions import allowed
from commonground.hub.state import State, activity
from commonground.session.people import Role, Viewer
from commonground.session.steps import Step

Json = dict[str, Any]


def shared(live: Live, role: Role, here: Collection[str], links: Mapping[str, Any]) -> Json:
    """The part of the page that everybody in this role sees."""
    state = live.state
    step = state.step
    return {
        "session": {
            "code": live.row.code,
            "title": state.title,
            "locked": state.locked,
            "finished": state.finished,
            "anonymous": state.anonymous,
            **links,
        },
        "room": _room(state, role, here),
        "agenda": _agenda(state),
        "timing": _timing(state),
        "step": None if step is None else _step(state, step, role),
        "progress": _progress(live, step, here),
        "board": {}
        if step is None
        else activity(step).shared(state.board(step), look(live, role, step)),
        "undo": live.undo_label() if role is Role.FACILITATOR else None,
        "outcome": state.outcome() or None,
    }


def personal(live: Live, viewer: Viewer, draft: Mapping[str, Any] | None = None) -> Json:
    """The part of the page that only this viewer sees."""
    state, step = live.state, live.state.step
    person = state.people.get(viewer.person or "")
    mine: Json = {}
    if person is not None and step is not None:
        author = live.author(person.id, step)
        mine = activity(step).mine(state.board(step), author, look(live, viewer.role, step))
    return {
        "me": {
            "role": str(viewer.role),
            "person": person.id if person else None,
            "name": person.name if person else None,
        },
        "mine": mine,
        "draft": dict(draft or {}),
        "can": allowed(state, viewer),
    }


def look(live: Live, role: Role, step: Step) -> Look:
    """How a role looks at a step's board, with the names that its authors go by."""
    people = live.state.people.values()
    names = {person.id: person.name for person in people}
    return Look(role, live.state.phase(step.id) or "", step, names)


def _room(state: State, role: Role, here: Collection[str]) -> Json:
    people = [
        {"id": p.id, "name": p.name, "here": p.id in here, "simulated": p.simulated}
        for p in state.people.values()
    ]
    return {
        "here": sum(1 for person in people if person["here"]),
        "joined": len(people),
        "people": people if role is Role.FACILITATOR else [],
    }


def _agenda(state: State) -> list[Json]:
    """The steps of all workshops, with what is behind and what is ahead."""
    ids = list(state.steps)
    now = ids.index(state.current) if state.current else -1
    phases = ("done", "now", "ahead")
    return [
        {
            "id": step.id,
            "title": step.title,
            "minutes": step.minutes,
            "continues": step.continues is not None,
            "phase": phases[(place >= now) + (place > now)],
        }
        for place, step in enumerate(state.steps.values())
    ]


def _timing(state: State) -> Json:
    steps = list(state.steps.values())
    now = list(state.steps).index(state.current) if state.current else 0
    return {
        "started_at": state.started_at,
        "planned_before": sum(step.minutes for step in steps[:now]),
        "total": sum(step.minutes for step in steps),
    }


def _step(state: State, step: Step, role: Role) -> Json:
    opened = state.opened[step.id]
    return {
        "id": step.id,
        "title": step.title,
        "prompt": step.prompt,
        "minutes": step.minutes,
        "activity": step.activity,
        "phase": opened.phase,
        "opened_at": opened.at,
        "ends_at": opened.ends_at,
        "left": opened.left,
        "anonymous": state.anonymous and state.steps.get(step.board, step).anonymous,
        "private": activity(step).private,
        "who_sees": who_sees(state, step),
        "notes": step.notes if role is Role.FACILITATOR else "",
        "options": dict(step.options),
        "revealed": step.revealed,
        "index": list(state.steps).index(step.id),
        "count": len(state.steps),
    }


def who_sees(state: State, step: Step) -> str:
    """Who will see what a person writes in this step: the promise that stands above the field."""
    if step.who_sees:
        return step.who_sees
    if activity(step).promise:
        return activity(step).promise
    anonymous = state.anonymous and state.steps.get(step.board, step).anonymous
    if not activity(step).private:
        return "Everybody sees this at once."
    if anonymous:
        return (
            "Only you see this until the facilitator reveals it. Then everybody sees it without "
            "names; nobody is told who wrote it, not even the facilitator."
        )
    return "Only you see this until the facilitator reveals it. Then it stands under your name."


def _progress(live: Live, step: Step | None, here: Collection[str]) -> Json:
    """N of M. M counts those who are here; who answered and left counts in neither."""
    state = live.state
    present = [person for person in state.people if person in here]
    if step is None:
        return {"answered": 0, "of": len(present)}
    board, phase = state.board(step), state.phase(step.id) or ""
    answered = (activity(step).answered(board, live.author(one, step), phase) for one in present)
    return {"answered": sum(answered), "of": len(present)}
