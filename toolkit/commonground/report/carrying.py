"""Carrying over: what earlier sessions led to, for a session that goes on from there.

Months lie between a plan and its review, and the people may be others. A session may therefore
begin with what earlier ones gave (`Step.gives`), from this server or from their JSON files, as if
an earlier workshop of its own had given it. It stands in the event that creates the session, so
that every export has it.

Only what may leave a session is carried over: what was revealed to everybody, or said in the open.
An outcome holds what a group found and not who said it; were a person or a pseudonym in one of
them, it is left out here, since it would be nobody in the next session.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from commonground.hub.state import activity, veil_of
from commonground.report.record import Record
from commonground.session.events import DESK, HUB
from commonground.session.problems import Refused

Json = dict[str, Any]
_NOTHING = object()


def carried(records: Sequence[Record]) -> Json:
    """What sessions that go on from these begin with; of two that gave the same, the later counts.

    ``from`` tells where it comes from: the title and code of each session, its workshops, and when
    it was last changed (seconds since the epoch). ``given`` has the outcomes by their names.
    Raises `Refused` where there are none.
    """
    given: Json = {}
    for record in records:
        given |= outcomes(record)
    if records and not given:
        raise Refused(
            f"“{records[0].state.title}” has led to nothing yet that another session could begin "
            "with.",
            do="Reveal and agree on something in it first, or start without it.",
        )
    return {"from": [_told(record) for record in records], "given": given} if records else {}


def outcomes(record: Record) -> Json:
    """What a session gave, and what it had been given itself, by name."""
    state = record.state
    people = {event.actor for event in record.kept.events} - {DESK, HUB} | state.people.keys()
    found: Json = dict(state.carried.get("given", {}))
    for step in state.steps.values():
        if not step.gives or step.id not in state.opened or not state.is_revealed(veil_of(step)):
            continue
        outcome = _without(activity(step).outcome(state.board(step)), people)
        if any(outcome.values()):
            reason = state.provisional(state.held_in(step))
            found[step.gives] = outcome | ({"provisional": reason} if reason else {})
    return found


def _told(record: Record) -> Json:
    state = record.state
    return {
        "title": state.title,
        "code": record.row.code,
        "at": record.kept.events[-1].at,
        "workshops": [workshop.title for workshop in state.books],
    }


def _without(value: Any, people: Collection[str]) -> Any:
    """The value without keys and texts that are somebody's name in a log."""
    if isinstance(value, Mapping):
        kept = {k: _without(one, people) for k, one in value.items() if k not in people}
        return {key: one for key, one in kept.items() if one is not _NOTHING}
    if isinstance(value, list | tuple):
        return [one for each in value if (one := _without(each, people)) is not _NOTHING]
    return _NOTHING if isinstance(value, str) and value in people else value
