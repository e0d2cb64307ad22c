"""Board → page: what a viewer sees, as JSON. A pure function of the session, role and person.

A page has two parts. `Shared` is the same for everybody in a role, so it is made once for all of
them; `personal` is one person's own. Together they are the whole page, and their keys never meet.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from commonground.activities.base import Look
from commonground.hub.begun import begun_from
from commonground.hub.live import Live
from commonground.hub.permissions import allowed, asks
from commonground.hub.state import State, activity
from commonground.session.people import Role, Viewer
from commonground.session.steps import RECESS, Step

Json = dict[str, Any]


class Shared:
    """The part of the page that everybody in a role sees, made again only where it is not the same.

    What follows from the log and who is here are two halves of it: most of the time only one of
    them has changed.
    """

    def __init__(self, live: Live, links: Mapping[str, Any]) -> None:
        self._live = live
        self._links = links
        self._of_log: dict[Role, tuple[int, State, Json]] = {}
        self._pages: dict[Role, Json] = {}

    def page(self, role: Role, here: Collection[str], progress: Json) -> Json:
        """The page as it is now; the same object as before when nothing has changed."""
        presence = {"room": _room(self._live.state, role, here), "progress": progress}
        logged = self._logged(role)
        before = self._pages.get(role, {})
        same = before.get("session") is logged["session"]
        if not same or any(before[key] != value for key, value in presence.items()):
            self._pages[role] = logged | presence
        return self._pages[role]

    def _logged(self, role: Role) -> Json:
        live = self._live
        last, state, page = self._of_log.get(role, (0, None, {}))
        if last != live.last or state is not live.state:
            page = logged(live, role, self._links)
            self._of_log[role] = live.last, live.state, page
        return page


def logged(live: Live, role: Role, links: Mapping[str, Any]) -> Json:
    """What everybody in this role sees and what follows from the log alone."""
    state = live.state
    step = state.step
    return {
        "session": {
            "code": live.row.code,
            "title": state.title,
            "locked": state.locked,
            "finished": state.finished,
            "anonymous": state.anonymous,
            **(_extras(state) if role is Role.FACILITATOR else {}),
            **(_begun(state) if role is Role.FACILITATOR else {}),
            **links,
        },
        "agenda": _agenda(state),
        "timing": _timing(state),
        "step": None if step is None else _step(state, step, role),
        "board": {}
        if step is None
        else activity(step).shared(state.board(step), look(live, role, step)),
        "undo": live.undo_label() if role is Role.FACILITATOR else None,
        "agreed": state.agreements(),
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


def _extras(state: State) -> Json:
    """What else can be taken away: pictures of some step, the plan of cards, a calendar."""
    steps = state.steps.values()
    found = {
        "plan": any(step.activity == "indicators" for step in steps),
        "ics": any(activity(step).dates(step) for step in steps),
        "pictures": any(activity(step).draws(step) for step in steps),
    }
    return {name: True for name, there in found.items() if there}


def _begun(state: State) -> Json:
    """What the session started from, where earlier ones led to something."""
    begun = begun_from(state)
    return {"begun_from": begun} if begun else {}


def _agenda(state: State) -> list[Json]:
    """The steps of all workshops, with what is behind and what is ahead.

    Where there are several workshops, the first step of each says which one begins.
    """
    books = state.books
    begins = {w.steps[0].id: w.title for w in books if len(books) > 1 and w.steps}
    ids = list(state.steps)
    now = ids.index(state.current) if state.current else -1
    phases = ("done", "now", "ahead")
    return [
        {
            "id": step.id,
            "title": step.title,
            "minutes": step.minutes,
            "continues": step.continues is not None,
            "workshop": begins.get(step.id),
            "recess": step.activity == RECESS,
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
    held = state.held_in(step)
    ids = [one.id for one in held.steps]
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
        "pictured": role is Role.FACILITATOR and activity(step).draws(step),
        "who_sees": who_sees(state, step),
        "notes": step.notes if role is Role.FACILITATOR else "",
        "options": dict(step.options),
        "revealed": step.revealed,
        "asks": asks(state, step),
        "workshop": held.title if len(state.books) > 1 and not held.is_break else None,
        "gives": step.gives,
        "provisional": state.provisional(held),
        "index": ids.index(step.id),
        "count": len(ids),
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
