"""Adding to a session that runs: a workshop, or a break, as the desk asks for it.

The workshop comes from those that the hub was told of (`Hub.books`); a page names it and never
brings one. It is written into the log as a whole, as the first ones were, so that a session goes on
with what was added whatever becomes of the notebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities.base import one_of
from commonground.hub import ahead
from commonground.hub.begun import where_given
from commonground.hub.state import State
from commonground.methods.programme import Given
from commonground.session.problems import Refused
from commonground.session.steps import Workshop, joining, recess
from commonground.session.text import LINE_LENGTH, clean

LONGEST_BREAK = 240  # minutes
MOST = 40  # workshops and breaks in one session
_COMING = {"items": [{"text": "what a step will lead to"}]}
Books = Mapping[str, Workshop]


def added(state: State, data: Mapping[str, Any], books: Books) -> dict[str, Any]:
    """What the event says: the workshop as this session calls it, and after which one it comes.

    ``data`` names a ``workshop``, or a ``break`` with its ``minutes``; ``place`` is "next", after
    what the room is in, or "end". Raises `Refused`.
    """
    place = one_of(data.get("place", "end"), ("next", "end"), "place")
    if len(state.workshops) >= MOST:
        raise Refused(f"There are {MOST} workshops and breaks already.", do="Begin a new session.")
    workshop = joining(state.workshops, _asked(data, books))
    return {"workshop": workshop.to_json(), "after": _after(state, place)}


def _asked(data: Mapping[str, Any], books: Books) -> Workshop:
    if "break" in data:
        title = clean(data["break"], LINE_LENGTH, lines=False, name="name of the break")
        minutes = data.get("minutes")
        if type(minutes) is not int or not 1 <= minutes <= LONGEST_BREAK:
            raise Refused(f"A break has 1 to {LONGEST_BREAK} minutes.", do="Choose its length.")
        return recess(title or "Break", minutes)
    name = data.get("workshop")
    if not isinstance(name, str) or name not in books:
        there = ", ".join(books) or "none at the moment"
        raise Refused("There is no such workshop here.", do=f"Choose one of: {there}.")
    return books[name]


def _after(state: State, place: str) -> str | None:
    """The workshop after which it comes; None for the beginning of a session not yet begun."""
    if place == "end":
        return state.workshops[-1].id
    return state.held_in(state.step).id if state.step else None


def begins_with(state: State, workshop: Workshop) -> list[str]:
    """What a workshop would take from those before it, in words; a sentence for each thing."""
    names = dict.fromkeys(step.takes for step in workshop.steps if step.takes)
    return [_begins_with(state, name) for name in names if name]


def locked_by(state: State, workshop: Workshop, given: Given) -> list[str]:
    """What would be missing for a workshop at the end of a session, and what would open it.

    ``given`` is what is there; what a step of the session is still to give is not missing.
    """
    coming = {step.gives: _COMING for step in state.steps.values() if step.gives}
    lacks = ahead.lacking_for(state, workshop, "", {**coming, **given})
    return [f"{lack.words} {lack.cure}" for lack in lacks]


def _begins_with(state: State, name: str) -> str:
    givers = [step for step in state.steps.values() if step.gives == name]
    agreed = [one["workshop"] for one in state.agreements() if one["gives"] == name]
    if agreed:
        return f"Starts from the {name} that you agreed on in “{agreed[-1]}”."
    if (earlier := where_given(state, name)) and not any(g.id in state.opened for g in givers):
        return f"Starts from the {name} of an earlier session, {earlier}."
    if not givers:
        return f"Asks for the {name} first: no workshop before it leads to one."
    title = state.held_in(givers[-1]).title
    if any(step.id in state.opened for step in givers):
        return f"Starts from the {name} as it stands in “{title}”."
    return f"Starts from the {name}, once “{title}” has led to it."
